/** What git says about a repository, and from it by the definitions of docs/architecture.md the places of every secret. */
import fs from 'node:fs';
import path from 'node:path';
import { git, gitBytes } from './git.js';

export interface ExpectedPlace {
  token: string;
  place: string;
  object: string;
  path: string;
  start: number;
  startLine: number;
  introduced: { id: string; author: string; date: string } | null;
  /** Commits any of which may be named as the one that took it away; none: it was never taken away. */
  removedBy: string[];
  atHead: boolean;
  reach: string;
  refs: string[];
  refCount: number;
}

interface CommitFacts {
  id: string;
  parents: string[];
  author: string;
  date: string;
  message: string;
  /** Bytes before the message. */
  headerLength: number;
  files: Map<string, { object: string; symlink: boolean }>;
  /** Itself and everything before it. */
  ancestors: Set<string>;
}

interface RefFacts {
  name: string;
  kind: string;
  isRef: boolean;
  commits: Set<string>;
  /** Objects it reaches other than through a commit. */
  direct: Set<string>;
}

export interface GitFacts {
  commits: Map<string, CommitFacts>;
  blobs: Map<string, Buffer>;
  tags: Map<string, Buffer>;
  /** Files of trees that neither a commit nor another tree holds. */
  looseFiles: { path: string; object: string }[];
  roots: RefFacts[];
  head: CommitFacts | null;
  /** The tip of a branch, here or of a remote, or HEAD, has it in a file. */
  standsAtTip(token: string): boolean;
}

export function readFacts(folder: string): GitFacts {
  const objects = readObjects(folder);
  const commits = readCommits(folder, objects.get('commit') ?? new Map());
  const roots = [...readRefs(folder, commits), ...readReflog(folder, commits)];
  const headId = git(folder, ['cat-file', '--batch-check=%(objectname)'], 'HEAD\n');
  const facts: GitFacts = {
    commits,
    blobs: objects.get('blob') ?? new Map(),
    tags: objects.get('tag') ?? new Map(),
    looseFiles: readLooseTrees(folder, commits, objects.get('tree') ?? new Map()),
    roots,
    head: commits.get(headId) ?? null,
    standsAtTip: (token) => tips().some((commit) => holds(facts, commit, token)),
  };
  if (facts.head) roots.push(rootOf('HEAD', 'head-only', facts.head));
  return facts;

  function tips(): CommitFacts[] {
    const branches = git(folder, ['for-each-ref', '--format=%(objectname)', 'refs/heads', 'refs/remotes']);
    return [headId, ...branches.split('\n')].flatMap((id) => commits.get(id) ?? []);
  }
}

function holds({ blobs }: GitFacts, commit: CommitFacts, token: string): boolean {
  return [...commit.files.values()].some(({ object }) => blobs.get(object)!.includes(token));
}

/** Contents by type and id. */
function readObjects(folder: string): Map<string, Map<string, Buffer>> {
  const output = gitBytes(folder, ['cat-file', '--batch-all-objects', '--batch', '--unordered']);
  const objects = new Map<string, Map<string, Buffer>>();
  for (let at = 0; at < output.length;) {
    const lineEnd = output.indexOf(10, at);
    const [id, type, size] = output.toString('latin1', at, lineEnd).split(' ') as [string, string, string];
    if (!objects.has(type)) objects.set(type, new Map());
    objects.get(type)!.set(id, output.subarray(lineEnd + 1, lineEnd + 1 + Number(size)));
    at = lineEnd + 2 + Number(size);
  }
  return objects;
}

function readCommits(folder: string, texts: Map<string, Buffer>): Map<string, CommitFacts> {
  const commits = new Map<string, CommitFacts>();
  const format = '--format=%H%x00%P%x00%an <%ae>%x00%cd%x00%B%x00%T%x01';
  const input = [...texts.keys()].join('\n');
  const date = '--date=format-local:%Y-%m-%dT%H:%M:%SZ';
  const rows = git(folder, ['log', '--no-walk=unsorted', '--stdin', format, date], input)
    .split('\x01')
    .map((row) => row.replace(/^\n/, '').split('\0'))
    .filter((row) => row.length > 1);
  const listings = listTrees(
    folder,
    rows.map((row) => row[5]!),
  );
  const parentsOf = new Map(rows.map((row) => [row[0]!, row[1]!.split(' ').filter(Boolean)]));
  for (const [id, parents, author, day, message, tree] of rows as [string, string, string, string, string, string][]) {
    const files = new Map(
      listings.get(tree)!.map(({ mode, object, name }) => [name, { object, symlink: mode === '120000' }]),
    );
    const ancestors = ancestorsOf(id, parentsOf);
    const headerLength = texts.get(id)!.indexOf('\n\n') + 2;
    const parentIds = parents.split(' ').filter(Boolean);
    commits.set(id, { id, parents: parentIds, author, date: day, message, headerLength, files, ancestors });
  }
  return commits;
}

/** Itself and everything before it. */
function ancestorsOf(id: string, parentsOf: ReadonlyMap<string, string[]>): Set<string> {
  const found = new Set([id]);
  for (const one of found) for (const parent of parentsOf.get(one)!) found.add(parent);
  return found;
}

