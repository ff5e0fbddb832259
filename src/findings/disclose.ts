/** What of a scan result may be shown: everything with values erased, or, when asked, the values as well. */
import type { CommitRef, Finding, Occurrence, ScanReport, ScanResult } from './model.js';
import { createEraser, readingsOf } from './erase-values.js';

type Erase = (text: string) => string;

/** Places whose own text (path, ref name, subject, identity) is where the value stands. */
const NAMED_PLACES = new Set(['path', 'ref-name', 'commit-message', 'tag-message', 'identity', 'remote-url']);

/** The report with no value anywhere in it: not in paths, refs, subjects, names, URLs or coverage examples. */
export function concealValues(result: ScanResult): ScanReport {
  const { report, values } = result;
  const everywhere = createEraser(withParts(report.findings).flatMap((finding) => valuesToErase(finding, values)));
  return {
    ...report,
    repository: {
      ...report.repository,
      path: everywhere(report.repository.path),
      headRef: report.repository.headRef === null ? null : everywhere(report.repository.headRef),
      remotes: report.repository.remotes.map(({ name, url }) => ({ name: everywhere(name), url: everywhere(url) })),
    },
    coverage: {
      ...report.coverage,
      gaps: report.coverage.gaps.map((gap) => ({
        ...gap,
        message: everywhere(gap.message),
        examples: gap.examples.map(everywhere),
      })),
    },
    findings: report.findings.map((finding) => concealFinding(finding, values, everywhere)),
  };
}

/** The report with the value of every finding filled in, for `--show-secrets`. */
export function revealValues(result: ScanResult): ScanReport {
  return { ...result.report, findings: result.report.findings.map((finding) => revealFinding(finding, result.values)) };
}

function revealFinding(finding: Finding, values: Map<string, Buffer>): Finding {
  const value = values.get(finding.fingerprint);
  return {
    ...finding,
    ...(value === undefined ? {} : { value: readingsOf(value)[0]! }),
    ...(finding.parts ? { parts: finding.parts.map((part) => revealFinding(part, values)) } : {}),
  };
}

/**
 * A value that is a common word ("production") would blank out innocent paths all over the report; it is erased only
 * from the texts of its own places.
 */
function valuesToErase(finding: Finding, values: Map<string, Buffer>): string[] {
  const value = values.get(finding.fingerprint);
  if (value === undefined || finding.kind === 'personal-data') return [];
  return readingsOf(value).filter(isUnlikelyInInnocentText);
}

function isUnlikelyInInnocentText(value: string): boolean {
  if (value.length >= 16) return true;
  return value.length >= 8 && (/\d/.test(value) || (/[a-z]/.test(value) && /[A-Z]/.test(value)));
}

/** The findings, and those told as one with them. */
function withParts(findings: readonly Finding[]): Finding[] {
  return findings.flatMap((finding) => [finding, ...(finding.parts ?? [])]);
}

function concealFinding(finding: Finding, values: Map<string, Buffer>, everywhere: Erase): Finding {
  const value = values.get(finding.fingerprint);
  const own = value === undefined ? everywhere : both(createEraser(readingsOf(value)), everywhere);
  const { value: _never, ...rest } = finding;
  return {
    ...rest,
    names: finding.names.map(everywhere),
    companions: finding.companions.map(everywhere),
    reasons: finding.reasons.map(everywhere),
    ...(finding.parts ? { parts: finding.parts.map((part) => concealFinding(part, values, everywhere)) } : {}),
    occurrences: finding.occurrences.map((occurrence) =>
      concealOccurrence(occurrence, NAMED_PLACES.has(occurrence.place) ? own : everywhere),
    ),
  };
}

function both(first: Erase, second: Erase): Erase {
  return (text) => second(first(text));
}

function concealOccurrence(occurrence: Occurrence, erase: Erase): Occurrence {
  const path = erase(occurrence.path);
  const { pathBytes, ...rest } = occurrence;
  const keepsBytes = pathBytes !== undefined && path === occurrence.path && !hidesValue(pathBytes, erase);
  return {
    ...rest,
    path,
    ...(keepsBytes ? { pathBytes } : {}),
    layers: occurrence.layers.map(erase),
    refs: occurrence.refs.map(erase),
    introduced: concealCommit(occurrence.introduced, erase),
    removed: concealCommit(occurrence.removed, erase),
  };
}

function hidesValue(pathBytes: string, erase: Erase): boolean {
  const text = Buffer.from(pathBytes, 'base64').toString('latin1');
  return erase(text) !== text;
}

function concealCommit(commit: CommitRef | null, erase: Erase): CommitRef | null {
  if (commit === null) return null;
  return {
    ...commit,
    authorName: erase(commit.authorName),
    authorEmail: erase(commit.authorEmail),
    subject: erase(commit.subject),
  };
}
