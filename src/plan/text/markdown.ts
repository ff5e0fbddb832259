import { groupedNumber } from '../../grouped-number.js';
/** Text of a hostile repository made safe to stand in Markdown and on the terminal that shows it. */

/** A code span: control characters spelled out, a fence longer than any run of backticks inside, bars escaped for tables. */
export function code(text: string): string {
  const safe = visible(text).replaceAll('|', '\\|');
  const longest = Math.max(0, ...(safe.match(/`+/g) ?? []).map((run) => run.length));
  const fence = '`'.repeat(longest + 1);
  const space = longest > 0 || safe.startsWith(' ') ? ' ' : '';
  return safe === '' ? '' : `${fence}${space}${safe}${space}${fence}`;
}

/** Control, bidirectional and invisible characters as \xHH or \u{...}. */
export function visible(text: string): string {
  // eslint-disable-next-line no-control-regex
  return text.replace(/[\u0000-\u001F\u007F-\u009F\u200B-\u200F\u2028-\u202E\u2060-\u206F\uFEFF]/g, (character) => {
    const value = character.codePointAt(0)!;
    return value < 256 ? `\\x${value.toString(16).padStart(2, '0')}` : `\\u{${value.toString(16)}}`;
  });
}

/**
 * Plain words of the repository or a rule: nothing in them is Markdown. Only what would mean something is escaped, since
 * many read the file as it is: an underscore inside a word, `a > b` and a backslash before a letter mean nothing.
 */
export function plain(text: string): string {
  return visible(text)
    .replace(/\\(?![A-Za-z0-9 ])/g, '\\\\')
    .replace(/[`*[\]<|~]|(?<! )>|>(?! )|(?<![A-Za-z0-9])_|_(?![A-Za-z0-9])/g, '\\$&')
    .replace(/^[#>+-]/, '\\$&');
}

export function table(head: readonly string[], rows: readonly (readonly string[])[]): string[] {
  return [row(head), row(head.map(() => '---')), ...rows.map(row), ''];
}

function row(cells: readonly string[]): string {
  return `| ${cells.map((cell) => cell.replaceAll('\n', ' ')).join(' | ')} |`;
}

export function shell(...lines: string[]): string[] {
  return ['```sh', ...lines, '```', ''];
}

export function list(items: readonly string[], mark = '-'): string[] {
  return items.map((item, at) => `${mark === '1' ? `${at + 1}.` : mark} ${item}`);
}

export function plural(count: number, one: string, many = `${one}s`): string {
  return `${groupedNumber(count)} ${count === 1 ? one : many}`;
}

/** "S1, S3-S7": ids of one letter and a number, runs drawn together. */
export function idList(ids: readonly string[]): string {
  const runs: { first: string; last: string; next: string }[] = [];
  for (const id of ids) {
    const run = runs.at(-1);
    const next = `${id.replace(/\d+$/, '')}${Number(/\d+$/.exec(id)?.[0] ?? 0) + 1}`;
    if (run?.next === id) Object.assign(run, { last: id, next });
    else runs.push({ first: id, last: id, next });
  }
  return runs.map(({ first, last }) => (first === last ? first : `${first}-${last}`)).join(', ');
}
