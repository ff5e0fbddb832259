import type { CommitRef, Finding, Occurrence, ScanReport, ScanResult } from '../../src/findings/model.js';
import { redactValue } from '../../src/findings/redact.js';

/** Joined, so that nobody's push protection takes this file for a leak. */
export const CANARY = {
  aws: ['wJalr', 'K7MDENG', 'bPxRfi', 'CYzQ9Lk2T', 'vN4hGq8sYx'].join(''),
  password: ['tulip', 'Harbour', '42', 'winter'].join('-'),
  inPath: ['zq', '9Kx7', 'VbT2', 'mWp4', 'Lr8d'].join(''),
  email: ['maria.lopez', 'acme-widgets.com'].join('@'),
};

export const HOSTILE = 'ev\x1b[31mil\n=cmd|"\u202e<script>`a`.md';

export function commit(id: string, date: string, changes: Partial<CommitRef> = {}): CommitRef {
  return {
    id: id.repeat(40).slice(0, 40),
    authorName: 'Jane Doe',
    authorEmail: 'jane@corp.example',
    date,
    subject: 'Add settings',
    ...changes,
  };
}

export function occurrence(changes: Partial<Occurrence> = {}): Occurrence {
  return {
    place: 'blob',
    object: 'b'.repeat(40),
    path: 'config/settings.py',
    startLine: 12,
    endLine: 12,
    startColumn: 10,
    endColumn: 49,
    start: 300,
    end: 340,
    layers: [],
    rule: 'aws-secret-access-key',
    introduced: commit('a1', '2021-03-04T10:00:00Z'),
    removed: null,
    atHead: true,
    reach: 'head',
    refs: ['refs/heads/main'],
    refCount: 1,
    fileRole: 'configuration',
    ...changes,
  };
}

export function finding(value: string, changes: Partial<Finding> = {}): Finding {
  return {
    fingerprint: fingerprintOf(value),
    rule: 'aws-secret-access-key',
    rules: ['aws-secret-access-key'],
    title: 'AWS secret access key',
    provider: 'AWS',
    kind: 'secret',
    category: 'cloud',
    severity: 'critical',
    confidence: 'high',
    reasons: ['variable name says secret'],
    redacted: redactValue(value),
    length: value.length,
    entropy: 4.5,
    names: ['AWS_SECRET_ACCESS_KEY'],
    companions: [],
    relatedTo: [],
    rotation: 'aws-access-key',
    attacker: 'Acts as the user in the AWS account.',
    exposure: { since: '2021-03-04T10:00:00Z', until: null, atHead: true, reach: 'head', pushed: 'yes' },
    occurrences: [occurrence()],
    ...changes,
  };
}

/** Stands in for the keyed hash of the scan: distinct and stable, which is all that reports rely on. */
export function fingerprintOf(value: string): string {
  return Buffer.from(value).toString('hex').slice(0, 32).padEnd(32, '0');
}

export function report(findings: Finding[], changes: Partial<ScanReport> = {}): ScanReport {
  return {
    schemaVersion: 1,
    tool: { name: 'unearth', version: '0.1.0', engine: 're2', rules: 812 },
    repository: {
      path: './app',
      objectFormat: 'sha1',
      headRef: 'refs/heads/main',
      headCommit: 'c'.repeat(40),
      bare: false,
      shallow: false,
      partial: false,
      remotes: [{ name: 'origin', url: 'https://github.com/acme/app.git' }],
    },
    coverage: {
      objects: { total: 4213, blobs: 1800, trees: 1500, commits: 911, tags: 2 },
      bytes: { unpacked: 81_000_000, scanned: 9_100_000 },
      refs: 14,
      unreachableObjects: 3,
      gaps: [],
      complete: true,
    },
    findings,
    identities: { people: 12, emails: 15 },
    duration: 840,
    ...changes,
  };
}

/** One of everything a renderer has to cope with: hostile names, a value in a path, messages, removal, acceptance, gaps. */
export function sampleResult(): ScanResult {
  const findings = [
    finding(CANARY.aws, {
      occurrences: [
        occurrence(),
        occurrence({ path: HOSTILE, object: 'd'.repeat(40), startLine: 3, endLine: 3, atHead: false, reach: 'branch' }),
        occurrence({
          path: 'backup.zip',
          layers: ['zip:conf/.env'],
          startLine: 1,
          endLine: 1,
          atHead: false,
          reach: 'tag',
        }),
      ],
    }),
    finding(CANARY.password, {
      rule: 'generic-password',
      rules: ['generic-password'],
      title: 'Password',
      provider: 'Generic',
      severity: 'high',
      confidence: 'medium',
      names: ['DB_PASSWORD'],
      exposure: {
        since: '2019-01-02T03:04:05Z',
        until: '2020-02-03T04:05:06Z',
        atHead: false,
        reach: 'pull-request',
        pushed: 'no',
      },
      occurrences: [
        occurrence({
          place: 'commit-message',
          object: 'e'.repeat(40),
          path: '',
          rule: 'generic-password',
          introduced: commit('e', '2019-01-02T03:04:05Z', {
            subject: `use ${CANARY.password} for now`,
            authorName: HOSTILE,
          }),
          removed: commit('f', '2020-02-03T04:05:06Z'),
          atHead: false,
          reach: 'pull-request',
        }),
      ],
    }),
    finding(CANARY.inPath, {
      rule: 'example-token',
      rules: ['example-token'],
      title: 'Example token',
      severity: 'medium',
      names: [],
      exposure: { since: null, until: null, atHead: false, reach: 'unreachable', pushed: 'unknown' },
      occurrences: [
        occurrence({
          place: 'path',
          path: `keys/${CANARY.inPath}.txt`,
          pathBytes: Buffer.from(`keys/${CANARY.inPath}.txt`).toString('base64'),
          rule: 'example-token',
          introduced: null,
          refs: [],
          refCount: 0,
          atHead: false,
          reach: 'unreachable',
        }),
      ],
    }),
    finding(CANARY.email, {
      rule: 'pii-email',
      rules: ['pii-email'],
      title: 'E-mail address',
      provider: 'Personal data',
      kind: 'personal-data',
      category: 'email',
      severity: 'low',
      names: [],
      occurrences: [occurrence({ path: 'data/customers.csv', rule: 'pii-email' })],
    }),
    finding('accepted-value-0815', {
      rule: 'generic-password',
      rules: ['generic-password'],
      title: 'Password',
      severity: 'high',
      accepted: { by: 'gitleaks:allow', reason: 'no reason given' },
      occurrences: [occurrence({ path: 'test/login.ts', rule: 'generic-password' })],
    }),
  ];
  const gaps = [
    {
      kind: 'object-missing',
      count: 2,
      message: '2 objects are missing: the clone is damaged.',
      examples: ['9'.repeat(40)],
      incomplete: true,
    },
    {
      kind: 'lfs',
      count: 1,
      message: '1 file is kept in Git LFS; only its pointer is here.',
      examples: ['big.bin'],
      incomplete: false,
    },
  ];
  const base = report(findings);
  return {
    report: { ...base, coverage: { ...base.coverage, gaps, complete: false } },
    values: new Map(
      [...Object.values(CANARY), 'accepted-value-0815'].map((value) => [fingerprintOf(value), Buffer.from(value)]),
    ),
  };
}
