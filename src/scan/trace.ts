/** Everywhere a known value stands, in every form given. */
import { createValueDetector, type ValueForm } from '../detect/value-detector.js';
import type { WrappedReader } from '../detect/readers.js';
import { UnearthError } from '../errors.js';
import type { ScanResult } from '../findings/model.js';
import type { ScanOptions } from './options.js';
import { scanWithDetector } from './scan-repository.js';

/** Shorter values stand everywhere by chance. */
const LEAST_LENGTH = 4;

/** `forms[0]` is the value itself. The result has one finding, or none. Throws UnearthError for a value that is too short. */
export function traceValue(
  options: ScanOptions,
  forms: readonly ValueForm[],
  wrapped?: WrappedReader,
): Promise<ScanResult> {
  if ((forms[0]?.bytes.length ?? 0) < LEAST_LENGTH) {
    throw new UnearthError('usage', `a value of fewer than ${LEAST_LENGTH} bytes cannot be traced`, {
      hint: 'it would be found everywhere by chance',
    });
  }
  // What holds no trace of a value says nothing about other scans.
  return scanWithDetector({ ...options, cache: false }, createValueDetector(forms, wrapped));
}
