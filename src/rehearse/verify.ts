/**
 * After a rewrite: is every planned secret gone, in every form it could have? Reads every object's bytes, ref names, and
 * the files git keeps beside its objects. Knows the secrets only by their probes and fingerprints.
 */
import type { ScanResult } from '../findings/model.js';
import type { TreeState } from '../history/tree-store.js';
import { ObjectType } from '../odb/types.js';
import type { Probe } from '../plan/probes.js';
import { searchObject, type Candidates } from './changed-search.js';
import { gitFolderFiles } from './git-folder-files.js';
import { createHistoryCollector, type HistoryShape } from './history-collector.js';
import { isHostRef } from './host-refs.js';
import { reachOf } from './leftover-reach.js';
import { createProbeSearch, type ProbeSearch } from './probe-search.js';
import { zoneOf } from './search-forms.js';
import { readPlan } from './read-plan.js';
import { openRepository, type RepositoryObjects } from './repository-objects.js';
import { addDecodedLeftovers } from './verify-decoded.js';

export type VerifyOutcome = 'gone' | 'reachable' | 'incomplete' | 'host-refs-only' | 'unreachable-only';

/** Process exit code of each outcome. */
export const VERIFY_EXIT_CODES: Record<VerifyOutcome, number> = {
  gone: 0,
  reachable: 1,
  incomplete: 3,
  'host-refs-only': 4,
  'unreachable-only': 5,
};

/** One place where a planned secret is still found. Holds no secret. */
export interface Leftover {
  /** Id in the plan: S1, P1. */
  secret: string;
  /** plain, base64, ..., or how a scan decoded it. */
  form: string;
  place: 'blob' | 'tree' | 'commit' | 'tag' | 'ref-name' | 'file';
  /** Object id; '' for ref names and files. */
  object: string;
  /** Path in the repository, or file in the git directory; '' where there is none. */
  path: string;
  /** reachable: by a branch, tag or other own ref; host-ref: only by refs the host owns; unreachable: by no ref, or a local file. */
  reach: 'reachable' | 'host-ref' | 'unreachable';
  /** A ref that leads to it, or ''. */
  ref: string;
}

export interface SecretVerdict {
  secret: string;
  title: string;
  outcome: VerifyOutcome;
  leftovers: Leftover[];
}

export interface VerifyResult {
  outcome: VerifyOutcome;
  exitCode: number;
  secrets: SecretVerdict[];
  /** Planned secrets that the rewrite leaves to rotation: not searched for. */
  notRewritten: string[];
  /** Objects read. */
  objects: number;
  /** Commits with a signature, among them. */
  signedCommits: number;
  /** What could not be read, in words. */
  problems: string[];
}

export interface VerifyOptions {
  /** A repository, or a URL to clone. */
  path: string;
  planDir: string;
  signal?: AbortSignal;
  /** Also scans for the secrets inside archives and other containers. Default: the real scan; null: raw bytes only. */
  scan?: ((path: string) => Promise<ScanResult>) | null;
}

export async function verifyRewrite(options: VerifyOptions): Promise<VerifyResult> {
  const plan = await readPlan(options.planDir);
  const repository = await openRepository(options.path, options.signal);
  try {
    const search = createProbeSearch(plan.verification.probes, Buffer.from(plan.verification.salt, 'hex'));
    const { shape, hits, objects } = await searchObjects(repository, search, options.signal);
    const leftovers = [
      ...placeHits(repository, shape, search, hits),
      ...searchRefNames(repository, search),
      ...(await searchFiles(repository, search, plan.verification.probes)),
    ];
    const problems = incompleteness(repository, shape);
    if (options.scan !== null) await addDecodedLeftovers(leftovers, problems, plan, repository, options);
    const planned = [...plan.credentials, ...plan.personalData];
    const secrets = planned
      .filter(({ rewritten }) => rewritten)
      .map(({ id, title }) =>
        verdict(
          id,
          title,
          leftovers.filter(({ secret }) => secret === id),
          problems,
        ),
      );
    const outcome = outcomeOf(leftovers, problems);
    return {
      outcome,
      exitCode: VERIFY_EXIT_CODES[outcome],
      secrets,
      notRewritten: planned.filter(({ rewritten }) => !rewritten).map(({ id }) => id),
      objects,
      signedCommits: shape.signed.size,
      problems,
    };
  } finally {
    await repository.close();
  }
}

/** The worst of what is left; what could not be read weighs more than what only the host or nothing reaches. */
function outcomeOf(leftovers: readonly Pick<Leftover, 'reach'>[], problems: readonly string[]): VerifyOutcome {
  if (leftovers.some(({ reach }) => reach === 'reachable')) return 'reachable';
  if (problems.length > 0) return 'incomplete';
  if (leftovers.some(({ reach }) => reach === 'host-ref')) return 'host-refs-only';
  return leftovers.length > 0 ? 'unreachable-only' : 'gone';
}

