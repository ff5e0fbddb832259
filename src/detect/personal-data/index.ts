import type { CodeDetector } from '../code-detector.js';
import { cardDetector } from './card-detector.js';
import { emailDetector } from './email-detector.js';
import { ibanDetector } from './iban-detector.js';

export { bulkSummary } from './bulk-summary.js';
export type { BulkGroup, BulkMatch } from './bulk-summary.js';
export { judgePersonalDataByPath } from './judge-by-path.js';

/**
 * All detectors of personal data. Those whose every rule is off (without --pii all but e-mail, card and IBAN) need not
 * be run at all.
 */
export function personalDataDetectors(): CodeDetector[] {
  return [emailDetector(), cardDetector(), ibanDetector()];
}
