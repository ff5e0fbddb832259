/** Flags shared by commands, and reading their values. */
import { type Command, InvalidArgumentError, Option } from 'commander';
import type { Severity } from '../detect/types.js';
import { SEVERITIES } from '../findings/model.js';
import type { ScanOptions } from '../scan/options.js';
import type { Io } from './io.js';
import type { CommonFlags } from './session.js';

/** What is scanned and with how much effort. */
export interface ScanFlags extends CommonFlags {
  since?: string;
  range?: string;
  staged?: boolean;
  worktree?: boolean;
  jobs?: number;
  whole?: boolean;
  cache?: boolean;
  pii?: boolean;
  rules?: string[];
  engine?: 're2' | 'v8';
  maxMemory?: number;
  stats?: boolean;
  progress?: boolean;
}

export function withCommonFlags(command: Command): Command {
  return command
    .option('--json', 'write JSON')
    .option('-q, --quiet', 'say nothing on standard error but errors')
    .option('--no-color', 'no colours (also: NO_COLOR)')
    .addOption(new Option('--debug', 'show where an error came from').hideHelp());
}

export function withScanFlags(command: Command): Command {
  return withEngineFlags(command)
    .option('--since <rev>', 'only what commits bring in that are not reachable from REV')
    .option('--range <a..b>', "only what Git's A..B brings in")
    .option('--staged', 'only what is staged')
    .option('--worktree', 'the files on disk, without those Git ignores');
}

/** Flags of everything that scans a whole history. */
export function withEngineFlags(command: Command): Command {
  return command
    .option('--pii', 'report every kind of personal data')
    .option('--no-pii', 'report no personal data (default: e-mail addresses and numbers with check digits)')
    .option('--rules <path>', 'add rules from a YAML file or folder (repeatable)', collect)
    .option('--jobs <n>', 'worker threads (default: number of cores, at most 8)', positiveInteger)
    .option('--max-memory <size>', 'memory for buffers and caches, such as 512M', byteSize)
    .option('--whole', 'read every object whole instead of by deltas: slow, for checking')
    .option('--no-cache', 'neither read nor write the cache')
    .addOption(new Option('--engine <name>', 'regular expression engine').choices(['re2', 'v8']))
    .option('--stats', 'count candidates, matches and time of each rule')
    .option('--progress', 'show progress even where there is no terminal')
    .option('--no-progress', 'show no progress');
}

export function toScanOptions(path: string, flags: ScanFlags, io: Io): ScanOptions {
  const { since, range, staged, worktree, jobs, whole, engine, maxMemory, stats } = flags;
  const fingerprintKey = io.env['UNEARTH_FINGERPRINT_KEY'];
  return {
    path,
    ...(since === undefined ? {} : { since }),
    ...(range === undefined ? {} : { range }),
    ...(staged ? { staged } : {}),
    ...(worktree ? { worktree } : {}),
    ...(jobs === undefined ? {} : { jobs }),
    ...(whole ? { whole } : {}),
    ...(flags.pii === undefined ? {} : { personalData: flags.pii ? ('all' as const) : ('none' as const) }),
    ...(flags.rules ? { rulePaths: flags.rules } : {}),
    ...(engine === undefined ? {} : { engine }),
    ...(maxMemory === undefined ? {} : { maxMemory }),
    ...(stats ? { stats } : {}),
    ...(fingerprintKey ? { fingerprintKey } : {}),
    ...(io.signal ? { signal: io.signal } : {}),
  };
}

export const severityOption = (description: string): Option =>
  new Option('--fail-on <severity>', description).choices([...SEVERITIES]).default('low' satisfies Severity);

export function collect(value: string, previous: string[] | undefined): string[] {
  return [...(previous ?? []), value];
}

function positiveInteger(text: string): number {
  if (!/^[1-9]\d{0,5}$/.test(text)) throw new InvalidArgumentError('It must be a whole number from 1.');
  return Number(text);
}

export function wholeNumber(text: string): number {
  if (!/^\d{1,9}$/.test(text)) throw new InvalidArgumentError('It must be a whole number from 0.');
  return Number(text);
}

const UNITS: Record<string, number> = { '': 1, k: 2 ** 10, m: 2 ** 20, g: 2 ** 30 };

/** Bytes; K, M and G are powers of 1024. */
function byteSize(text: string): number {
  const found = /^(\d{1,12}(?:\.\d{1,3})?)\s*([kmg]?)i?b?$/i.exec(text);
  const size = found ? Math.floor(Number(found[1]) * UNITS[found[2]!.toLowerCase()]!) : 0;
  if (size < 1) throw new InvalidArgumentError('It must be a size such as 512M or 2G.');
  return size;
}
