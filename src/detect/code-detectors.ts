import type { CodeDetector } from './code-detector.js';
import { genericDetector } from './generic/generic-detector.js';
import { gitCryptDetector } from './private-keys/git-crypt-detector.js';
import { privateKeyDetector } from './private-keys/private-key-detector.js';
import { personalDataDetectors } from './personal-data/index.js';

/** Every detector that is written in code. */
export function ownCodeDetectors(): CodeDetector[] {
  return [genericDetector(), privateKeyDetector(), gitCryptDetector(), ...personalDataDetectors()];
}
