import type { ChalkInstance } from 'chalk';
import { escapeControl } from '../report/escape.js';
import { painterFor } from './colour.js';
import type { Io } from './io.js';
import type { Services } from './services.js';

/** One run of the command line: where it reads and writes, what it runs on, how it ends. */
export interface Session {
  readonly io: Io;
  readonly services: Services;
  /** Set by the command that ran. */
  exitCode: number;
}

/** Flags that every command has. */
export interface CommonFlags {
  json?: boolean;
  quiet?: boolean;
  color?: boolean;
  debug?: boolean;
}

/** A line on standard error; nothing with --quiet. */
export function notice(session: Session, flags: CommonFlags, text: string): void {
  if (!flags.quiet) session.io.stderr.write(`${escapeControl(text)}\n`);
}

/** A line on standard error that --quiet does not silence: something a person must know. */
export function warn(session: Session, text: string): void {
  session.io.stderr.write(`unearth: ${escapeControl(text)}\n`);
}

export function stdoutPaint(session: Session, flags: CommonFlags): ChalkInstance {
  return painterFor(session.io.stdout, session.io.env, flags.color);
}

/** Columns of standard output: of the terminal, at most 120; 80 in pipes. */
export function stdoutWidth(session: Session): number {
  const columns = session.io.stdout.isTTY ? session.io.stdout.columns || 80 : 80;
  return Math.min(120, Math.max(60, columns));
}
