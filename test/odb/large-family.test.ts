import fs from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findFamilies } from '../../src/odb/families.js';
import { createFamilyWalker } from '../../src/odb/family-walk.js';
import { objectId } from '../../src/odb/object-table.js';
import { openObjects } from '../../src/odb/open-objects.js';
import { locateRepository } from '../../src/odb/repository-location.js';
import { stepsOf, streamOf } from '../helpers/generate-history.js';
import { gitBytes, git, importStream, temporaryFolder } from '../helpers/git.js';
import { blobId, deltaOf, writePack } from '../helpers/write-pack.js';

const steps = stepsOf(fc.string({ maxLength: 120 }).map((text) => text.replaceAll('\n', ' ')));

interface Read {
  /** id -> content, and whether it was read in pieces. */
  objects: Map<string, { content: Buffer; large: boolean }>;
  failures: string[];
}

async function readAll(folder: string, largest: number): Promise<Read> {
  const { table } = openObjects(await locateRepository(folder));
  const families = findFamilies(table);
  const walker = createFamilyWalker(table, families, 1 << 28, undefined, largest);
  const read: Read = { objects: new Map(), failures: [] };
  const note = (entry: number, content: Buffer, large: boolean): void => {
    expect(read.objects.has(objectId(table, entry))).toBe(false);
    read.objects.set(objectId(table, entry), { content, large });
  };
  for (const root of families.roots) {
    walker.walk(root, {
      visit: (entry, text, length) => void note(entry, Buffer.from(text.subarray(0, length)), false),
      visitLarge(entry, object) {
        const content = Buffer.alloc(object.length + 10);
        // In pieces of an odd size, and beyond the end.
        let at = 0;
        const reader = object.open();
        for (let count = 1; count > 0; at += count)
          count = reader.read(content, at, Math.min(777, content.length - at));
        expect(at).toBe(object.length);
        note(entry, content.subarray(0, at), true);
      },
      release() {},
      fail: (entry, what, kind) => void read.failures.push(`${objectId(table, entry)} ${kind} ${what}`),
    });
  }
  walker.close();
  return read;
}

describe('objects too large for memory', () => {
  it('are the same read in pieces, whole or by deltas, packed or loose', async () => {
    let large = 0;
    await fc.assert(
      fc.asyncProperty(steps, fc.constantFrom(1, 300, 900), fc.boolean(), async (history, largest, loose) => {
        const folder = importStream(streamOf(history));
        git(folder, ['repack', '-adfq', '--depth=50', '--window=100']);
        if (loose) unpack(folder);
        const whole = await readAll(folder, 1 << 28);
        const pieces = await readAll(folder, largest);
        expect(pieces.failures).toEqual([]);
        expect([...pieces.objects.keys()].sort()).toEqual([...whole.objects.keys()].sort());
        for (const [id, one] of pieces.objects) {
          expect(one.content.equals(whole.objects.get(id)!.content), `object ${id}`).toBe(true);
          expect(one.large).toBe(one.content.length >= largest);
          if (one.large) large++;
        }
      }),
      { numRuns: process.env['UNEARTH_FULL'] ? 60 : 10 },
    );
    expect(large).toBeGreaterThan(0);
  });

  it('fail with what hangs on them where they are damaged, and leave the rest', async () => {
    const folder = temporaryFolder('large-damaged');
    git(folder, ['init', '-q', '--bare']);
    const base = Buffer.from('base '.repeat(500));
    const wrongBase = deltaOf(base.length + 1, 100, [[0, 100]]);
    const outside = deltaOf(base.length, 1000, [[2000, 1000]]);
    const lie = deltaOf(base.length, 2 ** 45, [[0, 1000]]);
    const claims = { content: Buffer.from('short '.repeat(400)), claim: 5000 };
    writePack(folder, [
      { type: 3, content: base },
      { type: 7, content: wrongBase, base: blobId(base), id: 'a'.repeat(40) },
      { type: 7, content: outside, base: blobId(base), id: 'b'.repeat(40) },
      { type: 7, content: lie, base: blobId(base), id: 'c'.repeat(40) },
      { type: 3, ...claims, id: 'd'.repeat(40) },
      { type: 3, content: Buffer.from('sound '.repeat(400)) },
    ]);
    const { objects, failures } = await readAll(folder, 2000);
    expect([...objects.keys()].sort()).toEqual([blobId(base), blobId(Buffer.from('sound '.repeat(400)))].sort());
    expect(failures.map((text) => text.replace(/^(.)\1+ /, '$1 ').replace(/object (.)\1+/, 'object')).sort()).toEqual([
      'a object-corrupt object: its delta was made for another base',
      'b object-corrupt object: its delta copies from outside its base',
      'c object-corrupt object: its delta makes 1000 of 35184372088832 bytes',
      'd object-corrupt object ends after 2400 of 5000 bytes',
    ]);
  });

  it('are not made where a few bytes of delta make more than there is room for', async () => {
    const folder = temporaryFolder('large-bomb');
    git(folder, ['init', '-q', '--bare']);
    const base = Buffer.alloc(0xffffff, 'base ');
    writePack(folder, [
      { type: 3, content: base },
      { type: 7, content: bombOf(base), base: blobId(base), id: 'a'.repeat(40) },
    ]);
    const { objects, failures } = await readAll(folder, 2000);
    expect([...objects.keys()]).toEqual([blobId(base)]);
    expect(failures).toEqual([expect.stringMatching(/^a+ size-limit object a+ has 83886075000 bytes: too large/)]);
  });
});

/** Copies 16 MiB of its base, 5,000 times over. */
function bombOf(base: Buffer): Buffer {
  const size = 0xffffff;
  const total = size * 5000;
  const sizes = deltaOf(base.length, total, []);
  return Buffer.concat([sizes, ...Array.from({ length: 5000 }, () => Buffer.from([0x80 | 0x70, 0xff, 0xff, 0xff]))]);
}

function unpack(folder: string): void {
  const packs = path.join(folder, 'objects', 'pack');
  const pack = fs.readdirSync(packs).find((name) => name.endsWith('.pack'))!;
  const content = fs.readFileSync(path.join(packs, pack));
  for (const name of fs.readdirSync(packs)) fs.rmSync(path.join(packs, name), { force: true });
  gitBytes(folder, ['unpack-objects', '-q'], content);
}
