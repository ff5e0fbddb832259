import {
  addAll,
  complement,
  DIGIT,
  emptySet,
  foldCase,
  NOT_BREAK,
  setOf,
  singleSet,
  sizeOf,
  SPACE,
  WORD,
  type ByteSet,
} from './byte-set.js';
import { repeatProduct, type PatternNode } from './pattern-tree.js';

/** A pattern outside the subset that both engines read alike; `offset` is the place in the pattern. */
export class PatternError extends Error {
  readonly offset: number;

  constructor(message: string, offset: number) {
    super(message);
    this.name = 'PatternError';
    this.offset = offset;
  }
}

export interface ParsedPattern {
  readonly tree: PatternNode;
  /** Index of the group whose content is the value: the group named `secret`, else 1. */
  readonly secretGroup: number;
  readonly groups: number;
}

/** RE2's own limit (re2/syntax.h: kMaxRepeat), which we keep for both engines. */
const MAX_REPEAT = 1000;
const MAX_DEPTH = 60;

/**
 * Parses a pattern of the portable subset: what RE2 and ECMAScript both have, over bytes as Latin-1 characters. Sets are
 * spelled out as bytes and letter case is folded into them, so that no engine's own idea of `\s`, `.`, `i` or `\w` counts.
 * Throws PatternError for anything else.
 */
export function parsePattern(source: string, ignoreCase: boolean): ParsedPattern {
  const parser = new PatternParser(source, ignoreCase);
  const tree = parser.parse();
  if (parser.groups === 0) throw new PatternError('has no group; put ( ) around the part that is the value', 0);
  return { tree, secretGroup: parser.secretGroup === 0 ? 1 : parser.secretGroup, groups: parser.groups };
}

/** One recursive-descent pass; the state is the place in the source and the groups seen. */
class PatternParser {
  groups = 0;
  secretGroup = 0;
  private at = 0;
  private depth = 0;

  constructor(
    private readonly source: string,
    private readonly ignoreCase: boolean,
  ) {}

  parse(): PatternNode {
    const tree = this.choice();
    if (this.at < this.source.length) this.fail('unmatched )');
    return tree;
  }

  private fail(message: string, at = this.at): never {
    throw new PatternError(message, at);
  }

  private peek(): string {
    return this.source[this.at] ?? '';
  }

  private choice(): PatternNode {
    if (++this.depth > MAX_DEPTH) this.fail(`groups nest deeper than ${MAX_DEPTH}`);
    const options = [this.sequence()];
    while (this.peek() === '|') {
      this.at++;
      options.push(this.sequence());
    }
    this.depth--;
    return options.length === 1 ? options[0]! : { type: 'choice', options };
  }

  private sequence(): PatternNode {
    const items: PatternNode[] = [];
    while (this.at < this.source.length && this.peek() !== '|' && this.peek() !== ')') items.push(this.repeated());
    return items.length === 1 ? items[0]! : { type: 'sequence', items };
  }

  private repeated(): PatternNode {
    const start = this.at;
    const item = this.atom();
    const bounds = this.quantifier();
    if (bounds === null) return item;
    const [min, max] = bounds;
    if (item.type === 'edge') this.fail('an assertion cannot be repeated', start);
    if (max < min) this.fail(`repeat {${min},${max}} is upside down`, start);
    if (min > MAX_REPEAT || (max !== Infinity && max > MAX_REPEAT))
      this.fail(
        `repeat above ${MAX_REPEAT} is not supported; nest two repeats or widen it to {${Math.min(min, MAX_REPEAT)},}`,
        start,
      );
    const lazy = this.peek() === '?';
    if (lazy) this.at++;
    if (this.peek() === '+') this.fail('possessive repeats are not supported; leave out the second +');
    if (this.peek() === '*' || this.quantifierAhead()) this.fail('a repeat of a repeat needs a group: (?:…)');
    const repeat: PatternNode = { type: 'repeat', item, min, max, lazy };
    const product = repeatProduct(repeat);
    if (product > MAX_REPEAT)
      this.fail(`repeats inside one another come to ${product}; ${MAX_REPEAT} is the most`, start);
    return repeat;
  }

  private quantifierAhead(): boolean {
    return /^\{\d+(?:,\d*)?\}/.test(this.source.slice(this.at, this.at + 12));
  }

  private quantifier(): [number, number] | null {
    const simple: Record<string, [number, number]> = { '*': [0, Infinity], '+': [1, Infinity], '?': [0, 1] };
    const sign = this.peek();
    if (simple[sign] !== undefined) {
      this.at++;
      return simple[sign];
    }
    const counted = /^\{(\d+)(,(\d*))?\}/.exec(this.source.slice(this.at, this.at + 24));
    if (counted === null) return null;
    this.at += counted[0].length;
    const min = Number(counted[1]);
    if (counted[2] === undefined) return [min, min];
    return [min, counted[3] === '' ? Infinity : Number(counted[3])];
  }

  private atom(): PatternNode {
    const character = this.peek();
    switch (character) {
      case '(':
        return this.group();
      case '[':
        return { type: 'set', set: this.bracketSet() };
      case '.':
        this.at++;
        return { type: 'set', set: NOT_BREAK };
      case '^':
        this.at++;
        return { type: 'edge', edge: 'start' };
      case '$':
        this.at++;
        return { type: 'edge', edge: 'end' };
      case '\\':
        return this.escapedAtom();
      case '*':
      case '+':
      case '?':
        return this.fail(`nothing to repeat before ${character}`);
      default:
        if (character === '{' && this.quantifierAhead()) this.fail('nothing to repeat before {');
        return { type: 'set', set: this.literal(character) };
    }
  }

