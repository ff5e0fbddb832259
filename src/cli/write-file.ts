/** Files of reports appear whole or not at all: written beside the target under another name, then moved over it. */
import { randomBytes } from 'node:crypto';
import { open, rename, stat, unlink } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { UnearthError } from '../errors.js';

/** `mode` 0600 for what holds secrets. Pipes and devices (/dev/null, a FIFO) are written to directly. */
export async function writeFileAtomically(file: string, chunks: Iterable<string>, mode = 0o644): Promise<void> {
  try {
    if (await isSpecialFile(file)) await writeChunks(file, 'w', chunks, mode);
    else await writeBeside(file, chunks, mode);
  } catch (cause) {
    const code = (cause as NodeJS.ErrnoException).code;
    if (code === undefined) throw cause;
    throw new UnearthError('no-access', `cannot write ${file}: ${code}`, {
      hint: 'Does the folder exist, and may you write there?',
      cause,
    });
  }
}

async function writeBeside(file: string, chunks: Iterable<string>, mode: number): Promise<void> {
  const temporary = join(dirname(file), `.${basename(file)}.${randomBytes(6).toString('hex')}.tmp`);
  try {
    await writeChunks(temporary, 'wx', chunks, mode);
    await rename(temporary, file);
  } catch (error) {
    await unlink(temporary).catch(() => {});
    throw error;
  }
}

async function writeChunks(file: string, flags: string, chunks: Iterable<string>, mode: number): Promise<void> {
  const handle = await open(file, flags, mode);
  try {
    let buffered = '';
    for (const chunk of chunks) {
      buffered += chunk;
      if (buffered.length < 65_536) continue;
      await handle.writeFile(buffered);
      buffered = '';
    }
    await handle.writeFile(buffered);
  } finally {
    await handle.close();
  }
}

async function isSpecialFile(file: string): Promise<boolean> {
  const found = await stat(file).catch(() => null);
  return found !== null && !found.isFile();
}
