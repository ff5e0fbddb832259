import type { CodeMatch } from './code-detector.js';
import type { Detector, RuleInfo } from './types.js';

/** Where readers of wrapped and structured content put what they find. */
export interface ReaderEmitter {
  /** The rule with this id, or undefined where it is switched off. */
  rule(id: string): RuleInfo | undefined;
  /** A match of the reader's own; `layers` outermost first. */
  match(match: CodeMatch & { readonly layers?: readonly string[] }): void;
  /** A match that the detector made in unwrapped text: its verdict, the layers it stood under, and its range in the object. */
  carry(verdict: number, layers: readonly string[], start: number, end: number): void;
}

/** Opens objects whose text is not plain: other encodings, archives, compressed data. */
export interface WrappedReader {
  /** From the first 8,000 bytes at most. */
  isWrapped(text: Buffer, length: number): boolean;
  /** Scans what is inside with `detector`; returns what could not be looked at, in words. */
  unwrap(text: Buffer, length: number, detector: Detector, out: ReaderEmitter): string[];
}

/** Parses files whose name says what is in them. */
export interface StructuredReader {
  structuredKind(path: string): string | null;
  parseStructured(kind: string, path: string, text: Buffer, detector: Detector, out: ReaderEmitter): void;
}
