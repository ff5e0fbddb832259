/** A scan result for known values, made by looking at every object with git: plans can be tested without detection. */
import { createHash } from 'node:crypto';
import type { Finding, Occurrence, ScanResult } from '../../../src/findings/model.js';
import { allObjects } from './all-objects.js';

export interface PlantedSecret {
  value: string | Buffer;
  rule?: string;
  kind?: Finding['kind'];
  severity?: Finding['severity'];
  names?: string[];
  pushed?: Finding['exposure']['pushed'];
  /** Places that a search for the bytes does not show. */
  occurrences?: Partial<Occurrence>[];
  /** Only the first place in each object counts as reported when false: the rest is collateral. */
  reportAll?: boolean;
}

export function syntheticScan(repository: string, secrets: readonly PlantedSecret[]): ScanResult {
  const objects = allObjects(repository);
  const values = new Map<string, Buffer>();
  const findings = secrets.map((secret) => {
    const value = Buffer.from(secret.value as string);
    const fingerprint = createHash('sha256').update(value).digest('hex').slice(0, 32);
    values.set(fingerprint, value);
    return finding(secret, value, fingerprint, objects);
  });
  return {
    values,
    report: {
      schemaVersion: 1,
      tool: { name: 'unearth', version: '0.0.0', engine: 'v8', rules: 0 },
      repository: {
        path: repository,
        objectFormat: objects[0]?.id.length === 64 ? 'sha256' : 'sha1',
        headRef: 'refs/heads/main',
        headCommit: null,
        bare: false,
        shallow: false,
        partial: false,
        remotes: [],
      },
      coverage: {
        objects: { total: objects.length, blobs: 0, trees: 0, commits: 0, tags: 0 },
        bytes: { unpacked: 0, scanned: 0 },
        refs: 0,
        unreachableObjects: 0,
        gaps: [],
        complete: true,
      },
      findings,
      identities: { people: 0, emails: 0 },
      duration: 0,
    },
  };
}

function finding(
  secret: PlantedSecret,
  value: Buffer,
  fingerprint: string,
  objects: ReturnType<typeof allObjects>,
): Finding {
  const found = objects.flatMap(({ id, type, data }): Occurrence[] => {
    if (type === 'tree') return [];
    const start = data.indexOf(value);
    if (start < 0 || secret.reportAll === false) return [];
    return [
      occurrence({ object: id, place: type === 'blob' ? 'blob' : 'commit-message', start, end: start + value.length }),
    ];
  });
  return {
    fingerprint,
    rule: secret.rule ?? 'generic-secret',
    rules: [secret.rule ?? 'generic-secret'],
    title: 'Planted secret',
    provider: 'Generic',
    kind: secret.kind ?? 'secret',
    category: 'generic',
    severity: secret.severity ?? 'high',
    confidence: 'high',
    reasons: [],
    redacted: '***',
    length: value.length,
    entropy: 4,
    names: secret.names ?? [],
    companions: [],
    relatedTo: [],
    rotation: 'generic',
    attacker: '',
    exposure: { since: null, until: null, atHead: true, reach: 'head', pushed: secret.pushed ?? 'unknown' },
    occurrences: [...found, ...(secret.occurrences ?? []).map(occurrence)],
  };
}

function occurrence(partial: Partial<Occurrence>): Occurrence {
  return {
    place: 'blob',
    object: '',
    path: '',
    startLine: 1,
    endLine: 1,
    startColumn: 1,
    endColumn: 1,
    start: 0,
    end: 0,
    layers: [],
    rule: 'generic-secret',
    introduced: null,
    removed: null,
    atHead: false,
    reach: 'branch',
    refs: [],
    refCount: 0,
    fileRole: 'source',
    ...partial,
  };
}
