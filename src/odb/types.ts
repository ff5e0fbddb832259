/** The contract of the object database: bytes in, objects out. It knows nothing of rules. */

export const enum ObjectType {
  Commit = 1,
  Tree = 2,
  Blob = 3,
  Tag = 4,
}

/** Something in the repository that could not be read; becomes a coverage gap. */
export interface Problem {
  /** 'object-missing', 'object-corrupt', 'pack-corrupt', 'shallow', 'partial-clone', 'ref-broken', ... */
  kind: string;
  /** What and where, one line, no content of objects. */
  message: string;
  /** Object id, path of a pack, name of a ref. */
  subject: string;
}

/** Where the pieces of a repository lie on disk. */
export interface RepositoryLayout {
  /** As given by the user. */
  givenPath: string;
  /** This worktree's git directory (`.git`, `.git/worktrees/x`, or the bare repository). */
  gitDir: string;
  /** The shared git directory: objects, refs, packed-refs. Equals gitDir except in linked worktrees. */
  commonDir: string;
  workTree: string | null;
  /** Object directories: the repository's own first, then alternates, each once. */
  objectDirs: string[];
  objectFormat: 'sha1' | 'sha256';
  refFormat: 'files' | 'reftable';
  shallow: boolean;
  partial: boolean;
  bare: boolean;
  /** A temporary directory to remove after use (URL or bundle), or null. */
  temporary: string | null;
  /** What was wrong when the repository was opened (an alternate that is gone, ...). readRefs() hands these on. */
  problems?: Problem[];
}

export interface Ref {
  /** Full name: refs/heads/main, HEAD, refs/stash. */
  name: string;
  /** Object id, hex. */
  id: string;
  /** For a symbolic ref: what it points to. */
  symbolicTarget?: string;
}

/** A root of history that is not a ref. */
export interface ExtraRoot {
  /** 'reflog' (of which ref), 'worktree-head', 'index', 'special' (ORIG_HEAD, FETCH_HEAD, MERGE_HEAD, ...). */
  kind: 'reflog' | 'worktree-head' | 'index' | 'special';
  /** Where it was read: 'logs/HEAD', 'worktrees/x/HEAD', 'index', 'ORIG_HEAD'. */
  source: string;
  id: string;
  /** For index entries: the path. */
  path?: string;
}

/** Everything about a repository except its objects. */
export interface RefsSnapshot {
  /** Branch HEAD points to ('refs/heads/main'), or null when detached. */
  headRef: string | null;
  headId: string | null;
  refs: Ref[];
  extraRoots: ExtraRoot[];
  /** Commits at the border of a shallow clone. */
  shallowCommits: string[];
  remotes: { name: string; url: string }[];
  problems: Problem[];
}