function verdict(secret: string, title: string, leftovers: Leftover[], problems: readonly string[]): SecretVerdict {
  return { secret, title, outcome: outcomeOf(leftovers, problems), leftovers };
}

interface Hit {
  entry: number;
  type: ObjectType;
  probe: Probe;
}

async function searchObjects(
  repository: RepositoryObjects,
  search: ProbeSearch,
  signal: AbortSignal | undefined,
): Promise<{ shape: HistoryShape; hits: Hit[]; objects: number }> {
  const history = createHistoryCollector(repository.table, repository.kernel());
  const hits: Hit[] = [];
  let objects = 0;
  await repository.forEach<{ candidates: Candidates; tree: TreeState | null }>(
    (entry, type, text, length, base, delta) => {
      if (repository.table.duplicate[entry] === 0) objects++;
      const known = new Set<string>();
      const candidates = searchObject(search, text, length, base?.candidates ?? null, delta, (needle, offset) => {
        const probe = search.probes[needle]!;
        if (isAllowed(probe, type, text, length, offset)) return;
        if (!known.has(probe.secret) && repository.table.duplicate[entry] === 0) hits.push({ entry, type, probe });
        known.add(probe.secret);
      });
      return { candidates, tree: history.look(entry, type, text, length, base?.tree ?? null, delta) };
    },
    signal,
  );
  return { shape: history.finish(), hits, objects };
}

/** Personal data that the plan leaves where it was published on purpose. */
function isAllowed({ allowedIn }: Probe, type: ObjectType, text: Buffer, length: number, offset: number): boolean {
  if (allowedIn === undefined || type === ObjectType.Blob || type === ObjectType.Tree) return false;
  const zone = zoneOf(type, text, length, offset, 0);
  return zone === 'header' || allowedIn.some((allowed) => allowed === zone);
}

const PLACES: Record<ObjectType, Leftover['place']> = {
  [ObjectType.Commit]: 'commit',
  [ObjectType.Tree]: 'tree',
  [ObjectType.Blob]: 'blob',
  [ObjectType.Tag]: 'tag',
};

function placeHits(
  repository: RepositoryObjects,
  shape: HistoryShape,
  search: ProbeSearch,
  hits: readonly Hit[],
): Leftover[] {
  if (hits.length === 0) return [];
  const reached = reachOf(repository, shape, new Set(hits.map(({ entry }) => entry)));
  return hits.map(({ entry, type, probe }) => {
    const reach = reached.get(entry);
    return {
      secret: probe.secret,
      form: probe.form,
      place: PLACES[type],
      object: repository.id(entry),
      path: search.safe(reach?.path ?? ''),
      reach: reach === undefined ? 'unreachable' : reach.hostOnly ? 'host-ref' : 'reachable',
      ref: search.safe(reach?.ref ?? ''),
    };
  });
}

function searchRefNames(repository: RepositoryObjects, search: ProbeSearch): Leftover[] {
  const leftovers: Leftover[] = [];
  for (const { name } of repository.refs.refs) {
    const bytes = Buffer.from(name);
    search.search(bytes, bytes.length, ({ secret, form }) => {
      leftovers.push({
        secret,
        form,
        place: 'ref-name',
        object: '',
        path: '',
        reach: isHostRef(name) ? 'host-ref' : 'reachable',
        ref: search.safe(name),
      });
    });
  }
  return leftovers;
}

async function searchFiles(
  { layout }: RepositoryObjects,
  search: ProbeSearch,
  probes: readonly Probe[],
): Promise<Leftover[]> {
  const overlap = Math.max(0, ...probes.map(({ length }) => length)) + 1;
  const leftovers = new Map<string, Leftover>();
  for (const gitDir of new Set([layout.commonDir, layout.gitDir])) {
    for await (const file of gitFolderFiles(gitDir, overlap)) {
      // Ref names are judged as such; these files spell them once more.
      if (/^(packed-refs|refs\/)/.test(file.name)) continue;
      await file.read((chunk, length) =>
        search.search(chunk, length, ({ secret, form }) => {
          const path = search.safe(file.name);
          leftovers.set(`${secret} ${path}`, {
            secret,
            form,
            place: 'file',
            object: '',
            path,
            reach: 'unreachable',
            ref: '',
          });
        }),
      );
    }
  }
  return [...leftovers.values()];
}

function incompleteness({ layout, problems }: RepositoryObjects, { commits, trees }: HistoryShape): string[] {
  const said = problems.map(({ message }) => message);
  if (layout.shallow) said.push('the clone is shallow: older history was not read');
  if (layout.partial) said.push('the clone is partial: some objects were not read');
  const missing = commits.link().missing.length + trees.missing.length;
  if (missing > 0) said.push(`${missing} objects that the history names are missing`);
  return [...new Set(said)];
}
