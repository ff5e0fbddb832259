/** Reads baselines and ignore files from disk. What the scanned repository brings is data and can be switched off. */
import { lstat, readFile } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import { UnearthError } from '../errors.js';
import type { Acceptance } from '../findings/acceptance.js';
import { parseBaseline } from '../findings/baseline.js';
import { IGNORE_FILE_NAMES, ignoreFileKind, parseIgnoreFile } from '../findings/ignore-files.js';
import type { Io } from './io.js';
import { workTreeRoot } from './repository-path.js';
import { type Session, warn } from './session.js';

/** Larger files in a repository are not ignore files. */
const LARGEST_IGNORE_FILE = 10_000_000;

/** The acceptances in the files a person named; what stands in them decides the format. Throws UnearthError. */
export async function readNamedAcceptances(files: readonly string[], session: Session): Promise<Acceptance[]> {
  const lists = await Promise.all(files.map((file) => readNamed(file, session)));
  return lists.flat();
}

/** gitleaks finds its configuration in the root of what it scans, betterleaks prefers its own. */
const CONFIGURATIONS = ['.gitleaks.toml', '.betterleaks.toml'];

/** The ignore files in the root of the work tree at `path`, if it has one. A link is not followed. */
export async function readRepositoryIgnores(path: string, session: Session): Promise<Acceptance[]> {
  const root = workTreeRoot(path, session.io);
  if (root === null) return [];
  const lists = await Promise.all(
    [...IGNORE_FILE_NAMES, ...CONFIGURATIONS].map(async (name) => {
      const file = join(root, name);
      const found = await lstat(file).catch(() => null);
      if (!found?.isFile() || found.size > LARGEST_IGNORE_FILE) return [];
      return parseAcceptances(await readFile(file, 'utf8'), name, session);
    }),
  );
  return lists.flat();
}

async function readNamed(file: string, session: Session): Promise<Acceptance[]> {
  return parseAcceptances(await readTextFile(resolve(session.io.cwd, file), file), file, session);
}

async function parseAcceptances(text: string, name: string, session: Session): Promise<Acceptance[]> {
  if (name.endsWith('.toml')) {
    const { readGitleaksAllowlists } = await import('./gitleaks-allowlists.js');
    return readGitleaksAllowlists(text, name, (warning) => warn(session, warning));
  }
  return isIgnoreFile(text, name)
    ? parseIgnoreFile(text, ignoreContext(basename(name), session.io))
    : parseBaseline(text, name);
}

/** Whatever it is called: a baseline is JSON, or YAML with `version` and `accepted`. */
function isIgnoreFile(text: string, name: string): boolean {
  if (name.endsWith('ignore')) return true;
  return !/^\s*[[{]|^(?:version|accepted):/m.test(text) && ignoreFileKind(text) !== null;
}

/** Reads a file a person named; `shown` is how it is called in the message. */
export async function readTextFile(file: string, shown: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch (cause) {
    const code = (cause as NodeJS.ErrnoException).code ?? 'unreadable';
    throw new UnearthError(code === 'ENOENT' ? 'usage' : 'no-access', `cannot read ${shown}: ${code}`, { cause });
  }
}

function ignoreContext(name: string, io: Io): { name: string; hmacKey?: string } {
  const hmacKey = io.env['BETTERLEAKS_FINGERPRINT_HMAC_KEY'];
  return hmacKey ? { name, hmacKey } : { name };
}
