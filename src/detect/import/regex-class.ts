/** Character classes of RE2 and Rust's regex. */
export type Range = readonly [number, number];

const POSIX: Record<string, Range[]> = {
  alnum: [
    [48, 57],
    [65, 90],
    [97, 122],
  ],
  alpha: [
    [65, 90],
    [97, 122],
  ],
  ascii: [[0, 127]],
  blank: [
    [9, 9],
    [32, 32],
  ],
  cntrl: [
    [0, 31],
    [127, 127],
  ],
  digit: [[48, 57]],
  graph: [[33, 126]],
  lower: [[97, 122]],
  print: [[32, 126]],
  punct: [
    [33, 47],
    [58, 64],
    [91, 96],
    [123, 126],
  ],
  space: [
    [9, 13],
    [32, 32],
  ],
  upper: [[65, 90]],
  word: [
    [48, 57],
    [65, 90],
    [95, 95],
    [97, 122],
  ],
  xdigit: [
    [48, 57],
    [65, 70],
    [97, 102],
  ],
};
const CONTROL: Record<string, number> = { n: 10, r: 13, t: 9, f: 12, v: 11, a: 7 };

export interface ParsedClass {
  /** Index after the closing bracket. */
  end: number;
  ranges: Range[];
  /** In our syntax; `folded`: letters of both cases. */
  text(folded: boolean): string;
}

/** Parses the class that opens at `at`. `fail` makes the error to throw. Characters beyond ASCII are left out: bytes have none. */
export function parseClass(source: string, at: number, fail: (message: string) => Error): ParsedClass {
  let position = at + 1;
  const negated = source[position] === '^';
  if (negated) position++;
  const ranges: Range[] = [];
  const shorthands: string[] = [];
  for (let first = true; first || source[position] !== ']'; first = false) {
    if (position >= source.length) throw fail('a class that is not closed');
    const posix = /^\[:(\^?)([a-z]+):\]/.exec(source.slice(position));
    if (posix) {
      const set = POSIX[posix[2]!];
      if (!set || posix[1]) throw fail(`the class ${posix[0]}`);
      ranges.push(...set);
      position += posix[0].length;
      continue;
    }
    const shorthand = /^\\([dDwWsS])/.exec(source.slice(position));
    if (shorthand) {
      shorthands.push(shorthand[0]);
      position += 2;
      continue;
    }
    if (source.startsWith('&&', position)) throw fail('an intersection of classes');
    const low = readCharacter(source, position, fail);
    position = low.end;
    if (source[position] === '-' && source[position + 1] !== ']' && !/^-\\[dDwWsS]/.test(source.slice(position))) {
      const high = readCharacter(source, position + 1, fail);
      position = high.end;
      if (high.code < low.code) throw fail('a range that runs backwards');
      addRange(ranges, low.code, high.code);
    } else {
      addRange(ranges, low.code, low.code);
    }
  }
  const text = (folded: boolean): string =>
    `[${negated ? '^' : ''}${shorthands.join('')}${(folded ? foldRanges(ranges) : ranges).map(rangeText).join('')}]`;
  if (ranges.length + shorthands.length === 0) throw fail('a class of nothing but characters beyond ASCII');
  return { end: position + 1, ranges, text };
}

function readCharacter(source: string, at: number, fail: (message: string) => Error): { code: number; end: number } {
  if (source[at] !== '\\') {
    const code = source.codePointAt(at);
    if (code === undefined) throw fail('a class that is not closed');
    return { code, end: at + (code > 0xffff ? 2 : 1) };
  }
  const hex = /^\\x(?:([0-9a-fA-F]{2})|\{([0-9a-fA-F]{1,6})\})/.exec(source.slice(at));
  if (hex) return { code: Number.parseInt(hex[1] ?? hex[2]!, 16), end: at + hex[0].length };
  const letter = source[at + 1] ?? '';
  if (CONTROL[letter] !== undefined) return { code: CONTROL[letter], end: at + 2 };
  if (letter === '' || /[A-Za-z0-9]/.test(letter)) throw fail(`\\${letter} in a class`);
  return { code: letter.charCodeAt(0), end: at + 2 };
}

function addRange(ranges: Range[], low: number, high: number): void {
  if (low <= 127) ranges.push([low, Math.min(high, 127)]);
}

/** The ranges and the other case of every letter in them. */
export function foldRanges(ranges: readonly Range[]): Range[] {
  const folded = [...ranges];
  for (const [low, high] of ranges) {
    for (const [from, to, shift] of [
      [65, 90, 32],
      [97, 122, -32],
    ] as const) {
      const start = Math.max(low, from);
      const end = Math.min(high, to);
      if (start > end) continue;
      const other: Range = [start + shift, end + shift];
      if (!folded.some(([a, b]) => a <= other[0] && other[1] <= b)) folded.push(other);
    }
  }
  return folded;
}

function rangeText([low, high]: Range): string {
  return low === high ? classCharacter(low) : `${classCharacter(low)}-${classCharacter(high)}`;
}

function classCharacter(code: number): string {
  const character = String.fromCharCode(code);
  if (/[0-9A-Za-z _"'`=:;,<>@#%&!~/+*?.(){}|$]/.test(character)) return character;
  if (/[\\\]^[-]/.test(character)) return `\\${character}`;
  return `\\x${code.toString(16).padStart(2, '0')}`;
}
