/**
 * Regular expressions of other scanners (Go's RE2, Rust's regex, with inline flags, verbose mode, POSIX classes and named
 * groups) rewritten in our portable subset. What a pattern matches stays the same; where that cannot be, it throws.
 */
import { foldRanges, parseClass } from './regex-class.js';

export class DialectError extends Error {}

interface Flags {
  /** Case does not matter. */
  i: boolean;
  /** `.` matches line breaks too. */
  s: boolean;
  /** `^` and `$` match at line breaks. */
  m: boolean;
  /** White space and comments are not part of the pattern. */
  x: boolean;
}

/** A piece of the result; `group` marks the opening of a capturing group. */
type Piece = string | { group: number };

export interface TranslatedPattern {
  /** Names or null, of each capturing group, from 1. */
  groups: (string | null)[];
  /** The pattern with only group `value` capturing; 0: the whole pattern is put into a group. */
  withValueGroup(value: number): string;
  /** Whether the whole pattern ignores case. */
  ignoreCase: boolean;
}

const MOST_REPEATS = 1000;
const POSITION_ESCAPES: Record<string, string> = { A: '^', z: '$', Z: '$', b: '\\b', B: '\\B' };

/** Throws DialectError for what our subset cannot say. */
export function translatePattern(source: string): TranslatedPattern {
  const folding = new Translator(source, true);
  const plain = new Translator(source, false);
  const folded = folding.run();
  const unfolded = plain.run();
  const ignoreCase = plain.sawIgnoreCase && !plain.sawCaseMatters;
  const pieces = ignoreCase ? unfolded : folded;
  return {
    groups: plain.groups,
    ignoreCase,
    withValueGroup(value) {
      const inner = pieces
        .map((piece) => (typeof piece === 'string' ? piece : piece.group === value ? '(' : '(?:'))
        .join('');
      return value === 0 ? `(${inner})` : inner;
    },
  };
}

class Translator {
  readonly groups: (string | null)[] = [];
  sawIgnoreCase = false;
  sawCaseMatters = false;
  private at = 0;
  private depth = 0;

  constructor(
    private readonly source: string,
    /** Write letters of both cases where case is ignored, instead of leaving that to a flag. */
    private readonly fold: boolean,
  ) {}

  run(): Piece[] {
    const pieces = this.alternation({ i: false, s: false, m: false, x: false });
    if (this.at < this.source.length) throw new DialectError(`unmatched ) at ${this.at}`);
    return pieces;
  }

  private alternation(flags: Flags): Piece[] {
    if (++this.depth > 60) throw new DialectError('nested too deeply');
    const pieces: Piece[] = [];
    // Flags set inside hold to the end of the group, over alternatives too.
    const own = { ...flags };
    while (this.at < this.source.length && this.source[this.at] !== ')') {
      if (this.source[this.at] === '|') {
        this.at++;
        pieces.push('|');
      } else {
        this.item(own, pieces);
      }
    }
    this.depth--;
    return pieces;
  }

  private item(flags: Flags, pieces: Piece[]): void {
    if (flags.x && this.skipVerbose()) return;
    const atom = this.atom(flags);
    if (atom === null) return;
    pieces.push(...atom, this.quantifier(flags));
  }