interface TreeLine {
  mode: string;
  object: string;
  name: string;
}

/** All files of trees, or only what stands directly in them: what is new against the empty tree. */
function listTrees(folder: string, trees: readonly string[], recursive = true): Map<string, TreeLine[]> {
  const listings = new Map<string, TreeLine[]>(trees.map((tree) => [tree, []]));
  const empty = git(folder, ['hash-object', '-t', 'tree', '--stdin'], '');
  const full = [...listings.keys()].filter((tree) => tree !== empty);
  const input = full.map((tree) => `${empty} ${tree}\n`).join('');
  const fields = git(folder, ['diff-tree', '--stdin', ...(recursive ? ['-r'] : []), '-z', '--no-renames'], input).split(
    '\0',
  );
  let current: TreeLine[] = [];
  for (let k = 0; k < fields.length; k++) {
    const line = /^:\d+ (\d+) [0-9a-f]+ ([0-9a-f]+) A$/.exec(fields[k]!);
    const header = /^[0-9a-f]+ ([0-9a-f]+)\n(:.*)?$/s.exec(fields[k]!);
    if (header) {
      current = listings.get(header[1]!)!;
      fields[k] = header[2] ?? '';
      if (header[2]) k--;
    } else if (line) current.push({ mode: line[1]!, object: line[2]!, name: fields[++k]! });
  }
  return listings;
}

function readLooseTrees(
  folder: string,
  commits: Map<string, CommitFacts>,
  trees: Map<string, Buffer>,
): GitFacts['looseFiles'] {
  if (trees.size === 0) return [];
  const named = new Set(
    git(folder, ['log', '--no-walk', '--stdin', '--format=%T'], [...commits.keys()].join('\n')).split('\n'),
  );
  for (const { mode, object } of [...listTrees(folder, [...trees.keys()], false).values()].flat()) {
    if (mode === '040000') named.add(object);
  }
  const loose = [...trees.keys()].filter((tree) => !named.has(tree));
  return [...listTrees(folder, loose).values()].flat().map(({ name, object }) => ({ path: name, object }));
}

