import { bitsPerLetter, coveredLetters, letterRuns } from './letter-statistics.js';

/** What a value looks like, by characters. */
export interface ValueShape {
  readonly length: number;
  readonly digits: number;
  readonly lowers: number;
  readonly uppers: number;
  readonly specials: number;
  readonly blanks: number;
  /** How many of lower, upper, digit, special occur. */
  readonly classes: number;
  /** Shannon entropy, bits a character. */
  readonly entropy: number;
  readonly distinct: number;
  readonly hex: boolean;
  readonly base64: boolean;
  readonly uuid: boolean;
  /** Changes between letters, digits and others, per character. */
  readonly changes: number;
  /** Share of the letters that common words cover, 0..1. */
  readonly wordShare: number;
  /** Mean bits a letter in a model of words; 0 where there are no letters. */
  readonly letterBits: number;
  readonly runs: readonly string[];
}

export function shapeOf(value: string): ValueShape {
  const counts = { digits: 0, lowers: 0, uppers: 0, specials: 0, blanks: 0 };
  let changes = 0;
  let previous = -1;
  const seen = new Map<string, number>();
  for (const character of value) {
    const kind = kindOf(character);
    counts[KINDS[kind]!]++;
    const group = kind <= 1 ? 0 : kind;
    if (previous >= 0 && group !== previous) changes++;
    previous = group;
    seen.set(character, (seen.get(character) ?? 0) + 1);
  }
  const runs = letterRuns(value);
  // Camel case makes short runs of random text: judge whole stretches of letters as well and take the kinder reading.
  const stretches = (value.match(/[A-Za-z]+/g) ?? []).map((stretch) => stretch.toLowerCase());
  const letters = counts.lowers + counts.uppers;
  const covered = Math.max(sum(runs, coveredLetters), sum(stretches, coveredLetters));
  const bits = sum(runs, (run) => bitsPerLetter(run) * run.length);
  return {
    length: value.length,
    ...counts,
    classes: [counts.lowers, counts.uppers, counts.digits, counts.specials].filter((count) => count > 0).length,
    entropy: entropyOf(seen.values(), value.length),
    distinct: seen.size,
    hex: /^(?:[0-9a-f]+|[0-9A-F]+)$/.test(value),
    base64: /^[A-Za-z0-9+/_-]+={0,2}$/.test(value),
    uuid: /^[0-9a-f]{8}-?(?:[0-9a-f]{4}-?){3}[0-9a-f]{12}$/i.test(value) && value.includes('-'),
    changes: value.length > 1 ? changes / (value.length - 1) : 0,
    wordShare: letters > 0 ? covered / letters : 0,
    letterBits: letters > 0 ? bits / letters : 0,
    runs,
  };
}

const KINDS = ['lowers', 'uppers', 'digits', 'specials', 'blanks'] as const;

function kindOf(character: string): number {
  const code = character.charCodeAt(0);
  if (code >= 97 && code <= 122) return 0;
  if (code >= 65 && code <= 90) return 1;
  if (code >= 48 && code <= 57) return 2;
  return code === 32 || code === 9 ? 4 : 3;
}

function entropyOf(counts: Iterable<number>, length: number): number {
  let entropy = 0;
  for (const count of counts) entropy -= (count / length) * Math.log2(count / length);
  return entropy;
}

function sum(runs: readonly string[], measure: (run: string) => number): number {
  let total = 0;
  for (const run of runs) total += measure(run);
  return total;
}