  private skipVerbose(): boolean {
    const start = this.at;
    this.at += /^(?:\s|#[^\n]*)*/.exec(this.source.slice(this.at))![0].length;
    return this.at > start;
  }

  /** Null where only flags were set or a comment stood. */
  private atom(flags: Flags): Piece[] | null {
    const character = this.source[this.at]!;
    if (character === '(') return this.group(flags);
    if (character === '[') return [this.characterClass(flags)];
    if (character === '\\') return [this.escape(flags)];
    this.at += String.fromCodePoint(this.source.codePointAt(this.at)!).length;
    if (character === '.') return [flags.s ? '[\\x00-\\xff]' : '[^\\n]'];
    if (character === '^') return [flags.m ? '(?:^|[\\n])' : '^'];
    if (character === '$') return [flags.m ? '(?:$|[\\n])' : '$'];
    if ('*+?'.includes(character)) throw new DialectError(`nothing to repeat at ${this.at - 1}`);
    return [
      this.literal(
        this.source.slice(this.source.codePointAt(this.at - 1)! > 0xffff ? this.at - 2 : this.at - 1, this.at),
        flags,
      ),
    ];
  }

  private group(flags: Flags): Piece[] | null {
    const rest = this.source.slice(this.at);
    const comment = /^\(\?#[^)]*\)/.exec(rest);
    if (comment) {
      this.at += comment[0].length;
      return null;
    }
    const setting = /^\(\?([a-zA-Z]*)(?:-([a-zA-Z]+))?([:)])/.exec(rest);
    if (setting) {
      this.at += setting[0].length;
      const changed = changeFlags(flags, setting[1]!, setting[2] ?? '');
      if (setting[3] === ')') {
        Object.assign(flags, changed);
        return null;
      }
      return ['(?:', ...this.closing(changed)];
    }
    const named = /^\(\?P?<([A-Za-z_]\w*)>/.exec(rest);
    if (!named && rest.startsWith('(?')) throw new DialectError(`a group ${rest.slice(0, 4)} our patterns do not have`);
    this.at += named ? named[0].length : 1;
    this.groups.push(named ? named[1]! : null);
    const opening = { group: this.groups.length };
    return [opening, ...this.closing(flags)];
  }

  private closing(flags: Flags): Piece[] {
    const pieces = this.alternation(flags);
    if (this.source[this.at] !== ')') throw new DialectError('a group that is not closed');
    this.at++;
    return [...pieces, ')'];
  }

  private characterClass(flags: Flags): string {
    const { text, end, ranges } = parseClass(this.source, this.at, (message) => new DialectError(message));
    this.at = end;
    this.noteCase(
      flags,
      ranges.some(([low, high]) => foldRanges([[low, high]]).length > 1),
    );
    return flags.i && this.fold ? text(true) : text(false);
  }

  private escape(flags: Flags): string {
    const rest = this.source.slice(this.at);
    const hex = /^\\x(?:([0-9a-fA-F]{2})|\{([0-9a-fA-F]{1,6})\})/.exec(rest);
    if (hex) {
      this.at += hex[0].length;
      return this.literal(String.fromCodePoint(Number.parseInt(hex[1] ?? hex[2]!, 16)), flags);
    }
    const quoted = /^\\Q([\s\S]*?)(?:\\E|$)/.exec(rest);
    if (quoted) {
      this.at += quoted[0].length;
      return `(?:${[...quoted[1]!].map((one) => this.literal(one, flags)).join('')})`;
    }
    const letter = rest[1] ?? '';
    this.at += 2;
    if (POSITION_ESCAPES[letter] !== undefined) return POSITION_ESCAPES[letter];
    if (/[dDwWsS]/.test(letter)) return `\\${letter}`;
    if (/[nrtfv]/.test(letter)) return `\\${letter}`;
    if (letter === 'a') return '\\x07';
    if (letter === '' || /[A-Za-z0-9]/.test(letter)) throw new DialectError(`\\${letter} is not in our patterns`);
    return this.literal(letter, flags);
  }

  /** One character; in bytes where it is not ASCII. */
  private literal(character: string, flags: Flags): string {
    const lower = character.toLowerCase();
    const upper = character.toUpperCase();
    this.noteCase(flags, lower !== upper);
    if (character > '\x7f') {
      const bytes = [...Buffer.from(character, 'utf8')].map((byte) => `\\x${byte.toString(16)}`);
      return `(?:${bytes.join('')})`;
    }
    if (flags.i && this.fold && lower !== upper) return `[${lower}${upper}]`;
    return character < ' ' || character === '\x7f'
      ? `\\x${character.charCodeAt(0).toString(16).padStart(2, '0')}`
      : character.replace(/[\\^$.*+?()[\]{}|]/, '\\$&');
  }

  private noteCase(flags: Flags, hasLetters: boolean): void {
    if (!hasLetters) return;
    if (flags.i) this.sawIgnoreCase = true;
    else this.sawCaseMatters = true;
  }

  private quantifier(flags: Flags): string {
    if (flags.x) this.skipVerbose();
    const found = /^(?:([*+?])|\{(\d+)(,?)(\d*)\})(\??)/.exec(this.source.slice(this.at));
    if (!found) return '';
    this.at += found[0].length;
    if (this.source[this.at] === '+') throw new DialectError('a possessive repetition');
    const [, sign, least, comma, most, lazy] = found;
    if (sign) return sign + lazy!;
    const low = Math.min(Number(least), MOST_REPEATS);
    const high = most === '' ? '' : String(Math.min(Number(most), MOST_REPEATS));
    return `{${low}${comma!}${high}}${lazy!}`;
  }
}

function changeFlags(flags: Flags, on: string, off: string): Flags {
  const changed = { ...flags };
  for (const [letters, value] of [
    [on, true],
    [off, false],
  ] as const) {
    for (const letter of letters) {
      if (letter === 'u') continue; // Rust: Unicode classes; ours are ASCII
      if (!(letter in changed)) throw new DialectError(`the flag ${letter}`);
      changed[letter as keyof Flags] = value;
    }
  }
  return changed;
}
