import { ALPHABETS } from '../../../src/detect/examples/alphabets.js';
import { seededRandom } from '../../../src/detect/examples/random.js';

/** Random text that is the same in every run and holds no literal credential in the repository. */
export function randomText(seed: string, length: number, alphabet: keyof typeof ALPHABETS = 'base62'): string {
  return seededRandom(seed).text(ALPHABETS[alphabet]!, length);
}
