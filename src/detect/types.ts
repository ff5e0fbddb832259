/**
 * The contract between detection and everything around it. Detection knows bytes and rules; it knows nothing of Git,
 * files, processes or the clock.
 */
import type { Kernel } from '../kernel/kernel.js';
import type { HitList } from './hit-list.js';

export type RuleKind = 'secret' | 'identifier' | 'personal-data';
export type Severity = 'critical' | 'high' | 'medium' | 'low';
/** certain: a checksum or a full structure check holds; high: distinctive form; medium: form and context; low: a guess. */
export type Confidence = 'certain' | 'high' | 'medium' | 'low';

/** One rule as the rest of the program sees it, after loading and validation. */
export interface RuleInfo {
  readonly id: string;
  readonly name: string;
  readonly provider: string;
  readonly kind: RuleKind;
  /** vcs, cloud, ai, ci-cd, database, payment, messaging, ... or, for personal data: email, card, iban, phone, ... */
  readonly category: string;
  readonly severity: Severity;
  readonly confidence: Confidence;
  /** What somebody who holds the value can do; one or two sentences. */
  readonly attacker: string;
  /** Id of the rotation page in `patterns/`, or 'generic'. */
  readonly rotation: string;
  /** True for rules that say only "looks like a secret" (assignments, URLs): a specific rule's match over the same bytes wins. */
  readonly generic: boolean;
  /** False: reported only with `--pii` (personal data that is not on by default). */
  readonly onByDefault: boolean;
}

/** How a value was found when it does not stand in the bytes as it is; empty for plain text. Outermost first. */
export type Layer = string; // 'utf-16le', 'utf-16be', 'latin1', 'base64', 'gzip', 'zip:conf/.env', ...

/**
 * What detection concluded about one value. Interned: equal verdicts share one id, so that a match is four numbers
 * and carrying a match over to another version of a file costs nothing.
 */
export interface Verdict {
  /** Index into `Detector.rules`. */
  readonly rule: number;
  /** The secret itself, one character a byte (latin1). Never leaves the process except by --show-secrets or a plan file. */
  readonly value: string;
  readonly confidence: Confidence;
  /** May raise or lower the rule's severity (a test-mode key, say). */
  readonly severity: Severity;
  /** Short reasons in words for a person: "checksum fits", "variable name says password", ... No value in them. */
  readonly reasons: readonly string[];
  readonly layers: readonly Layer[];
  /** Name of the variable, field or user the value was given to, if any ("DATABASE_PASSWORD"). */
  readonly name?: string;
  /** Value that belongs with this one (an access key id, a user, a host), if found beside it; latin1. Not itself secret. */
  readonly companion?: string;
}

/** What the bytes of an object are, decided from the object alone; part of what a decision rests on. */
export const enum TextMode {
  /** Text: every rule runs. */
  Text = 0,
  /** A NUL in the first 8,000 bytes (Git's own test): only rules with a distinctive form run. */
  Binary = 1,
  /** A commit or tag object: the identity headers are not personal data that leaked. */
  CommitOrTag = 2,
}

/**
 * Finds matches in bytes, so that a delta can be trusted: the outcome at an *anchor* (the first byte of a keyword or
 * another trigger) depends on nothing but the bytes from `low` to `high` that the hit reports, plus the text mode.
 * Unless an evaluation reports more, those are the anchor's own line, clipped to `lineClip` bytes before the anchor and
 * `lineClip` bytes after it, with the line breaks that bound it. The start and the end of the object bound a line too.
 */
export interface Detector {
  readonly rules: readonly RuleInfo[];
  /** 're2' or 'v8': which regular expression engine runs. */
  readonly engineName: 're2' | 'v8';
  /** Changes whenever rules or detection code change what can be found: keys caches. */
  readonly signature: string;
  readonly verdicts: VerdictTable;
  /** Bytes each side of an anchor that an ordinary evaluation may look at. */
  readonly lineClip: number;
  /** Texts that stand in its memory are scanned without being copied; absent: all are scanned where they are. */
  readonly kernel?: Kernel;

  /**
   * Evaluates every anchor whose first byte lies in [from, to). May read text[0, length). `text` may be longer than `length`.
   * Adds one row a match to `hits`; adds a row with verdict NO_MATCH where an anchor that gave no match looked
   * beyond its own clipped line (so that a change there makes us look again).
   */
  scan(text: Buffer, length: number, from: number, to: number, mode: TextMode, hits: HitList): void;

  /** The same for `count` ranges [ranges[2k], ranges[2k + 1]), in order and apart from each other. */
  scanRanges(text: Buffer, length: number, ranges: Int32Array, count: number, mode: TextMode, hits: HitList): void;

  /** Evaluates one anchor (as reported in an earlier hit, moved to its place in this object) again. */
  evaluate(text: Buffer, length: number, anchor: number, trigger: number, mode: TextMode, hits: HitList): void;

  /**
   * True where the object must be read whole through `unwrap` instead of `scan` (UTF-16, archives, compressed data).
   * Decided from the first bytes of the object only, at most 8,000.
   */
  isWrapped(text: Buffer, length: number): boolean;

  /**
   * Opens a wrapped object (UTF-16, gzip, zip, ...) to a bounded depth and evaluates what is inside. Matches of an
   * encoding get the byte range they have in the object; those inside compressed data the range of the whole object.
   * Returns what could not be looked at, in words ("zip: 3 entries encrypted").
   */
  unwrap(text: Buffer, length: number, hits: HitList): string[];

  /**
   * From all hits of one object, the matches that count: sorted, duplicates gone, generic rules giving way to
   * specific ones over the same bytes. A pure function of the set of hits.
   */
  settle(hits: HitList): MatchRow[];

  /** The parser of its own that a file with this base name or path asks for (`.env`, `id_rsa`, `*.tfstate`), or null. Cheap. */
  structuredKind(path: string): string | null;
  /** Reads a whole file by that parser; matches as from `settle`. */
  parseStructured(kind: string, path: string, text: Buffer): MatchRow[];
}

export const NO_MATCH = -1;

export interface MatchRow {
  readonly verdict: number;
  /** Byte range of the value in the object. */
  readonly start: number;
  readonly end: number;
}

/** Interns verdicts. One a detector; ids are dense from 0. */
export interface VerdictTable {
  readonly size: number;
  intern(verdict: Verdict): number;
  get(id: number): Verdict;
}