const KINDS: [RegExp, string][] = [
  [/^refs\/heads\//, 'branch'],
  [/^refs\/tags\//, 'tag'],
  [/^refs\/remotes\//, 'remote-branch'],
  [/^refs\/pull\//, 'pull-request'],
  [/^refs\/notes\//, 'note'],
  [/^refs\/stash$/, 'stash'],
];
const ORDER = ['head', ...KINDS.map(([, kind]) => kind), 'reflog', 'unreachable'];

function readRefs(folder: string, commits: Map<string, CommitFacts>): RefFacts[] {
  const format = '--format=%(refname)%00%(objectname)%00%(objecttype)%00%(*objectname)';
  return git(folder, ['for-each-ref', format])
    .split('\n')
    .filter(Boolean)
    .map((line) => {
      const [name, id, type, peeled] = line.split('\0') as [string, string, string, string];
      const kind = KINDS.find(([form]) => form.test(name))![1];
      const root = rootOf(name, kind, commits.get(peeled || id));
      if (type === 'tag' || type === 'blob') root.direct.add(id);
      if (type === 'tree')
        for (const line of git(folder, ['ls-tree', '-r', id]).split('\n')) root.direct.add(line.split(/\s/)[2]!);
      return root;
    });
}

function readReflog(folder: string, commits: Map<string, CommitFacts>): RefFacts[] {
  const file = path.join(folder, 'logs', 'refs', 'heads', 'main');
  if (!fs.existsSync(file)) return [];
  const ids = fs
    .readFileSync(file, 'utf8')
    .trim()
    .split('\n')
    .map((line) => line.split(' ')[1]!);
  return ids.map((id) => ({ ...rootOf('logs/refs/heads/main', 'reflog', commits.get(id)), isRef: false }));
}

function rootOf(name: string, kind: string, commit: CommitFacts | undefined): RefFacts {
  return { name, kind, isRef: name !== 'HEAD', commits: commit?.ancestors ?? new Set(), direct: new Set() };
}

/** Every place of every token, by the definitions. */
export function expectedPlaces(facts: GitFacts, tokens: readonly string[]): ExpectedPlace[] {
  return tokens.flatMap((token) => [
    ...inFiles(facts, token),
    ...inLooseFiles(facts, token),
    ...inMessages(facts, token),
  ]);
}

/** Where the token stands in an object, in order. */
function copiesIn(facts: GitFacts, object: string | undefined, token: string): number[] {
  const text = object === undefined ? undefined : facts.blobs.get(object);
  const places: number[] = [];
  for (let at = text?.indexOf(token) ?? -1; text && at >= 0; at = text.indexOf(token, at + 1)) places.push(at);
  return places;
}

function lineOf(text: Buffer, at: number): number {
  return text.toString('latin1', 0, at).split('\n').length;
}

/** The n-th copy of a secret comes in where a commit has it at a path and none of its parents does. */
function inFiles(facts: GitFacts, token: string): ExpectedPlace[] {
  const has = (commit: CommitFacts, name: string, copy: number): boolean =>
    copiesIn(facts, commit.files.get(name)?.object, token).length > copy;
  return [...facts.commits.values()].flatMap((commit) => {
    const parents = commit.parents.map((id) => facts.commits.get(id)!);
    return [...commit.files].flatMap(([name, { object, symlink }]) =>
      copiesIn(facts, object, token).flatMap((start, copy) => {
        if (parents.some((parent) => has(parent, name, copy))) return [];
        const atHead = facts.head !== null && has(facts.head, name, copy);
        const reach = reachOf(facts, (root) => root.commits.has(commit.id));
        const place = reach.reach === 'note' && !reach.otherKinds ? 'note' : symlink ? 'symlink-target' : 'blob';
        return [
          {
            token,
            place,
            object,
            path: name,
            start,
            startLine: lineOf(facts.blobs.get(object)!, start),
            introduced: { id: commit.id, author: commit.author, date: commit.date },
            removedBy: atHead ? [] : removals(facts, commit, (one) => has(one, name, copy)),
            atHead,
            reach: atHead ? 'head' : reach.reach,
            refs: reach.refs,
            refCount: reach.refs.length,
          },
        ];
      }),
    );
  });
}

/** It goes away where all parents have it and the commit has not; of several such commits after it, one that no other comes before. */
function removals(facts: GitFacts, from: CommitFacts, has: (commit: CommitFacts) => boolean): string[] {
  const departures = [...facts.commits.values()].filter(
    (commit) =>
      commit !== from &&
      commit.ancestors.has(from.id) &&
      commit.parents.length > 0 &&
      !has(commit) &&
      commit.parents.every((id) => has(facts.commits.get(id)!)),
  );
  return departures
    .filter((one) => !departures.some((other) => other !== one && one.ancestors.has(other.id)))
    .map((one) => one.id);
}

/** Blobs that no commit holds: under the names that loose trees give them, or under none. */
function inLooseFiles(facts: GitFacts, token: string): ExpectedPlace[] {
  const held = new Set(
    [...facts.commits.values()].flatMap(({ files }) => [...files.values()].map((one) => one.object)),
  );
  for (const { object } of facts.looseFiles) held.add(object);
  const bare = [...facts.blobs.keys()].filter((object) => !held.has(object)).map((object) => ({ path: '', object }));
  return [...facts.looseFiles, ...bare].flatMap(({ path: name, object }) => {
    const { reach, refs } = reachOf(facts, (root) => root.direct.has(object));
    return copiesIn(facts, object, token).map((start) => ({
      token,
      place: 'blob',
      object,
      path: name,
      start,
      startLine: lineOf(facts.blobs.get(object)!, start),
      introduced: null,
      removedBy: [],
      // A path in a loose tree may be one that HEAD has too.
      atHead: name !== '' && copiesIn(facts, facts.head?.files.get(name)?.object, token).length > 0,
      reach,
      refs,
      refCount: refs.length,
    }));
  });
}

function inMessages(facts: GitFacts, token: string): ExpectedPlace[] {
  const commits = [...facts.commits.values()].flatMap((commit) => {
    const reach = reachOf(facts, (root) => root.commits.has(commit.id));
    const introduced = { id: commit.id, author: commit.author, date: commit.date };
    return message(commit.message, commit.id, 'commit-message', introduced, reach, token, commit.headerLength);
  });
  const tags = [...facts.tags].flatMap(([id, text]) => {
    const start = text.indexOf('\n\n') + 2;
    const reach = reachOf(facts, (root) => root.direct.has(id));
    return message(text.toString('utf8', start), id, 'tag-message', null, reach, token, start);
  });
  return [...commits, ...tags];
}

function message(
  text: string,
  object: string,
  place: string,
  introduced: ExpectedPlace['introduced'],
  { reach, refs }: { reach: string; refs: string[] },
  token: string,
  headerBytes: number,
): ExpectedPlace[] {
  const at = text.indexOf(token);
  if (at < 0) return [];
  const start = headerBytes + Buffer.byteLength(text.slice(0, at));
  const startLine = text.slice(0, at).split('\n').length;
  return [
    {
      token,
      place,
      object,
      path: '',
      start,
      startLine,
      introduced,
      removedBy: [],
      atHead: false,
      reach,
      refs,
      refCount: refs.length,
    },
  ];
}

function reachOf(
  facts: GitFacts,
  reaches: (root: RefFacts) => boolean,
): { reach: string; refs: string[]; otherKinds: boolean } {
  const roots = facts.roots.filter(reaches);
  const kinds = new Set(roots.map(({ kind }) => (kind === 'head-only' ? 'branch' : kind)));
  const reach = ORDER.find((kind) => kinds.has(kind)) ?? 'unreachable';
  const otherKinds = [...kinds].some((kind) => kind !== reach && kind !== 'reflog');
  const refs = roots.filter(({ isRef }) => isRef);
  refs.sort((a, b) => ORDER.indexOf(a.kind) - ORDER.indexOf(b.kind) || (a.name < b.name ? -1 : 1));
  return { reach, refs: refs.map(({ name }) => name), otherKinds };
}
