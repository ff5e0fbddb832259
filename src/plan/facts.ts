/** Everything a plan is made from, collected beforehand: assembling a plan reads no file and asks nobody. */
import type { ScanReport } from '../findings/model.js';
import type { EncryptedFile } from './decide/encrypted-files.js';
import type { DerivedForm } from './forms/derived-forms.js';
import type { VariableReader } from './guards/model.js';
import type { PredictionDetail, Prediction, RewriteScope } from './model.js';
import type { RotationPage } from './rotation/model.js';

export interface PlanOptions {
  rewrite: RewriteScope;
  /** True: personal data joins the rewrite (`--pii`). */
  personalData: boolean;
}

/** Where one form of one secret stands, over every object of the repository. Ids are hex. */
export interface FormSighting {
  form: DerivedForm;
  /** Blobs that git filter-repo takes for text: no NUL in the first 8 KiB. */
  textBlobs: string[];
  binaryBlobs: string[];
  /** Commits and tags with the form in their message. */
  messages: string[];
  /** Commits and tags with the form in a name or an address. */
  identities: string[];
  /** Trees with the form in an entry's name. */
  trees: string[];
  /** Commits and tags with the form in a header that a rewrite drops: a signature, a merged tag. */
  headers: string[];
  refNames: string[];
  hits: number;
  /** Hits outside every place that the scan reported for this or another finding, and objects that hold them (at most 5). */
  elsewhere: number;
  elsewhereExamples: string[];
}

/** An object that holds the secret in a way no byte string can reach. */
export interface ContainerSighting {
  blob: string;
  /** whole: compressed or an archive, the blob must go as one; range: these very bytes encode it. */
  kind: 'whole' | 'range';
  /** For `range`: the encoded bytes. */
  bytes?: Buffer;
  /** True for a commit or tag: the bytes are replaced in messages. */
  message: boolean;
  binary: boolean;
}

export interface SecretSightings {
  forms: FormSighting[];
  containers: ContainerSighting[];
  /** Lines of a multi-line secret that stand somewhere without the rest, so that a pattern for the whole misses them. */
  looseLines: Buffer[];
  /**
   * Personal data only: places that stay as they are. Who wrote a commit is published on purpose; it changes only where
   * the scan reported the very person's data there.
   */
  leftAlone: MetadataZone[];
}

export type MetadataZone = 'identity' | 'message';

export type HostKind = 'github' | 'gitlab' | 'bitbucket' | 'azure' | 'gitea' | 'gerrit' | 'unknown';

export interface RepositoryFacts {
  host: { kind: HostKind; slug: string | null; name: string };
  shallow: boolean;
  partial: boolean;
  singleBranch: boolean;
  commits: number;
  refs: number;
  tags: number;
  /** Names of refs the host owns: refs/pull and kin. */
  hostRefs: number;
  stashEntries: number;
  replaceRefs: string[];
  linkedWorktrees: number;
  alternates: boolean;
  lfs: boolean;
  submodules: string[];
  notesRefs: string[];
  remoteTrackingRefs: number;
}

export interface PlanFacts {
  report: ScanReport;
  /** Fingerprint -> bytes of the secret. */
  values: ReadonlyMap<string, Buffer>;
  /** At least 16 random bytes, new for each plan. */
  salt: Buffer;
  /** RFC 3339. */
  created: string;
  repository: RepositoryFacts;
  /** By fingerprint; findings without a known value have none. */
  sightings: ReadonlyMap<string, SecretSightings>;
  predicted: Prediction;
  detail: PredictionDetail;
  /** Commits that with all their history stay as they are, signatures and all: the rewrite begins after them. */
  clean: string[];
  options: PlanOptions;
  /** Rotation pages by id, and the generic one. */
  rotations: ReadonlyMap<string, RotationPage>;
  /** What keys among the findings may open, in every version; empty where there is no such key. */
  encrypted: EncryptedFile[];
  /** Places at HEAD that read a rotated value by its variable's name. */
  readers: VariableReader[];
}
