/**
 * SARIF 2.1.0 within the limits of GitHub code scanning (docs.github.com, "SARIF support for code scanning": 25,000 results a
 * run, 1,000 locations a result, 20 tags a rule). No value of a secret is in it, not even with --show-secrets: the file
 * is made to be uploaded. Fingerprints are made from content, so alerts survive rebases.
 */
import type { Severity } from '../detect/types.js';
import type { Finding, Occurrence, ScanReport } from '../findings/model.js';
import { triage } from '../findings/triage.js';
import { escapeControl, safeJson } from './escape.js';
import { exposureText, placeText, sinceText } from './wording.js';

const MOST_RESULTS = 25_000;
const MOST_RELATED = 99;
const LEVELS: Record<Severity, string> = { critical: 'error', high: 'error', medium: 'warning', low: 'note' };
/** GitHub shows > 9.0 as critical, 7.0 to 8.9 as high, 4.0 to 6.9 as medium. */
const SECURITY_SEVERITY: Record<Severity, string> = { critical: '9.5', high: '8.0', medium: '5.5', low: '2.0' };

export function* renderSarif(report: ScanReport): Generator<string> {
  const findings = triage(report.findings);
  const shown = findings.slice(0, MOST_RESULTS);
  const rules = rulesOf(shown);
  const ruleIndex = new Map(rules.map((rule, index) => [rule.id, index]));
  yield `{"$schema":"https://json.schemastore.org/sarif-2.1.0.json","version":"2.1.0","runs":[{"tool":{"driver":`;
  yield safeJson({ name: 'unearth', version: report.tool.version, semanticVersion: report.tool.version, rules });
  yield `},"columnKind":"unicodeCodePoints","invocations":${safeJson([invocation(report, findings.length - shown.length)])}`;
  yield versionControl(report);
  yield `,"results":[`;
  let separator = '\n';
  for (const finding of shown) {
    yield separator + safeJson(result(finding, ruleIndex.get(finding.rule)!));
    separator = ',\n';
  }
  yield `]}]}\n`;
}

interface SarifRule {
  id: string;
  [key: string]: unknown;
}

function rulesOf(findings: readonly Finding[]): SarifRule[] {
  const rules = new Map<string, SarifRule>();
  for (const finding of findings) {
    if (rules.has(finding.rule)) continue;
    rules.set(finding.rule, {
      id: finding.rule,
      name: finding.rule,
      shortDescription: { text: finding.title },
      fullDescription: { text: finding.attacker || finding.title },
      help: { text: helpText(finding) },
      defaultConfiguration: { level: LEVELS[finding.severity] },
      properties: {
        tags: ['security', finding.kind, finding.category].filter((tag) => tag !== ''),
        precision: finding.confidence === 'certain' ? 'very-high' : finding.confidence,
        'security-severity': SECURITY_SEVERITY[finding.severity],
      },
    });
  }
  return [...rules.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
}

function helpText(finding: Finding): string {
  if (finding.kind === 'personal-data')
    return 'Decide whether this may stay public; `unearth plan --pii` writes how to take it out.';
  return `Rotate it first: \`unearth plan\` writes how (${finding.rotation}). ${finding.attacker}`;
}

function result(finding: Finding, ruleIndex: number): Record<string, unknown> {
  const [first, ...others] = finding.occurrences;
  const message = `${finding.title} ${finding.redacted}: ${sinceText(finding)}, ${exposureText(finding)}.`;
  const related = others.slice(0, MOST_RELATED).map((occurrence, id) => ({
    id: id + 1,
    message: { text: escapeControl(placeText(occurrence)) },
    ...location(occurrence),
  }));
  return {
    ruleId: finding.rule,
    ruleIndex,
    level: LEVELS[finding.severity],
    message: { text: escapeControl(message) },
    locations: first ? [location(first)] : [],
    ...(related.length > 0 ? { relatedLocations: related } : {}),
    partialFingerprints: { 'unearthSecret/v1': finding.fingerprint },
    ...(finding.accepted
      ? { suppressions: [{ kind: suppressionKind(finding), justification: escapeControl(finding.accepted.reason) }] }
      : {}),
    properties: {
      severity: finding.severity,
      confidence: finding.confidence,
      reasons: finding.reasons,
      occurrences: finding.occurrences.length,
      commit: first?.introduced?.id ?? null,
      author: first?.introduced?.authorName ?? null,
      since: finding.exposure.since,
      until: finding.exposure.until,
      atHead: finding.exposure.atHead,
      reach: finding.exposure.reach,
      pushed: finding.exposure.pushed,
    },
  };
}

/** SARIF knows suppressions in the source and those kept elsewhere. */
function suppressionKind(finding: Finding): 'inSource' | 'external' {
  return /allow|ignore|pragma|secretlint/.test(finding.accepted!.by) && !/[.]|:\d/.test(finding.accepted!.by)
    ? 'inSource'
    : 'external';
}

/** Code scanning wants a file for every result; what stands in no file gets a path that says what it is. */
function location(occurrence: Occurrence): Record<string, unknown> {
  const inFile = occurrence.path !== '' && occurrence.place !== 'ref-name';
  const path = inFile ? occurrence.path : `.git/${occurrence.place}/${occurrence.object || occurrence.path}`;
  return {
    physicalLocation: {
      artifactLocation: { uri: pathUri(path), ...(inFile ? { uriBaseId: '%SRCROOT%' } : {}) },
      region: {
        startLine: Math.max(1, occurrence.startLine),
        startColumn: Math.max(1, occurrence.startColumn),
        endLine: Math.max(1, occurrence.endLine),
        endColumn: Math.max(1, occurrence.endColumn) + 1,
      },
    },
    logicalLocations: [{ fullyQualifiedName: escapeControl(placeText(occurrence)), kind: 'object' }],
  };
}

const LONE_SURROGATE = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

/** Percent-encoded per segment; a colon in the first segment would make it a scheme. */
function pathUri(path: string): string {
  return path
    .split('/')
    .map((segment) => encodeURIComponent(segment.replace(LONE_SURROGATE, '\uFFFD')))
    .join('/');
}

function invocation(report: ScanReport, leftOut: number): Record<string, unknown> {
  const gaps = report.coverage.gaps.map((gap) => ({
    level: gap.incomplete ? 'error' : 'note',
    message: { text: escapeControl(gap.message) },
    descriptor: { id: gap.kind },
  }));
  if (leftOut > 0) {
    gaps.push({
      level: 'warning',
      message: { text: `${leftOut} findings beyond the first ${MOST_RESULTS} are left out; --format json has all.` },
      descriptor: { id: 'result-limit' },
    });
  }
  return { executionSuccessful: report.coverage.complete, toolExecutionNotifications: gaps };
}

function versionControl(report: ScanReport): string {
  const { remotes, headCommit, headRef } = report.repository;
  const url = remotes.find(({ name }) => name === 'origin')?.url ?? remotes[0]?.url;
  if (url === undefined || headCommit === null || !/^(?:https?|ssh|git):\/\//.test(url) || !URL.canParse(url))
    return '';
  const branch = headRef?.replace(/^refs\/heads\//, '');
  return `,"versionControlProvenance":${safeJson([
    { repositoryUri: url, revisionId: headCommit, ...(branch ? { branch } : {}) },
  ])}`;
}
