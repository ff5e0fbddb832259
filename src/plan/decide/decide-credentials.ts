/** For each secret: rotate only, rotate and rewrite, or amend what was never pushed; with the reasons. */
import type { Finding, ScanReport } from '../../findings/model.js';
import type { PlanOptions, SecretSightings } from '../facts.js';
import type { Decision } from '../model.js';
import { decryptsStoredSecrets } from './decrypts.js';
import { isDistinctive } from './distinctive.js';
import { partners } from './group-credentials.js';

export interface SecretDecision {
  finding: Finding;
  decision: Decision;
  /** Whether the rewrite takes it out. */
  rewritten: boolean;
  reasons: string[];
}

export interface DecisionInput {
  report: ScanReport;
  values: ReadonlyMap<string, Buffer>;
  sightings: ReadonlyMap<string, SecretSightings>;
  options: PlanOptions;
}

/** Decides for every finding that is a credential and not accepted, in the report's order. */
export function decideCredentials(input: DecisionInput): SecretDecision[] {
  return plannedCredentials(input.report.findings).map((finding) => decide(finding, input));
}

/**
 * Secrets, and the identifiers that belong with one of them (the access key id beside its secret): those are one
 * credential and go together. Identifiers by themselves, many of them public by design, stay.
 */
export function plannedCredentials(findings: readonly Finding[]): Finding[] {
  const secrets = findings.filter((finding) => finding.kind === 'secret' && !finding.accepted);
  const byFingerprint = new Map(secrets.map((finding) => [finding.fingerprint, finding]));
  return findings.filter((finding) => {
    if (finding.accepted) return false;
    return finding.kind === 'secret' || (finding.kind === 'identifier' && partners(finding, byFingerprint).length > 0);
  });
}

/** Personal data joins only when asked for; it cannot be rotated. */
export function decidePersonalData(input: DecisionInput): SecretDecision[] {
  if (!input.options.personalData) return [];
  return input.report.findings
    .filter((finding) => finding.kind === 'personal-data' && !finding.accepted)
    .map((finding) => {
      const obstacle =
        input.options.rewrite === 'none' ? 'the rewrite was narrowed to none' : obstacleTo(finding, input);
      const reasons = obstacle === null ? ['personal data cannot be rotated: only removal ends it'] : [obstacle];
      return { finding, decision: 'rotate-and-rewrite', rewritten: obstacle === null, reasons };
    });
}

function decide(finding: Finding, input: DecisionInput): SecretDecision {
  const obstacle = obstacleTo(finding, input);
  if (finding.exposure.pushed === 'no') {
    const reasons = ['no remote-tracking branch reaches it: as far as this clone knows it was never pushed'];
    if (obstacle !== null) reasons.push(obstacle);
    return { finding, decision: 'amend', rewritten: obstacle === null && input.options.rewrite !== 'none', reasons };
  }
  const nowhere = nothingToRewrite(finding, input);
  if (obstacle !== null || nowhere !== null)
    return { finding, decision: 'rotate', rewritten: false, reasons: [obstacle ?? nowhere!] };
  return withinScope(finding, input.options);
}

function withinScope(finding: Finding, options: PlanOptions): SecretDecision {
  const reasons = ['rotation ends the exposure; the rewrite takes the value out of every new clone'];
  const rotateOnly = (reason: string): SecretDecision => ({
    finding,
    decision: 'rotate',
    rewritten: false,
    reasons: [reason],
  });
  if (options.rewrite === 'none') return rotateOnly('the rewrite was narrowed to none');
  if (options.rewrite === 'recommended' && isRotatable(finding)) {
    return rotateOnly('it can be rotated, and rewriting a shared history costs more than it then gains');
  }
  if (!isRotatable(finding))
    reasons.unshift('what it protects stays readable with the old value: rotation alone does not end it');
  return { finding, decision: 'rotate-and-rewrite', rewritten: true, reasons };
}

/** Keys of data at rest and of signatures already made keep their power over the past. */
function isRotatable(finding: Finding): boolean {
  if (decryptsStoredSecrets(finding)) return false;
  return !/\b(?:pgp-private|ssh-host|tls-private)\b/.test(`${finding.rule} ${finding.rotation}`);
}

/** A password in the address of a remote is in no object that a clone copies. */
function nothingToRewrite({ fingerprint, occurrences }: Finding, { sightings }: DecisionInput): string | null {
  if (occurrences.length === 0 || occurrences.some(({ place }) => place !== 'remote-url')) return null;
  const known = sightings.get(fingerprint);
  if (known === undefined || known.forms.length + known.containers.length > 0) return null;
  return 'it stands only in the configuration of this clone, which no other clone copies: there is no history to rewrite';
}

const REPLACEMENTS = 'REDACTED-PRIVATE-KEY- redacted- @example.invalid';

/** Why a replacement would do harm or cannot be written; null where it can. */
function obstacleTo(finding: Finding, input: DecisionInput): string | null {
  const value = input.values.get(finding.fingerprint);
  if (value === undefined || value.length === 0) return 'its value is not known here, so no replacement can be written';
  if (value.length < 4) return `with ${value.length} bytes it is too short to replace without touching other text`;
  if (REPLACEMENTS.includes(value.toString('latin1')))
    return 'it is part of the very text that replacements are made of';
  const elsewhere = (input.sightings.get(finding.fingerprint)?.forms ?? [])
    .filter(({ form }) => form.name === 'plain' || form.name === 'written')
    .reduce((sum, sighting) => sum + sighting.elsewhere, 0);
  if (elsewhere === 0 || isDistinctive(value)) return null;
  return (
    `the same text stands ${elsewhere} more ${elsewhere === 1 ? 'time' : 'times'} where nothing says it is a credential; ` +
    'replacing it would damage those places, so rotation must end it'
  );
}
