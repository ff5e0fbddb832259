/** From raw occurrences to findings: one a secret, with all its places, exposure, severity, confidence and reasons. */
import { strongestOf } from '../detect/levels.js';
import type { Detector, RuleInfo, Verdict } from '../detect/types.js';
import { shannonEntropy } from '../detect/entropy.js';
import { exposureOfPlaces } from '../findings/exposure.js';
import { fingerprint } from '../findings/fingerprint.js';
import { BLOCK_ALLOWANCE, inlineAllowance } from '../findings/inline-comments.js';
import {
  CONFIDENCES,
  REACHES,
  SEVERITIES,
  type CommitRef,
  type Exposure,
  type Finding,
  type Occurrence,
  type Reach as ReachName,
} from '../findings/model.js';
import { redactValue } from '../findings/redact.js';
import { displayPath } from '../history/path-table.js';
import { ReachBit, strongestReach } from '../history/reach.js';
import type { CommitFacts } from './commit-facts.js';
import { judgeByPlace, type PlaceJudgement } from './judge-by-place.js';
import type { RawOccurrence } from './raw-occurrence.js';
import type { RefNames } from './ref-names.js';

export interface FindingFacts {
  detector: Detector;
  /** Hexadecimal id of an object, by the number raw occurrences give it. */
  objectId: (object: number) => string;
  commits: CommitFacts;
  refNames: RefNames;
  /** Some remote keeps what this repository has pushed: 'unknown' where there are no remote-tracking refs. */
  hasRemoteBranches: boolean;
  fingerprintKey: string | undefined;
  /** Addresses of the project's own people are a class apart. */
  isIdentityEmail: (email: string) => boolean;
  /** Also report what is not on by default (`--pii`). */
  allPersonalData: boolean;
}

export interface BuiltFindings {
  findings: Finding[];
  values: Map<string, Buffer>;
}

export function buildFindings(facts: FindingFacts, raw: readonly RawOccurrence[]): BuiltFindings {
  const bySecret = groupBySecret(raw);
  const values = new Map<string, Buffer>();
  const findings: Finding[] = [];
  for (const occurrences of bySecret.values()) {
    const finding = buildFinding(facts, occurrences, values);
    if (finding) findings.push(finding);
  }
  return { findings, values };
}

function groupBySecret(raw: readonly RawOccurrence[]): Map<number, RawOccurrence[]> {
  const groups = new Map<number, RawOccurrence[]>();
  for (const occurrence of raw) {
    const group = groups.get(occurrence.secret);
    if (group) group.push(occurrence);
    else groups.set(occurrence.secret, [occurrence]);
  }
  return groups;
}

interface Judged {
  raw: RawOccurrence;
  verdict: Verdict;
  rule: RuleInfo;
  judgement: PlaceJudgement;
}

function buildFinding(facts: FindingFacts, raw: RawOccurrence[], values: Map<string, Buffer>): Finding | null {
  const judged = asOwnPeople(
    facts,
    raw.map((occurrence) => judge(facts.detector, occurrence)).filter((one) => !one.judgement.drop),
  );
  if (judged.length === 0) return null;
  judged.sort(byStrength);
  const best = judged[0]!;
  // Known to be public in one place, it is public where nothing but its name speaks for it.
  const weighty = best.rule.kind === 'identifier' ? judged.filter(({ rule }) => !rule.generic) : judged;
  const value = Buffer.from(best.verdict.value, 'latin1');
  const valueClass = best.rule.kind === 'personal-data' ? best.rule.category : 'secret';
  const id = fingerprint(valueClass, value, facts.fingerprintKey);
  const text = readableValue(value);
  values.set(id, value);
  const occurrences = judged.map((one) => buildOccurrence(facts, one)).sort(byExposure);
  const finding: Finding = {
    fingerprint: id,
    rule: best.judgement.rule,
    rules: unique(judged.map((one) => one.judgement.rule)),
    title: best.rule.name,
    provider: best.rule.provider,
    kind: best.rule.kind,
    category: best.rule.category,
    severity: strongestOf(
      SEVERITIES,
      weighty.map((one) => one.judgement.severity),
    ),
    confidence: strongestOf(
      CONFIDENCES,
      judged.map((one) => one.judgement.confidence),
    ),
    reasons: unique([...best.verdict.reasons, ...best.judgement.reasons]),
    redacted: redactValue(text),
    length: value.length,
    entropy: Math.round(shannonEntropy(best.verdict.value) * 1000) / 1000,
    names: byFrequency(judged.flatMap((one) => (one.verdict.name === undefined ? [] : [one.verdict.name]))).slice(0, 5),
    companions: unique(judged.flatMap((one) => (one.verdict.companion === undefined ? [] : [one.verdict.companion]))),
    relatedTo: [],
    rotation: best.rule.rotation,
    attacker: best.rule.attacker,
    exposure: exposureOf(facts, judged, occurrences),
    occurrences,
  };
  const allowed = allowanceOf(judged);
  if (allowed) finding.accepted = allowed;
  return finding;
}

function judge(detector: Detector, raw: RawOccurrence): Judged {
  const verdict = detector.verdicts.get(raw.match.verdict);
  const rule = detector.rules[verdict.rule]!;
  return { raw, verdict, rule, judgement: judgeByPlace(raw, verdict, rule) };
}

/** Rule of addresses that belong to the project's own people: on only with `--pii`. */
const OWN_PEOPLE = 'pii-email-maintainer';

