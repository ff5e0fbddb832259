/**
 * The plan as data. `plan.json` is exactly a `PlanDocument`: free of plaintext secrets, readable by other programs,
 * and all that verification needs. Everything else in the folder is a `PlanFile`.
 */
import type { Confidence, Severity } from '../detect/types.js';
import type { Exposure, Place, Reach } from '../findings/model.js';
import type { EncryptedFile } from './decide/encrypted-files.js';
import type { Probe } from './probes.js';
import type { RotationPage } from './rotation/model.js';

export const PLAN_SCHEMA_VERSION = 1;

/** rotate: only make the value worthless; rotate-and-rewrite: also take it out of the history; amend: never pushed. */
export type Decision = 'rotate' | 'rotate-and-rewrite' | 'amend';
export type RewriteScope = 'all' | 'recommended' | 'none';

export interface PlanOccurrence {
  place: Place;
  object: string;
  path: string;
  startLine: number;
  layers: string[];
  /** Commit that brought it in, full id; null where none did. */
  introduced: string | null;
  since: string | null;
  atHead: boolean;
  reach: Reach;
  refs: string[];
}

export interface PlanCredential {
  /** S1, S2, ...: how the plan's other parts name it. */
  id: string;
  fingerprint: string;
  /** Rule id: what kind of credential it is. */
  kind: string;
  title: string;
  provider: string;
  severity: Severity;
  confidence: Confidence;
  redacted: string;
  decision: Decision;
  /** 1 is done first. */
  order: number;
  /** Credentials with the same group are rotated together (key id and secret, host and password). */
  group: string;
  /** Why this decision and this order, in words. */
  reasons: string[];
  /** True where the rewrite takes it out (also for `amend`: a mirror that is pushed must not carry it). */
  rewritten: boolean;
  names: string[];
  companions: string[];
  /** What somebody who holds it can do. */
  attacker: string;
  /** Id of the rotation page. */
  rotation: string;
  exposure: Exposure;
  occurrences: PlanOccurrence[];
  /** What stands in its place after the rewrite. */
  replacement: string | null;
}

export interface PlanPersonalDatum {
  id: string;
  fingerprint: string;
  kind: string;
  title: string;
  redacted: string;
  rewritten: boolean;
  reasons: string[];
  exposure: Exposure;
  occurrences: PlanOccurrence[];
  replacement: string | null;
}

export interface OpenedFile extends EncryptedFile {
  /** Ids of the credentials that may open it. */
  keys: string[];
}

/** Something the rewrite cannot do; a person must. */
export interface ManualStep {
  kind: string;
  /** What is left, one sentence. */
  what: string;
  /** How to deal with it, one or two sentences or a command. */
  how: string;
  /** Object ids, paths, ref names (redacted), at most 20. */
  examples: string[];
  /** Credential ids it concerns; empty where it concerns the repository as a whole. */
  secrets: string[];
}

/** What one replacement touches, counted over every object before anything runs. */
export interface CollateralRow {
  secret: string;
  /** 'plain', 'base64', ... */
  form: string;
  hits: number;
  /** Hits outside every place the scan reported. */
  elsewhere: number;
  /** Up to five objects that hold hits outside the reported places. */
  examples: string[];
  /** literal, pattern, blob-edit, path, ref-name, identity; 'none' where nothing is replaced. */
  instrument: string;
}

export interface Prediction {
  /** Commits whose id will change. */
  commits: number;
  /** Refs of any kind (tags included) that will change, be renamed or be deleted. */
  refs: number;
  /** Of those, tags (refs/tags/). */
  tags: number;
}

export interface PredictionDetail {
  total: Prediction;
  firstChangedCommits: string[];
  /** Changed commits whose whole change the rewrite undoes: they stay, without a change. */
  emptiedCommits: string[];
  /** Signed commits and annotated tags that lose their signature. */
  signedCommits: number;
  signedTags: number;
  /** Signed commits that come before everything the rewrite touches, and keep their signature. */
  keptSignatures: number;
  /** refs/pull, refs/merge-requests, refs/changes that change: only the host can move those. */
  hostRefs: number;
  /** Numbers of the pull or merge requests among them, ascending. */
  pullRequests: number[];
  branches: number;
}

export interface PlanFileEntry {
  name: string;
  /** What it is for. */
  purpose: string;
  /** Holds plaintext secrets: mode 0600, and destroyed by the plan's last step. */
  secret: boolean;
}

export interface PlanDocument {
  schemaVersion: typeof PLAN_SCHEMA_VERSION;
  tool: { name: 'unearth'; version: string };
  /** Random name of this plan, part of every replacement text. */
  id: string;
  created: string;
  repository: {
    path: string;
    objectFormat: 'sha1' | 'sha256';
    headRef: string | null;
    headCommit: string | null;
    host: { kind: string; slug: string | null };
    remotes: { name: string; url: string }[];
    shallow: boolean;
    partial: boolean;
    commits: number;
    refs: number;
    tags: number;
  };
  /** Whether the scan could look at everything; a plan made from half a history says so. */
  coverage: { complete: boolean; gaps: string[] };
  credentials: PlanCredential[];
  personalData: PlanPersonalDatum[];
  /** Files that keys among the credentials open, in every version: what is in them is exposed too. */
  opened: OpenedFile[];
  rewrite: {
    scope: RewriteScope;
    /** False: there is nothing to rewrite, and rewrite.sh says so. */
    needed: boolean;
    predicted: Prediction;
    detail: PredictionDetail;
    collateral: CollateralRow[];
    files: PlanFileEntry[];
  };
  manual: ManualStep[];
  verification: {
    /** Hex; key of every probe. Random for each plan. */
    salt: string;
    probes: Probe[];
  };
  rotations: RotationPage[];
}

export interface PlanFile {
  name: string;
  bytes: Buffer;
  purpose: string;
  secret: boolean;
  /** To be run: mode 0700. */
  executable: boolean;
}

export interface Plan {
  document: PlanDocument;
  files: PlanFile[];
}
