import { COMMON_WORDS } from './common-words.js';
import { LETTER_BIGRAMS } from './letter-bigrams.js';

const WORDS = new Set(COMMON_WORDS.split(' '));
const LONGEST_WORD = 16;
const BITS = Float32Array.from(LETTER_BIGRAMS, (digit) => parseInt(digit, 36) * 0.4);

export const isCommonWord = (word: string): boolean => WORDS.has(word);

/**
 * Mean bits a letter costs in a model of words of code and English (see `letter-bigrams.ts`): words stay near 3.5, random
 * letters near 5.5 and above.
 *
 * @param letters lower-case a-z only, at least one
 */
export function bitsPerLetter(letters: string): number {
  let bits = 0;
  let previous = 0;
  for (let at = 0; at < letters.length; at++) {
    const letter = letters.charCodeAt(at) - 96;
    bits += BITS[previous * 27 + letter]!;
    previous = letter;
  }
  return bits / letters.length;
}

/** Letters of a run that common words of three letters and more cover at most. Short words count only at half. */
export function coveredLetters(letters: string): number {
  const best = new Float64Array(letters.length + 1);
  for (let end = 1; end <= letters.length; end++) {
    best[end] = best[end - 1]!;
    const longest = Math.min(LONGEST_WORD, end);
    for (let size = 3; size <= longest; size++) {
      if (!WORDS.has(letters.slice(end - size, end))) continue;
      const gain = size === 3 && letters.length > 3 ? 1.5 : size;
      best[end] = Math.max(best[end]!, best[end - size]! + gain);
    }
  }
  return best[letters.length]!;
}

/** Lower-case runs of letters; camelCase is taken apart, capital runs stay together. */
export function letterRuns(value: string): string[] {
  return (value.match(/[A-Z]?[a-z]+|[A-Z]+(?![a-z])/g) ?? []).map((run) => run.toLowerCase());
}