  private literal(character: string): ByteSet {
    if (character.charCodeAt(0) > 126)
      this.fail('characters outside ASCII must be written as \\xHH, one for each byte');
    this.at++;
    return this.folded(singleSet(character.charCodeAt(0)));
  }

  private folded(set: ByteSet): ByteSet {
    return this.ignoreCase ? foldCase(set) : set;
  }

  private group(): PatternNode {
    const start = this.at;
    this.at++;
    let index = 0;
    if (this.peek() === '?') index = this.groupHead(start);
    else index = ++this.groups;
    const item = this.choice();
    if (this.peek() !== ')') this.fail('group is not closed', start);
    this.at++;
    return { type: 'group', item, index };
  }

  private groupHead(start: number): number {
    const rest = this.source.slice(this.at);
    if (rest.startsWith('?:')) {
      this.at += 2;
      return 0;
    }
    if (/^\?<?[=!]/.test(rest))
      this.fail(
        'look-ahead and look-behind are not supported; match the neighbour and put a group around the value',
        start,
      );
    if (rest.startsWith('?P')) this.fail('(?P…) is not supported; write (?<name>…)', start);
    const named = /^\?<([A-Za-z][A-Za-z0-9_]*)>/.exec(rest);
    if (named === null)
      this.fail(
        'inline flags and special groups are not supported; use ignoreCase: true, or spell the classes out',
        start,
      );
    this.at += named[0].length;
    this.groups++;
    if (named[1] === 'secret') this.secretGroup = this.groups;
    return this.groups;
  }

  private escapedAtom(): PatternNode {
    const next = this.source[this.at + 1] ?? '';
    if (next === 'b' || next === 'B') {
      this.at += 2;
      return { type: 'edge', edge: next === 'b' ? 'word' : 'not-word' };
    }
    return { type: 'set', set: this.folded(this.escapedSet()) };
  }

  private escapedSet(): ByteSet {
    const start = this.at;
    const next = this.source[this.at + 1] ?? '';
    this.at += 2;
    switch (next) {
      case 'd':
        return DIGIT;
      case 'D':
        return complement(DIGIT);
      case 'w':
        return WORD;
      case 'W':
        return complement(WORD);
      case 's':
        return SPACE;
      case 'S':
        return complement(SPACE);
      case 'x': {
        const digits = /^[0-9A-Fa-f]{2}/.exec(this.source.slice(this.at, this.at + 2));
        if (digits === null) this.fail('\\x needs two hexadecimal digits', start);
        this.at += 2;
        return singleSet(Number.parseInt(digits[0], 16));
      }
      default:
        return singleSet(this.escapedByte(next, start));
    }
  }

  private escapedByte(next: string, start: number): number {
    const controls: Record<string, number> = { t: 9, n: 10, v: 11, f: 12, r: 13 };
    if (controls[next] !== undefined) return controls[next];
    if (next === '') this.fail('ends with a single \\', start);
    if (/[1-9]/.test(next)) this.fail('back-references are not supported', start);
    if (/[A-Za-z0]/.test(next)) this.fail(`\\${next} is not supported`, start);
    if (next.charCodeAt(0) > 126) this.fail('characters outside ASCII must be written as \\xHH', start);
    return next.charCodeAt(0);
  }

  private bracketSet(): ByteSet {
    const start = this.at;
    this.at++;
    const negated = this.peek() === '^';
    if (negated) this.at++;
    const set = emptySet();
    if (this.peek() === ']') this.fail('an empty class matches nothing; write \\] for a bracket', start);
    while (this.peek() !== ']') {
      if (this.at >= this.source.length) this.fail('class is not closed', start);
      this.addClassItem(set);
    }
    this.at++;
    if (sizeOf(set) === 0) this.fail('an empty class matches nothing', start);
    const folded = this.folded(set);
    return negated ? complement(folded) : folded;
  }

  private addClassItem(set: ByteSet): void {
    const start = this.at;
    const first = this.classAtom();
    const isRange = this.peek() === '-' && this.source[this.at + 1] !== ']' && this.at + 1 < this.source.length;
    if (!isRange) return addAll(set, first);
    this.at++;
    const last = this.classAtom();
    if (sizeOf(first) !== 1 || sizeOf(last) !== 1)
      this.fail('a range needs a single character at each end; put a literal - last', start);
    const [low, high] = [first.indexOf(1), last.indexOf(1)];
    if (high < low) this.fail('range is upside down', start);
    addAll(set, setOf([low, high]));
  }

  private classAtom(): ByteSet {
    const character = this.peek();
    if (character === '[' && /^\[[:.=]/.test(this.source.slice(this.at)))
      this.fail('[:name:] classes are not supported; spell them out');
    if (character === '\\') {
      const next = this.source[this.at + 1];
      if (next === 'b' || next === 'B') this.fail('\\b has no meaning in a class');
      return this.escapedSet();
    }
    if (character.charCodeAt(0) > 126)
      this.fail('characters outside ASCII must be written as \\xHH, one for each byte');
    this.at++;
    return singleSet(character.charCodeAt(0));
  }
}
