/**
 * The model every report, plan and baseline is made from: plain, serializable data. What is written with
 * `--format json` is exactly a `ScanReport` (published as docs/report.schema.json).
 */
import type { Confidence, RuleKind, Severity } from '../detect/types.js';

export { CONFIDENCES, RULE_KINDS as KINDS, SEVERITIES } from '../detect/levels.js';

export const SCHEMA_VERSION = 1;

/** Where in a repository a value stands. */
export type Place =
  | 'blob' // content of a file
  | 'symlink-target'
  | 'commit-message'
  | 'tag-message'
  | 'identity' // author, committer or tagger name or e-mail
  | 'note' // a blob under refs/notes
  | 'path' // a file or directory name in a tree
  | 'ref-name'
  | 'remote-url' // .git/config
  | 'index' // staged, in no commit
  | 'worktree';

/** The strongest kind of ref that still reaches an occurrence, strongest first. */
export type Reach =
  | 'head' // in the tree of HEAD
  | 'branch' // reachable from a local branch
  | 'tag'
  | 'remote-branch' // refs/remotes/*
  | 'pull-request' // refs/pull/*, refs/merge-requests/*, refs/changes/*
  | 'note'
  | 'stash'
  | 'other-ref'
  | 'reflog' // only a reflog (or a worktree's HEAD) keeps it
  | 'index'
  | 'unreachable'; // nothing: the next gc may drop it

/** Strongest first; the bits of `src/history/reach.ts` have the same order. */
export const REACHES: readonly Reach[] = [
  'head',
  'branch',
  'tag',
  'remote-branch',
  'pull-request',
  'note',
  'stash',
  'other-ref',
  'reflog',
  'index',
  'unreachable',
];

export interface CommitRef {
  /** Full object id. */
  id: string;
  authorName: string;
  authorEmail: string;
  /** RFC 3339, UTC. */
  date: string;
  /** First line of the message, redacted where a secret stands in it. */
  subject: string;
}

/** One place where a secret stands. */
export interface Occurrence {
  place: Place;
  /** Object that holds it (blob, commit, tag or tree id); empty for ref names and remote URLs. */
  object: string;
  /** Path in the repository ('/'-separated, invalid UTF-8 as U+FFFD), ref name, or '' where there is none. */
  path: string;
  /** The path's bytes in base64, only where they are not valid UTF-8. */
  pathBytes?: string;
  /** 1-based lines and columns (bytes, as gitleaks counts them) of the value in its object. */
  startLine: number;
  endLine: number;
  startColumn: number;
  endColumn: number;
  /** Byte range of the value in its object. */
  start: number;
  end: number;
  /** How it was read, outermost first: [] for plain text, ['utf-16le'], ['base64'], ['zip:conf/.env'], ... */
  layers: string[];
  /** Rule that matched here. */
  rule: string;
  /** The commit that brought it in (for a commit message: the commit itself); null where no commit knows it. */
  introduced: CommitRef | null;
  /** The first commit after `introduced` that took it away from this path; null while HEAD has it there, or where none did. */
  removed: CommitRef | null;
  /** Still in HEAD's tree at this path. */
  atHead: boolean;
  reach: Reach;
  /** Branches and tags that reach `introduced` (full ref names), at most 20; `refCount` counts all refs that do. */
  refs: string[];
  refCount: number;
  /** test, documentation, example, lock-file, vendored, generated, minified, configuration, source, ... */
  fileRole: string;
}

export interface Exposure {
  /** Date of the earliest commit that brought it in, RFC 3339; null if no commit holds it. Dates in Git can be forged. */
  since: string | null;
  /** Date of the commit that took the last occurrence away; null while HEAD or the tip of a branch has it. */
  until: string | null;
  atHead: boolean;
  /** The strongest reach of all occurrences. */
  reach: Reach;
  /**
   * Some remote-tracking ref reaches it ('yes'), none does ('no'); 'unknown' where there are no remote-tracking refs, and
   * where a tag or note reaches it, of which a clone does not record whether a remote has them.
   */
  pushed: 'yes' | 'no' | 'unknown';
}

