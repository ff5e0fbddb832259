/** Facts in, plan out: decisions, order, the rewrite's instruments, what people must do, and the texts. Pure. */
import type { Finding, Occurrence } from '../findings/model.js';
import { compareUrgency, urgencyReasons } from './decide/order-credentials.js';
import { decideCredentials, decidePersonalData, type SecretDecision } from './decide/decide-credentials.js';
import { groupCredentials } from './decide/group-credentials.js';
import { decryptsStoredSecrets } from './decide/decrypts.js';
import { openedKinds } from './decide/encrypted-files.js';
import type { PlanFacts } from './facts.js';
import { rewriteDataFile } from './files/rewrite-data.js';
import { filterSetup } from './files/filter-options.js';
import { planFiles } from './files/plan-files.js';
import { chooseInstruments, type RewrittenSecret } from './instruments.js';
import { manualSteps } from './manual-steps.js';
import {
  PLAN_SCHEMA_VERSION,
  type CollateralRow,
  type OpenedFile,
  type Plan,
  type PlanCredential,
  type PlanDocument,
  type PlanOccurrence,
  type PlanPersonalDatum,
} from './model.js';
import { BEYOND_REPORT } from './import/model.js';
import { collateralRows } from './collateral.js';
import { makeProbes } from './probes.js';
import { replacementText } from './replacement-text.js';
import { createScrub, scrubDocument } from './scrub.js';
import { readSimulationRules, type SimulationRules } from './simulate.js';

/** Throws UnearthError('internal') only where a generated file would be wrong. */
export function assemblePlan(facts: PlanFacts): Plan {
  const credentials = listCredentials(facts);
  const personalData = listPersonalData(facts);
  const { rewritten, instruments } = instrumentsFor(facts, [...credentials, ...personalData]);
  const setup = filterSetup(instruments, facts.clean);
  const needed = rewritten.length > 0;
  const collateral = collateralRows(facts, [...credentials, ...personalData], instruments);
  const ids = new Map([...credentials, ...personalData].map(({ fingerprint, id }) => [fingerprint, id]));
  const described = describe(facts, { credentials, personalData, collateral, needed, rewritten });
  const scrub = createScrub(facts.values, ids);
  const document = scrubDocument(described, scrub);
  const readers = facts.readers.map((reader) => ({ ...reader, path: scrub.all(reader.path) }));
  return {
    document,
    files: planFiles({ facts: { ...facts, readers }, document, instruments, setup, needed }),
  };
}

/** What the rewrite will put in place of what, for whoever wants to know before there is a plan. */
export function rewriteRules(facts: RuleFacts): SimulationRules {
  const { instruments } = instrumentsFor(facts, [...listCredentials(facts), ...listPersonalData(facts)]);
  return readSimulationRules(rewriteDataFile(instruments, []).toString());
}

function instrumentsFor(facts: RuleFacts, planned: readonly (PlanCredential | PlanPersonalDatum)[]) {
  const rewritten = rewrittenSecrets(facts, planned);
  return { rewritten, instruments: chooseInstruments(rewritten) };
}

/** What is decided does not depend on what it will cost. */
type RuleFacts = Omit<PlanFacts, 'detail'>;

interface Parts {
  credentials: PlanCredential[];
  personalData: PlanPersonalDatum[];
  collateral: CollateralRow[];
  needed: boolean;
  rewritten: RewrittenSecret[];
}

function describe(facts: PlanFacts, parts: Parts): PlanDocument {
  const { report, repository } = facts;
  return {
    schemaVersion: PLAN_SCHEMA_VERSION,
    tool: { name: report.tool.name, version: report.tool.version },
    id: planId(facts),
    created: facts.created,
    repository: {
      path: report.repository.path,
      objectFormat: report.repository.objectFormat,
      headRef: report.repository.headRef,
      headCommit: report.repository.headCommit,
      host: { kind: repository.host.kind, slug: repository.host.slug },
      remotes: report.repository.remotes,
      shallow: repository.shallow,
      partial: repository.partial,
      commits: repository.commits,
      refs: repository.refs,
      tags: repository.tags,
    },
    coverage: {
      complete: report.coverage.complete,
      gaps: report.coverage.gaps
        .filter(({ incomplete, kind }) => incomplete || kind === BEYOND_REPORT)
        .map(({ message }) => message),
    },
    credentials: parts.credentials,
    personalData: parts.personalData,
    opened: openedFiles(facts, parts.credentials),
    rewrite: {
      scope: facts.options.rewrite,
      needed: parts.needed,
      predicted: facts.predicted,
      detail: facts.detail,
      collateral: parts.collateral,
      files: [],
    },
    manual: manualSteps(facts, [...parts.credentials, ...parts.personalData]),
    verification: {
      salt: facts.salt.toString('hex'),
      probes: parts.rewritten.flatMap(({ id, value, sightings }) => makeProbes(id, value, facts.salt, sightings)),
    },
    rotations: usedRotations(facts, parts.credentials),
  };
}

