/**
 * Everything the plan needs of the repository, from what the scan kept or one pass over its objects: where each form of each secret stands,
 * what else a replacement would touch, and what the rewrite will change.
 */
import { randomBytes } from 'node:crypto';
import { resolve } from 'node:path';
import type { ScanResult } from '../findings/model.js';
import { rewriteRules } from '../plan/assemble-plan.js';
import { decryptsStoredSecrets } from '../plan/decide/decrypts.js';
import { decideCredentials, decidePersonalData, plannedCredentials } from '../plan/decide/decide-credentials.js';
import { foldEncoded } from '../plan/decide/fold-encoded.js';
import type { PlanFacts, PlanOptions, SecretSightings } from '../plan/facts.js';
import { GENERIC_ROTATION } from '../plan/rotation/generic-page.js';
import type { RotationPage } from '../plan/rotation/model.js';
import type { Readings } from '../scan/readings.js';
import { defaultDetector } from '../detect/default-detector.js';
import { collectEncrypted } from './collect-encrypted.js';
import { addContainers } from './containers.js';
import { emptiedCommits } from './emptied-commits.js';
import { collectReaders, readNames } from './collect-readers.js';
import type { HistoryShape } from './history-collector.js';
import { entriesThatMayHold } from './may-hold.js';
import { predict, touchedBy } from './predict.js';
import { collectRepositoryFacts } from './repository-facts.js';
import { findPackedVersions } from './packed-versions.js';
import { readAllObjects, readKeptObjects, textsOf } from './read-objects.js';
import { readReportedPlaces } from './reported-places.js';
import { openAgain, openRepository, type RepositoryObjects } from './repository-objects.js';
import { nameSealingKeys } from './sealing-keys.js';
import { createFormSearch, formsOf } from './search-forms.js';
import { createSightingsCollector } from './sightings-collector.js';

export interface CollectOptions {
  path: string;
  result: ScanResult;
  /** What the scan that gave the result has read; without it every object is read again. Closed here. */
  readings?: Readings | null;
  plan?: Partial<PlanOptions>;
  /** Rotation pages by id. */
  rotations?: ReadonlyMap<string, RotationPage>;
  now?: Date;
  /** Only for tests: plans with the same salt have the same probes and replacement texts. */
  salt?: Buffer;
  signal?: AbortSignal;
}

/** Throws UnearthError for a repository that cannot be opened. */
export async function collectPlanFacts(options: CollectOptions): Promise<PlanFacts> {
  const repository = options.readings
    ? openAgain(options.readings)
    : await openRepository(options.path, options.signal);
  try {
    return await collect(repository, options);
  } finally {
    await repository.close();
  }
}

async function collect(repository: RepositoryObjects, options: CollectOptions): Promise<PlanFacts> {
  const folded = foldEncoded(options.result);
  const findings = nameSealingKeys(repository, folded.report.findings);
  const result = { ...folded, report: { ...folded.report, findings } };
  const planOptions: PlanOptions = { rewrite: 'all', personalData: false, ...options.plan };
  const salt = options.salt ?? randomBytes(16);
  const values = plannedValues(result, planOptions);
  const { sightings, shape, names, readers } = await readObjects(repository, { ...options, result }, values);
  const input = { report: result.report, values, sightings, options: planOptions };
  const rewritten = [...decideCredentials(input), ...decidePersonalData(input)]
    .filter((decision) => decision.rewritten)
    .map(({ finding }) => sightings.get(finding.fingerprint))
    .filter((sighting) => sighting !== undefined);
  const { predicted, detail, clean, mayBeEmptied } = predict(repository, shape, touchedBy(repository, rewritten));
  const facts = {
    report: {
      ...result.report,
      repository: { ...result.report.repository, path: absolutePath(result.report.repository.path, repository) },
    },
    values,
    salt,
    created: (options.now ?? new Date()).toISOString(),
    repository: collectRepositoryFacts(repository, shape),
    sightings,
    predicted,
    clean,
    options: planOptions,
    rotations: withGeneric(options.rotations),
    encrypted: plannedCredentials(result.report.findings).some(decryptsStoredSecrets)
      ? await collectEncrypted(repository, shape, options.readings ?? null, options.signal)
      : [],
    readers: collectReaders(repository, shape, names, readers),
  };
  const emptied = mayBeEmptied.length === 0 ? [] : emptiedCommits(repository, shape, mayBeEmptied, rewriteRules(facts));
  return { ...facts, detail: { ...detail, emptiedCommits: emptied } };
}

/** The plan's commands run in another folder than the scan did; a URL, a bundle and the like stay as they were given. */
function absolutePath(path: string, { layout }: RepositoryObjects): string {
  return layout.temporary === null ? resolve(layout.givenPath) : path;
}

/** Values of what the plan deals with. */
function plannedValues(result: ScanResult, options: PlanOptions): Map<string, Buffer> {
  const { findings } = result.report;
  const personal = findings.filter((finding) => finding.kind === 'personal-data' && !finding.accepted);
  const planned = [...plannedCredentials(findings), ...(options.personalData ? personal : [])];
  const values = new Map<string, Buffer>();
  for (const { fingerprint } of planned) {
    const value = result.values.get(fingerprint);
    if (value && value.length > 0) values.set(fingerprint, value);
  }
  return values;
}

interface ObjectsRead {
  sightings: Map<string, SecretSightings>;
  shape: HistoryShape;
  /** Names of variables whose readers are looked for, and the objects that may hold one; null: any. */
  names: ReadonlyMap<string, string[]>;
  readers: readonly number[] | null;
}

async function readObjects(
  repository: RepositoryObjects,
  { result, readings, signal }: CollectOptions,
  values: ReadonlyMap<string, Buffer>,
): Promise<ObjectsRead> {
  const { findings } = result.report;
  const forms = formsOf(values);
  const reported = readReportedPlaces(repository, findings, values, forms);
  const search = createFormSearch(forms, reported.written, repository.kernel());
  const { hashLength } = repository.table;
  const collector = createSightingsCollector(search, values, findings, reported.contexts, hashLength);
  const names = readNames(repository, findings);
  const strings = [
    search.sought.map(({ form }) => form.bytes),
    [...names.keys()].map((name) => Buffer.from(name, 'latin1')),
  ];
  const [holders, readers] = readings
    ? await entriesThatMayHold(readings.texts, strings, textsOf(repository, signal))
    : [];
  const shape = await (readings
    ? readKeptObjects(repository, readings, holders!, search, collector, signal)
    : readAllObjects(repository, collector, signal));
  for (const { name } of repository.refs.refs) collector.lookAtRefName(name);
  const sightings = collector.result();
  addContainers(findings, sightings, collector.ranges, repository, (names) =>
    findPackedVersions(repository, shape, defaultDetector({ personalData: 'all' }), names, values),
  );
  return { sightings, shape, names, readers: readers ?? null };
}

function withGeneric(rotations: ReadonlyMap<string, RotationPage> = new Map()): Map<string, RotationPage> {
  return new Map([[GENERIC_ROTATION.id, GENERIC_ROTATION], ...rotations]);
}
