import type { CodeDetector } from '../code-detector.js';
import { cardDetector } from './card-detector.js';
import { combinedDetector } from './combined-detector.js';
import { emailDetector } from './email-detector.js';
import { ibanDetector } from './iban-detector.js';
import { idFormDetector } from './id-form-detector.js';
import { labelledDetector } from './labelled-detector.js';
import { networkDetector } from './network-detector.js';
import { phoneDetector } from './phone-detector.js';
import { scriptLabelDetector } from './script-label-detector.js';
import { walletDetector } from './wallet-detector.js';

export { judgePersonalDataByPath } from './judge-by-path.js';
export type { PathJudgement, PersonalDataMatch } from './judge-by-path.js';

/**
 * All detectors of personal data. `personal-data` holds everything that is off by default: without --pii none of its
 * rules is on, and it need not be run at all.
 */
export function personalDataDetectors(): CodeDetector[] {
  return [
    emailDetector(),
    cardDetector(),
    ibanDetector(),
    combinedDetector('personal-data', [
      labelledDetector(),
      scriptLabelDetector(),
      idFormDetector(),
      phoneDetector(),
      networkDetector(),
      walletDetector(),
    ]),
  ];
}
