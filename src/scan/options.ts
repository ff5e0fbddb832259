/** What a scan is asked to do. Every field but `path` has a default. */
export interface ScanOptions {
  /** A repository (work tree, .git folder or file, bare), a bundle file, or a URL to clone from. */
  path: string;
  /** Scan every line of every object instead of what is new in it: slow, the oracle of the differential tests. Default false. */
  whole?: boolean;
  /** Worker threads. Default: the number of cores, at most 8. */
  jobs?: number;
  /** 'default': e-mail addresses and values certain by check digit; 'all': every kind; 'none'. */
  personalData?: 'default' | 'all' | 'none';
  /** Only objects that commits reachable from HEAD and the branches, but not from this revision, bring in. */
  since?: string;
  /** Only objects that these revisions bring in, as git rev-list takes them: `A..B`, or several such as `B ^A ^C`. */
  range?: string;
  /** What is staged, against HEAD. */
  staged?: boolean;
  /** Index to read instead of the repository's own (GIT_INDEX_FILE of a pre-commit hook). */
  indexFile?: string;
  /** Further object directories, such as the quarantine of a pre-receive hook. */
  extraObjectDirs?: string[];
  /** Files of the work tree as they are on disk, ignored ones left out. */
  worktree?: boolean;
  /** Folders or files with more rules (our YAML). */
  rulePaths?: string[];
  /**
   * 'objects': remember in the user's cache folder which objects hold nothing, and pass over those that are remembered; an
   * interrupted scan goes on where it stopped. true: also answer an unchanged repository from there, and remember the result.
   * Such an answer has no values (`ScanResult.values` is empty). Default false; the command line tool asks for it.
   */
  cache?: boolean | 'objects';
  /** Regular expression engine; default re2 where it loads, else V8's. */
  engine?: 're2' | 'v8';
  /** Bytes of memory the scan may use for buffers and caches. Default: a quarter of the machine's, at most 1 GB. */
  maxMemory?: number;
  /** Count candidates, matches and time a rule. Default false: costs nothing then. */
  stats?: boolean;
  /** Key of fingerprints; default: a built-in one, or UNEARTH_FINGERPRINT_KEY in the command line tool. */
  fingerprintKey?: string;
  signal?: AbortSignal;
  onProgress?: (progress: ScanProgress) => void;
}

export interface ScanProgress {
  phase: 'opening' | 'scanning' | 'attributing' | 'reporting';
  /** Done and total in `unit`s. */
  done: number;
  total: number;
  unit: 'objects' | 'bytes' | 'commits';
}
