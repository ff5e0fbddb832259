/** What a failure looks like: one line that names the thing, one with the way out. Never a stack, never a secret. */
import { UnearthError } from '../errors.js';
import { escapeControl } from '../report/escape.js';
import { ExitCode } from './exit-code.js';
import type { Io } from './io.js';

const REPORT_HINT = 'This is a bug in unearth. Please report it with the output of the same command and --debug.';

/** Writes the error to standard error and returns the exit code. */
export function reportError(error: unknown, io: Io, debug: boolean): number {
  if (isInterruption(error, io)) {
    io.stderr.write('unearth: interrupted\n');
    if (error instanceof UnearthError && error.hint !== undefined) io.stderr.write(`  ${escapeControl(error.hint)}\n`);
    return ExitCode.Interrupted;
  }
  if (error instanceof UnearthError) {
    io.stderr.write(`unearth: ${escapeControl(error.message)}\n`);
    if (error.hint !== undefined) io.stderr.write(`  ${escapeControl(error.hint)}\n`);
    if (debug) io.stderr.write(frames(error));
  } else {
    io.stderr.write(`unearth: internal error (${errorKind(error)})\n  ${REPORT_HINT}\n`);
    if (debug) io.stderr.write(`  ${escapeControl(maskTokens(messageOf(error)))}\n${frames(error)}`);
  }
  return ExitCode.Error;
}

function isInterruption(error: unknown, io: Io): boolean {
  if (error instanceof UnearthError) return error.code === 'interrupted';
  return io.signal?.aborted === true && error instanceof Error && error.name === 'AbortError';
}

/** Messages of unknown errors may quote what was being read (JSON.parse does): only name and code are shown. */
function errorKind(error: unknown): string {
  if (!(error instanceof Error)) return typeof error;
  const code = (error as NodeJS.ErrnoException).code;
  return typeof code === 'string' && /^[A-Z0-9_]+$/.test(code) ? `${error.name} ${code}` : error.name;
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : 'a value that is not an Error was thrown';
}

/** Words that might be a value: long, or with a digit in them. Paths of this program stay readable in the frames. */
function maskTokens(message: string): string {
  return message.replace(/[^\s'"`(),:]{6,}/g, (word) => (/^[A-Za-z][a-z]*$/.test(word) ? word : '…')).slice(0, 500);
}

function frames(error: unknown): string {
  const stack = error instanceof Error ? (error.stack ?? '') : '';
  const lines = stack.split('\n').filter((line) => /^\s+at /.test(line));
  return lines.map((line) => `${escapeControl(line)}\n`).join('');
}
