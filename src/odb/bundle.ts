import * as fs from 'node:fs';
import { join } from 'node:path';
import { UnearthError } from '../errors.js';
import { printable } from './printable.js';
import { readFileStart } from './regular-file.js';
import { runGit } from './run-git.js';
import { makeTemporaryFolder } from './temporary-folder.js';
import type { Problem } from './types.js';

/** A header names every ref; this is room for half a million. */
const LARGEST_HEADER = 64 << 20;
const SIGNATURE = /^# v([23]) git bundle\n/;

/** What a bundle says before its pack (gitformat-bundle(5)). */
export interface BundleHeader {
  objectFormat: 'sha1' | 'sha256';
  /** Object filter of a partial bundle, or null. */
  filter: string | null;
  /** Commits that the receiver must already have. */
  prerequisites: string[];
  refs: { id: string; name: string }[];
  /** Where the pack begins. */
  packOffset: number;
}

/** Whether the file begins like a bundle of version 2 or 3. */
export function isBundle(path: string): boolean {
  return SIGNATURE.test(readFileStart(path, 16)?.toString('latin1') ?? '');
}

/** Parses a bundle's header from the start of the file. Throws UnearthError `object-corrupt` or `unsupported` naming `path`. */
export function parseBundleHeader(start: Buffer, path: string): BundleHeader {
  const version = SIGNATURE.exec(start.toString('latin1', 0, 16))?.[1];
  if (version === undefined) throw corrupt(path, 'is not of version 2 or 3');
  const header: BundleHeader = { objectFormat: 'sha1', filter: null, prerequisites: [], refs: [], packOffset: 0 };
  let position = start.indexOf(0x0a) + 1;
  for (;;) {
    const end = start.indexOf(0x0a, position);
    if (end < 0) throw corrupt(path, 'has a header that does not end');
    const line = start.toString('utf8', position, end);
    position = end + 1;
    if (line === '') return { ...header, packOffset: position };
    addHeaderLine(header, line, version, path);
  }
}

function addHeaderLine(header: BundleHeader, line: string, version: string, path: string): void {
  const entry = /^(-?)([0-9a-f]{64}|[0-9a-f]{40})(?: (.*))?$/s.exec(line);
  if (entry?.[1] === '-') header.prerequisites.push(entry[2] as string);
  else if (entry?.[3] !== undefined) header.refs.push({ id: entry[2] as string, name: entry[3] });
  else if (version === '3' && line.startsWith('@')) addCapability(header, line.slice(1), path);
  else throw corrupt(path, 'has a header line that is neither ref nor prerequisite');
}

function addCapability(header: BundleHeader, capability: string, path: string): void {
  const [key, value = ''] = capability.split(/=(.*)/s);
  if (key === 'object-format' && (value === 'sha1' || value === 'sha256')) header.objectFormat = value;
  else if (key === 'filter') header.filter = value;
  else throw unknownCapability(path, capability);
}

/**
 * Unpacks a bundle into a temporary bare repository and returns that folder. Unlike `git clone` this also opens a
 * bundle that builds on commits it does not hold: what is there is unpacked, the rest is a problem.
 * Throws UnearthError `object-corrupt`, `unsupported`, `tool-missing`, `interrupted`.
 */
export async function unpackBundle(
  path: string,
  signal?: AbortSignal,
): Promise<{ gitDir: string; problems: Problem[] }> {
  const header = parseBundleHeader(readFileStart(path, LARGEST_HEADER) ?? Buffer.alloc(0), path);
  const gitDir = makeTemporaryFolder('bundle');
  try {
    writeBareRepository(gitDir, header);
    const problems = await unpackObjects(path, header, gitDir, signal);
    return { gitDir, problems };
  } catch (error) {
    await fs.promises.rm(gitDir, { recursive: true, force: true, maxRetries: 3 });
    throw error;
  }
}