/** An address that commits carry, or that one file gives as a maintainer's, is the project's own wherever it stands. */
function asOwnPeople(facts: FindingFacts, judged: Judged[]): Judged[] {
  const first = judged[0];
  if (first?.rule.category !== 'email') return judged;
  const own = judged.some((one) => one.judgement.rule === OWN_PEOPLE) || facts.isIdentityEmail(first.verdict.value);
  if (!own) return judged;
  if (!facts.allPersonalData) return [];
  const rule = facts.detector.rules.find((one) => one.id === OWN_PEOPLE) ?? first.rule;
  return judged.map((one) => ({ ...one, rule, judgement: { ...one.judgement, rule: OWN_PEOPLE } }));
}

/** Page for a private key of which nobody knows what it is for. */
const ANY_KEY = 'private-key';

/** Specific rules first, then by confidence, then by severity, then those that say what a key is for; the rest only makes the order the same every time. */
function byStrength(a: Judged, b: Judged): number {
  return (
    Number(a.rule.generic) - Number(b.rule.generic) ||
    CONFIDENCES.indexOf(a.judgement.confidence) - CONFIDENCES.indexOf(b.judgement.confidence) ||
    SEVERITIES.indexOf(a.judgement.severity) - SEVERITIES.indexOf(b.judgement.severity) ||
    Number(a.rule.rotation === ANY_KEY) - Number(b.rule.rotation === ANY_KEY) ||
    compareText(a.judgement.rule, b.judgement.rule) ||
    a.verdict.layers.length - b.verdict.layers.length ||
    compareText(a.verdict.value, b.verdict.value) ||
    compareText(a.verdict.reasons.join(), b.verdict.reasons.join())
  );
}

function buildOccurrence(facts: FindingFacts, { raw, verdict, judgement }: Judged): Occurrence {
  const path = displayPath(raw.path);
  const names = facts.refNames.of(raw.commit, raw.object);
  return {
    place: raw.place,
    object: raw.object < 0 ? '' : facts.objectId(raw.object),
    path: path.text,
    ...(path.exact ? {} : { pathBytes: raw.path.toString('base64') }),
    startLine: raw.match.startLine,
    endLine: raw.match.endLine,
    startColumn: raw.match.startColumn,
    endColumn: raw.match.endColumn,
    start: raw.match.start,
    end: raw.match.end,
    layers: [...verdict.layers],
    rule: judgement.rule,
    introduced: raw.commit < 0 ? null : facts.commits.of(raw.commit),
    removed: raw.removedBy < 0 ? null : facts.commits.of(raw.removedBy),
    atHead: raw.atHead,
    reach: reachOf(raw),
    refs: names.refs,
    refCount: names.refCount,
    fileRole: judgement.fileRole,
  };
}

/** A commit that only a detached HEAD reaches is on the line of history people work on, as if on a branch. */
function reachOf(raw: RawOccurrence): ReachName {
  if (raw.atHead) return 'head';
  return REACHES[strongestReach((raw.bits & ReachBit.Head) !== 0 ? ReachBit.Branch : raw.bits)]!;
}

function exposureOf(facts: FindingFacts, judged: readonly Judged[], occurrences: readonly Occurrence[]): Exposure {
  const bits = judged.reduce((all, one) => all | one.raw.bits, 0);
  const isAtTip = judged.some((one) => one.raw.atTip);
  return exposureOfPlaces(occurrences, pushedState(facts, bits), isAtTip);
}

/** A clone records which branches a remote has, not which tags and notes: what those reach may well have been pushed. */
function pushedState(facts: FindingFacts, bits: number): Exposure['pushed'] {
  if ((bits & (ReachBit.RemoteBranch | ReachBit.PullRequest)) !== 0) return 'yes';
  if ((bits & (ReachBit.Tag | ReachBit.Note)) !== 0) return 'unknown';
  return facts.hasRemoteBranches ? 'no' : 'unknown';
}

/** At HEAD first, then the oldest. */
function byExposure(a: Occurrence, b: Occurrence): number {
  return (
    Number(b.atHead) - Number(a.atHead) ||
    compareText(dateOf(a.introduced), dateOf(b.introduced)) ||
    compareText(a.path, b.path) ||
    a.start - b.start ||
    compareText(a.object, b.object) ||
    compareText(a.introduced?.id ?? '', b.introduced?.id ?? '') ||
    compareText(a.place, b.place)
  );
}

function dateOf(commit: CommitRef | null): string {
  return commit?.date ?? '~';
}

/** A finding is accepted by comments in the files only when every place of it carries one. */
function allowanceOf(judged: readonly Judged[]): { by: string; reason: string } | null {
  let first: { by: string; reason: string } | null = null;
  for (const { raw, judgement } of judged) {
    const { line, previousLine, switchedOff } = raw.match;
    const allowance = switchedOff ? BLOCK_ALLOWANCE : inlineAllowance(line, previousLine, [judgement.rule]);
    if (!allowance) return null;
    first ??= { by: allowance.by, reason: allowance.reason };
  }
  return first;
}

function readableValue(value: Buffer): string {
  const text = value.toString('utf8');
  return Buffer.from(text, 'utf8').equals(value) ? text : value.toString('latin1');
}

function byFrequency(values: readonly string[]): string[] {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1] || compareText(a[0], b[0])).map(([value]) => value);
}

function unique(values: readonly string[]): string[] {
  return [...new Set(values)];
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