/** Short random name of the plan, from its salt. */
export function planId(facts: Pick<PlanFacts, 'salt'>): string {
  return facts.salt.subarray(-3).toString('hex');
}

function listCredentials(facts: RuleFacts): PlanCredential[] {
  const decisions = new Map(decideCredentials(facts).map((decision) => [decision.finding.fingerprint, decision]));
  const urgent = [...decisions.values()].map(({ finding }) => finding).sort(compareUrgency);
  const groups = groupCredentials(urgent);
  // Members of a group follow its most urgent one.
  const inOrder = [...new Set(groups.values())].flatMap((group) =>
    urgent.filter(({ fingerprint }) => groups.get(fingerprint) === group),
  );
  return inOrder.map((finding, at) =>
    credential(facts, decisions.get(finding.fingerprint)!, at + 1, groups.get(finding.fingerprint)!),
  );
}

function credential(
  facts: RuleFacts,
  { finding, decision, rewritten, reasons }: SecretDecision,
  order: number,
  group: string,
): PlanCredential {
  return {
    ...common(facts, finding, rewritten, order),
    id: `S${order}`,
    kind: finding.rule,
    provider: finding.provider,
    severity: finding.severity,
    confidence: finding.confidence,
    decision,
    order,
    group,
    reasons: [...reasons, ...urgencyReasons(finding)],
    names: finding.names,
    companions: finding.companions,
    attacker: finding.attacker,
    rotation: facts.rotations.has(finding.rotation) ? finding.rotation : 'generic',
  };
}

function listPersonalData(facts: RuleFacts): PlanPersonalDatum[] {
  const before = facts.report.findings.length;
  return decidePersonalData(facts).map(({ finding, rewritten, reasons }, at) => ({
    ...common(facts, finding, rewritten, before + at + 1),
    id: `P${at + 1}`,
    kind: finding.rule,
    reasons,
  }));
}

function common(facts: RuleFacts, finding: Finding, rewritten: boolean, number: number) {
  const value = facts.values.get(finding.fingerprint);
  return {
    fingerprint: finding.fingerprint,
    title: finding.title,
    redacted: finding.redacted,
    rewritten,
    exposure: finding.exposure,
    occurrences: finding.occurrences.map(occurrence),
    replacement: rewritten && value ? replacementText(value, planId(facts), number) : null,
  };
}

function occurrence(place: Occurrence): PlanOccurrence {
  return {
    place: place.place,
    object: place.object,
    path: place.path,
    startLine: place.startLine,
    layers: place.layers,
    introduced: place.introduced?.id ?? null,
    since: place.introduced?.date ?? null,
    atHead: place.atHead,
    reach: place.reach,
    refs: place.refs,
  };
}

function rewrittenSecrets(
  facts: RuleFacts,
  planned: readonly (PlanCredential | PlanPersonalDatum)[],
): RewrittenSecret[] {
  return planned
    .filter(({ rewritten, replacement }) => rewritten && replacement !== null)
    .map(({ id, fingerprint, replacement }) => ({
      id,
      value: facts.values.get(fingerprint)!,
      replacement: replacement!,
      sightings: facts.sightings.get(fingerprint) ?? { forms: [], containers: [], looseLines: [], leftAlone: [] },
    }));
}

function openedFiles(facts: PlanFacts, credentials: readonly PlanCredential[]): OpenedFile[] {
  const keys = credentials
    .map(({ id, kind, rotation, names }) => ({ id, rule: kind, rotation, names }))
    .filter(decryptsStoredSecrets)
    .map((key) => ({ id: key.id, kinds: openedKinds(key) }));
  // A key of which nobody knows what it opens may open any of them.
  return facts.encrypted
    .map((file) => ({
      ...file,
      keys: keys.filter(({ kinds }) => kinds.length === 0 || kinds.includes(file.kind)).map(({ id }) => id),
    }))
    .filter((file) => file.keys.length > 0);
}

function usedRotations(facts: PlanFacts, credentials: readonly PlanCredential[]) {
  return [...new Set(credentials.map(({ rotation }) => rotation))]
    .map((id) => facts.rotations.get(id)!)
    .filter(Boolean);
}