/** A repository of three small files is quicker written than asked for, and takes over nobody's template. */
function writeBareRepository(gitDir: string, header: BundleHeader): void {
  for (const folder of ['objects/info', 'objects/pack', 'refs/heads', 'refs/tags']) {
    fs.mkdirSync(join(gitDir, folder), { recursive: true });
  }
  const extensions = [
    header.objectFormat === 'sha256' ? '\tobjectFormat = sha256\n' : '',
    header.filter === null ? '' : '\tpartialClone = bundle\n',
  ].join('');
  const version = extensions === '' ? 0 : 1;
  const config = `[core]\n\trepositoryFormatVersion = ${version}\n\tbare = true\n`;
  fs.writeFileSync(join(gitDir, 'config'), extensions === '' ? config : `${config}[extensions]\n${extensions}`);
  fs.writeFileSync(join(gitDir, 'HEAD'), bundleHead(header));
  const refs = header.refs.filter((ref) => ref.name !== 'HEAD').map((ref) => `${ref.id} ${ref.name}\n`);
  fs.writeFileSync(join(gitDir, 'packed-refs'), refs.join(''));
}

/** A bundle names HEAD's commit, not its branch: taken is the branch that stands there, as `git clone` does. */
function bundleHead(header: BundleHeader): string {
  const head = header.refs.find((ref) => ref.name === 'HEAD');
  const branches = header.refs.filter(
    (ref) => ref.name.startsWith('refs/heads/') && (head === undefined || ref.id === head.id),
  );
  const branch = branches.find((ref) => /^refs\/heads\/(?:main|master)$/.test(ref.name)) ?? branches[0];
  if (branch !== undefined) return `ref: ${branch.name}\n`;
  return head === undefined ? 'ref: refs/heads/main\n' : `${head.id}\n`;
}

async function unpackObjects(
  path: string,
  header: BundleHeader,
  gitDir: string,
  signal?: AbortSignal,
): Promise<Problem[]> {
  const gitOnPack = (parameters: string[]) =>
    runGit(['--git-dir', gitDir, ...parameters], {
      cwd: gitDir,
      input: fs.createReadStream(path, { start: header.packOffset }),
      ...(signal === undefined ? {} : { signal }),
    });
  const indexed = await gitOnPack(['index-pack', '--stdin']);
  if (indexed.exitCode === 0) return prerequisiteProblems(path, header);
  // A pack with deltas against objects outside it, or a damaged one: keep whatever can be rebuilt.
  const unpacked = await gitOnPack(['unpack-objects', '-q', '-r']);
  if (unpacked.exitCode === 0) return prerequisiteProblems(path, header);
  if (!hasLooseObjects(gitDir)) {
    throw corrupt(path, 'could not be unpacked');
  }
  return [...prerequisiteProblems(path, header), incompletePack(path)];
}

function hasLooseObjects(gitDir: string): boolean {
  return fs.readdirSync(join(gitDir, 'objects')).some((name) => /^[0-9a-f]{2}$/.test(name));
}

function prerequisiteProblems(path: string, header: BundleHeader): Problem[] {
  if (header.prerequisites.length === 0) return [];
  const count = header.prerequisites.length;
  const message = `the bundle builds on ${count} ${count === 1 ? 'commit' : 'commits'} that it does not hold, ${header.prerequisites[0]} among them`;
  return [{ kind: 'bundle-incomplete', message, subject: path }];
}

function incompletePack(path: string): Problem {
  const message = `some objects of the bundle ${printable(path)} could not be unpacked: their delta bases are not in it, or it is damaged`;
  return { kind: 'pack-corrupt', message, subject: path };
}

function corrupt(path: string, what: string): UnearthError {
  return new UnearthError('object-corrupt', `the bundle ${printable(path)} ${what}`, {
    hint: 'Check it with `git bundle verify`; make a complete one with `git bundle create FILE --all`.',
  });
}

function unknownCapability(path: string, capability: string): UnearthError {
  const name = printable(capability).slice(0, 80);
  return new UnearthError('unsupported', `the bundle ${printable(path)} needs the capability ${name}`);
}
