import { readJson, unescapeJson } from './read-json.js';
import { textLines, type TextLine } from './text-lines.js';
import type { Mapping, Scalar, Sequence, TreeNode } from './tree.js';

/**
 * Reads block YAML with byte ranges by its indentation, as far as settings files go: mappings, sequences, quoted, plain and block scalars, flow
 * collections, tags and anchors (passed over). Lines of a template engine and everything else that does not fit are passed over, so that
 * a chart's templates can be read too. Never throws, never resolves aliases. One node a document.
 */
export function readYaml(text: string): TreeNode[] {
  const documents: TreeNode[] = [];
  const lines = [...textLines(text)];
  let first = 0;
  for (let at = 0; at <= lines.length; at++) {
    if (at < lines.length && !/^(?:---|\.\.\.)(?:\s|$)/.test(lines[at]!.text)) continue;
    if (at > first) documents.push(readDocument(text, lines.slice(first, at)));
    first = at + 1;
  }
  return documents;
}

interface Level {
  /** Columns before the keys or dashes of this collection. */
  readonly indent: number;
  readonly node: Mapping | Sequence;
}

const KEY =
  /^(?:"((?:[^"\\]|\\.)*)"|'((?:[^']|'')*)'|(?![-?#&*!|>%@`"'[\]{},](?:\s|$))([^\s#"'{}[\],&*!|>][^#:]*?|[\w.-]+(?::[^\s:#]+)*))[ \t]*:(?=[ \t]|$)/;
const PROPERTY = /^(?:[&!][^\s]*[ \t]+)+/;
const MOST_DEPTH = 200;

function readDocument(text: string, lines: readonly TextLine[]): TreeNode {
  const root: Mapping = { kind: 'mapping', members: [] };
  const stack: Level[] = [{ indent: -1, node: root }];
  /** A key, or a dash, whose value stands on the lines below. */
  let open: { level: Level; key: string; indent: number } | null = null;
  for (let index = 0; index < lines.length; index++) {
    const line = lines[index]!;
    const indent = line.text.length - line.text.trimStart().length;
    let rest = line.text.slice(indent);
    if (rest === '' || rest.startsWith('#') || /^\{\{.*\}\}\s*$/.test(rest)) continue;
    let column = indent;
    for (;;) {
      const dash = /^-(?:[ \t]+|$)/.exec(rest);
      const key = dash ? null : KEY.exec(rest);
      if (!dash && !key) break;
      const level = levelAt(stack, column, dash ? 'sequence' : 'mapping', open, root);
      open = null;
      const name = key ? keyName(key) : '';
      const skip = (dash ?? key!)[0].length;
      const after = rest.slice(skip);
      const blanks = after.length - after.trimStart().length;
      rest = after.slice(blanks);
      if (dash && rest !== '' && !rest.startsWith('#') && (KEY.test(rest) || /^-(?:[ \t]|$)/.test(rest))) {
        open = { level, key: '', indent: column };
        column += skip + blanks;
        continue;
      }
      const value = readValue(text, lines, index, column + skip + blanks, column);
      if (value === null) open = { level, key: name, indent: column };
      else {
        put(level, name, value.node);
        index = value.lastLine;
      }
      break;
    }
  }
  return root;
}

function keyName(key: RegExpExecArray): string {
  return key[1] !== undefined ? unescapeJson(key[1]) : (key[2] ?? key[3] ?? '').trim();
}

function put(level: Level, key: string, node: TreeNode): void {
  if (level.node.kind === 'sequence') level.node.items.push(node);
  else level.node.members.push({ key, node });
}

/** The collection that an entry at this column belongs to; a new one under the key that is still open. */
function levelAt(
  stack: Level[],
  column: number,
  kind: 'mapping' | 'sequence',
  open: { level: Level; key: string; indent: number } | null,
  root: Mapping,
): Level {
  const isInside =
    open !== null &&
    (column > open.indent || (column === open.indent && kind === 'sequence' && open.level.node.kind === 'mapping'));
  if (isInside && stack.length < MOST_DEPTH) {
    const node: Mapping | Sequence = kind === 'mapping' ? { kind, members: [] } : { kind, items: [] };
    put(open.level, open.key, node);
    const level = { indent: column, node };
    stack.push(level);
    return level;
  }
  while (stack.length > 1) {
    const top = stack[stack.length - 1]!;
    if (top.indent < column || (top.indent === column && top.node.kind === kind)) break;
    stack.pop();
  }
  const top = stack[stack.length - 1]!;
  if (top.indent >= 0 && top.node.kind === kind) return top;
  if (kind === 'mapping') {
    const level = { indent: column, node: stack.length === 1 ? root : ({ kind, members: [] } as Mapping) };
    if (stack.length > 1) put(top, '', level.node);
    stack.push(level);
    return level;
  }
  const sequence: Level = { indent: column, node: { kind: 'sequence', items: [] } };
  put(top, '', sequence.node);
  stack.push(sequence);
  return sequence;
}

interface ReadValue {
  readonly node: TreeNode;
  readonly lastLine: number;
}

/** The value that begins at `column` of a line; null where it stands below. `parent` is the column of its key. */
function readValue(
  text: string,
  lines: readonly TextLine[],
  index: number,
  column: number,
  parent: number,
): ReadValue | null {
  const line = lines[index]!;
  const properties = PROPERTY.exec(line.text.slice(column) + ' ')?.[0].length ?? 0;
  const from = column + properties;
  const rest = line.text.slice(from);
  if (rest === '' || rest.startsWith('#')) return null;
  const start = line.start + from;
  if (/^[|>][-+0-9]{0,2}[ \t]*(?:#.*)?$/.test(rest)) return readBlock(lines, index, parent, rest.startsWith('>'));
  if (rest[0] === '"' || rest[0] === "'") {
    const end = closingQuote(text, start + 1, rest[0]);
    if (end >= 0) return { node: quotedScalar(text, start + 1, end), lastLine: lineOf(lines, index, end) };
  }
  if (rest[0] === '{' || rest[0] === '[') {
    if (rest.startsWith('{{')) return { node: plainScalar(rest, start), lastLine: index };
    const end = endOfFlow(text, start);
    return { node: readJson(text, start, end), lastLine: lineOf(lines, index, end - 1) };
  }
  return { node: plainScalar(rest, start), lastLine: index };
}

function plainScalar(rest: string, start: number): Scalar {
  const comment = rest.search(/[ \t]#/);
  const value = (comment < 0 ? rest : rest.slice(0, comment)).trimEnd();
  return { kind: 'scalar', value, start, end: start + value.length, quoted: false, escaped: false };
}

function quotedScalar(text: string, start: number, end: number): Scalar {
  const raw = text.slice(start, end);
  const folded = raw.includes('\n') ? raw.replace(/[ \t\r]*\n[ \t]*/g, ' ') : raw;
  const value = text[start - 1] === '"' ? unescapeJson(folded.replace(/\\ /g, '')) : folded.replaceAll("''", "'");
  return { kind: 'scalar', value, start, end, quoted: true, escaped: value !== raw };
}

/** No quoted value of a settings file is longer. */
const LONGEST_QUOTED = 65_536;

function closingQuote(text: string, from: number, quote: string): number {
  const limit = Math.min(text.length, from + LONGEST_QUOTED);
  for (let at = from; at < limit; at++) {
    if (text[at] === '\\' && quote === '"') at++;
    else if (text[at] === quote) {
      if (quote === "'" && text[at + 1] === "'") at++;
      else return at;
    }
  }
  return -1;
}

function readBlock(lines: readonly TextLine[], index: number, parent: number, folded: boolean): ReadValue {
  const content: TextLine[] = [];
  let indent = -1;
  let last = index;
  for (let at = index + 1; at < lines.length; at++) {
    const { text } = lines[at]!;
    const own = text.length - text.trimStart().length;
    if (text.trim() !== '') {
      if (own <= parent) break;
      if (indent < 0) indent = own;
      last = at;
    }
    content.push(lines[at]!);
  }
  const used = content.slice(0, last - index);
  const value = used
    .map((line) => line.text.slice(Math.min(Math.max(indent, 0), line.text.length)))
    .join(folded ? ' ' : '\n');
  const first = used[0];
  const end = used[used.length - 1];
  const start = first ? first.start + Math.max(indent, 0) : lines[index]!.start;
  const node: Scalar = {
    kind: 'scalar',
    value,
    start,
    end: end ? end.start + end.text.length : start,
    quoted: true,
    escaped: used.length > 1,
  };
  return { node, lastLine: last };
}

/** Behind the bracket that closes the flow collection; a collection that never closes ends with its line. */
function endOfFlow(text: string, start: number): number {
  let depth = 0;
  const limit = Math.min(text.length, start + LONGEST_QUOTED);
  for (let at = start; at < limit; at++) {
    const character = text[at]!;
    if (character === '"' || character === "'") {
      const close = closingQuote(text, at + 1, character);
      if (close >= 0 && close < limit) at = close;
    } else if (character === '{' || character === '[') depth++;
    else if ((character === '}' || character === ']') && --depth === 0) return at + 1;
  }
  const feed = text.indexOf('\n', start);
  return feed < 0 ? text.length : feed;
}

function lineOf(lines: readonly TextLine[], from: number, offset: number): number {
  let index = from;
  while (index + 1 < lines.length && lines[index + 1]!.start <= offset) index++;
  return index;
}
