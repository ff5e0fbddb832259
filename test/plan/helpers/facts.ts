/** Facts for plans of made-up findings. */
import { createHash } from 'node:crypto';
import type { Finding } from '../../../src/findings/model.js';
import type { FormSighting, PlanFacts, SecretSightings } from '../../../src/plan/facts.js';
import { GENERIC_ROTATION } from '../../../src/plan/rotation/generic-page.js';
import { emptySighting } from '../../../src/rehearse/sightings-collector.js';
import { report } from '../../report/sample-result.js';

export function makeFinding(value: string, more: Partial<Finding> = {}): Finding {
  return {
    fingerprint: createHash('sha256').update(value).digest('hex').slice(0, 32),
    rule: 'generic-secret',
    rules: [],
    title: 'Secret',
    provider: 'Generic',
    kind: 'secret',
    category: 'generic',
    severity: 'high',
    confidence: 'high',
    reasons: [],
    redacted: '****',
    length: value.length,
    entropy: 4,
    names: [],
    companions: [],
    relatedTo: [],
    rotation: 'generic',
    attacker: '',
    occurrences: [],
    ...more,
    exposure: {
      since: '2020-01-02T03:04:05Z',
      until: null,
      atHead: false,
      reach: 'branch',
      pushed: 'unknown',
      ...more.exposure,
    },
  };
}

/** Sightings of the plain value in one text blob. */
function plainSightings(value: string, more: Partial<FormSighting> = {}): SecretSightings {
  const bytes = Buffer.from(value);
  const sighting: FormSighting = {
    ...emptySighting({ name: 'plain', bytes, encode: (text) => text }),
    textBlobs: ['1'.repeat(40)],
    hits: 1,
    ...more,
  };
  return { forms: [sighting], containers: [], looseLines: [], leftAlone: [] };
}

export function makeFacts(
  secrets: readonly { value: string; finding?: Partial<Finding>; sighting?: Partial<FormSighting> }[],
  more: Partial<PlanFacts> = {},
): PlanFacts {
  const findings = secrets.map(({ value, finding }) => makeFinding(value, finding));
  return {
    report: report(findings),
    values: new Map(findings.map(({ fingerprint }, at) => [fingerprint, Buffer.from(secrets[at]!.value)])),
    salt: Buffer.from('000102030405060708090a0b0cabcdef', 'hex'),
    created: '2026-11-24T10:00:00.000Z',
    repository: {
      host: { kind: 'github', slug: 'acme/app', name: 'github.com' },
      shallow: false,
      partial: false,
      singleBranch: false,
      commits: 3,
      refs: 2,
      tags: 1,
      hostRefs: 0,
      stashEntries: 0,
      replaceRefs: [],
      linkedWorktrees: 0,
      alternates: false,
      lfs: false,
      submodules: [],
      notesRefs: [],
      remoteTrackingRefs: 0,
    },
    sightings: new Map(
      findings.map(({ fingerprint }, at) => [fingerprint, plainSightings(secrets[at]!.value, secrets[at]!.sighting)]),
    ),
    predicted: { commits: 2, refs: 1, tags: 1 },
    detail: {
      total: { commits: 3, refs: 2, tags: 1 },
      firstChangedCommits: ['d'.repeat(40)],
      emptiedCommits: [],
      signedCommits: 0,
      signedTags: 0,
      keptSignatures: 0,
      hostRefs: 0,
      pullRequests: [],
      branches: 1,
    },
    clean: [],
    encrypted: [],
    options: { rewrite: 'all', personalData: false },
    rotations: new Map([[GENERIC_ROTATION.id, GENERIC_ROTATION]]),
    readers: [],
    ...more,
  };
}
