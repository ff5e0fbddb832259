import type { Confidence } from '../types.js';

/** What a parser says of one value of a file. Texts are latin1, one character a byte. */
export interface StructuredEntry {
  /** Variable, key or field; for nested files the last parts of its path. */
  readonly name: string;
  /** Quotes off, escapes undone. */
  readonly value: string;
  /** Byte range of the value as it stands in the file, without quotes. */
  readonly start: number;
  readonly end: number;
  readonly role: EntryRole;
  /** User, key id or host that belongs with it, where the format says so. */
  readonly companion?: string;
  /** Layers that were undone to get the value: 'base64', 'json'. */
  readonly layers?: readonly string[];
  /** The rule of patterns/structured-files.yml to report under; settings are judged as plain assignments are. */
  readonly rule?: string;
  readonly reason?: string;
  /** Where the format proves it; otherwise the rule's own. */
  readonly confidence?: Confidence;
}

/**
 * setting: its name and its look decide, as for an assignment in code.
 * variable: as a setting, and a random look is enough, whatever the name.
 * credential: its place in the format says that it is one; only stand-ins and references are turned away.
 * text: no value itself, but text to be scanned with every rule (the decoded form of something).
 */
export type EntryRole = 'setting' | 'variable' | 'credential' | 'text';
