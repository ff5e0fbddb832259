import { type Acceptance, type AcceptanceOutcome, applyAcceptances } from '../findings/acceptance.js';
import { foldBulkFiles } from '../findings/fold-bulk-files.js';
import { foldParts } from '../findings/fold-parts.js';
import type { ScanResult } from '../findings/model.js';
import { triage } from '../findings/triage.js';
import type { Session } from './session.js';

/**
 * What a report shows of a scan: identifiers told with their secrets, what is accepted marked, files full of personal data as one finding
 * each. Plans and proofs are made from the scan itself, which has every value. Changes `result`.
 */
export function condense(result: ScanResult, acceptances: readonly Acceptance[], session: Session): AcceptanceOutcome {
  const { report } = result;
  const today = session.services.now().toISOString().slice(0, 10);
  report.findings = foldParts(report.findings);
  const outcome = applyAcceptances(result, acceptances, today);
  report.findings = triage(foldBulkFiles(report.findings, session.io.env['UNEARTH_FINGERPRINT_KEY'] || undefined));
  const ofFiles = applyAcceptances(result, acceptances, today);
  return { ...outcome, accepted: outcome.accepted + ofFiles.accepted };
}