export interface Finding {
  /** HMAC-SHA-256 over the value, hex, 32 digits: the same in every clone and after every rewrite. */
  fingerprint: string;
  /** Rule id that names the finding (the most specific one that matched). */
  rule: string;
  /** All rule ids that matched somewhere. */
  rules: string[];
  /** Name of the rule for people: "GitHub personal access token (classic)". */
  title: string;
  provider: string;
  kind: RuleKind;
  category: string;
  severity: Severity;
  confidence: Confidence;
  /** In words: why it is taken for real, why this severity. */
  reasons: string[];
  /** The value with its middle masked, safe to show. */
  redacted: string;
  /** Only with --show-secrets. Latin-1 decoded bytes, or UTF-8 where valid. */
  value?: string;
  /** Length of the value in bytes. */
  length: number;
  /** Shannon entropy, bits a character. */
  entropy: number;
  /** Variable or field names it was given to, most frequent first, at most 5. */
  names: string[];
  /** Identifier that belongs with it (access key id, user@host), not secret by itself. */
  companions: string[];
  /** Fingerprints of findings that form one credential with this one (the variables of one .env, id and secret). */
  relatedTo: string[];
  /**
   * Findings that are told as one with this one: the access key id of a secret key, the client id of a client secret. They
   * stand nowhere without it, and are not listed by themselves.
   */
  parts?: Finding[];
  /** Id of the rotation page in patterns/. */
  rotation: string;
  attacker: string;
  exposure: Exposure;
  /** Sorted: at HEAD first, then by date brought in. All of them. */
  occurrences: Occurrence[];
  /** Set where a baseline, ignore file or inline comment accepts it: it is then listed apart and does not fail a run. */
  accepted?: { by: string; reason: string };
}

/** Something that could not be looked at. */
export interface CoverageGap {
  /** 'object-missing', 'object-corrupt', 'shallow', 'partial-clone', 'lfs', 'submodule', 'size-limit', 'encrypted-archive', ... */
  kind: string;
  count: number;
  /** One sentence for a person: what and why. */
  message: string;
  /** Up to five object ids, paths or files. */
  examples: string[];
  /** True: the answer "nothing found" cannot be trusted, exit code 3. False: worth saying (LFS pointers, submodules by design). */
  incomplete: boolean;
}

export interface Coverage {
  objects: { total: number; blobs: number; trees: number; commits: number; tags: number };
  /** Bytes of all objects unpacked, and bytes that had to be scanned (windows). */
  bytes: { unpacked: number; scanned: number };
  refs: number;
  unreachableObjects: number;
  gaps: CoverageGap[];
  complete: boolean;
}

export interface ScanReport {
  schemaVersion: typeof SCHEMA_VERSION;
  tool: { name: 'unearth'; version: string; engine: 're2' | 'v8'; rules: number };
  repository: {
    /** As given on the command line. */
    path: string;
    objectFormat: 'sha1' | 'sha256';
    /** Full name of the branch HEAD points to, or null. */
    headRef: string | null;
    headCommit: string | null;
    bare: boolean;
    shallow: boolean;
    partial: boolean;
    /** Credentials in URLs redacted. */
    remotes: { name: string; url: string }[];
  };
  coverage: Coverage;
  /** Worst first. Accepted ones last. */
  findings: Finding[];
  /** Author, committer and tagger identities: counted apart, not leaks. */
  identities: { people: number; emails: number };
  /** Milliseconds; only with --stats or in --format json. */
  duration: number;
}

/** A report together with the values, which are never serialized: fingerprint -> bytes of the secret. */
export interface ScanResult {
  report: ScanReport;
  values: Map<string, Buffer>;
  /** With ScanOptions.stats: what each rule cost, over all threads, the dearest first. */
  statistics?: { owner: string; candidates: number; matches: number; milliseconds: number }[];
}
