import fs from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findFamilies } from '../../src/odb/families.js';
import { createFamilyWalker } from '../../src/odb/family-walk.js';
import { objectId } from '../../src/odb/object-table.js';
import { openObjects } from '../../src/odb/open-objects.js';
import { createObjectReader } from '../../src/odb/read-object.js';
import { locateRepository } from '../../src/odb/repository-location.js';
import { stepsOf, streamOf } from '../helpers/generate-history.js';
import { gitBytes, git, importStream } from '../helpers/git.js';

const TYPE_NAMES = ['', 'commit', 'tree', 'blob', 'tag'];
const steps = stepsOf(fc.string({ maxLength: 120 }).map((text) => text.replaceAll('\n', ' ')));

/** All objects of a repository as git reads them: id -> [type, content]. */
function readAllWithGit(folder: string): Map<string, [string, Buffer]> {
  const output = gitBytes(folder, ['cat-file', '--batch-all-objects', '--batch', '--unordered']);
  const objects = new Map<string, [string, Buffer]>();
  for (let at = 0; at < output.length;) {
    const lineEnd = output.indexOf(10, at);
    const [id, type, size] = output.toString('latin1', at, lineEnd).split(' ') as [string, string, string];
    objects.set(id, [type, output.subarray(lineEnd + 1, lineEnd + 1 + Number(size))]);
    at = lineEnd + 2 + Number(size);
  }
  return objects;
}

async function readAllOurselves(folder: string, maxBytes: number): Promise<Map<string, [string, Buffer]>> {
  const { table, problems } = openObjects(await locateRepository(folder));
  expect(problems).toEqual([]);
  const families = findFamilies(table);
  const walker = createFamilyWalker(table, families, maxBytes);
  const objects = new Map<string, [string, Buffer]>();
  for (const root of families.roots) {
    walker.walk(root, {
      visit(entry, text, length) {
        objects.set(objectId(table, entry), [TYPE_NAMES[table.type[entry]!]!, Buffer.from(text.subarray(0, length))]);
        return null;
      },
      release() {},
      fail(entry, what) {
        throw new Error(`${objectId(table, entry)}: ${what}`);
      },
    });
  }
  walker.close();
  return objects;
}

describe('the object reader against git cat-file', () => {
  for (const objectFormat of ['sha1', 'sha256'] as const) {
    it(`reads every object of generated ${objectFormat} histories, packed into long delta chains or loose`, async () => {
      await fc.assert(
        fc.asyncProperty(steps, fc.constantFrom('packed', 'repacked', 'loose'), async (history, storage) => {
          const folder = importStream(streamOf(history), { objectFormat });
          if (storage === 'repacked') git(folder, ['repack', '-adfq', '--depth=50', '--window=100']);
          if (storage === 'loose') unpackAll(folder);
          const expected = readAllWithGit(folder);
          // With no memory to spare every base is given up and rebuilt: the result must be the same.
          for (const maxBytes of [1 << 28, 0]) {
            const ours = await readAllOurselves(folder, maxBytes);
            expect([...ours.keys()].sort()).toEqual([...expected.keys()].sort());
            for (const [id, [type, content]] of expected) {
              expect(ours.get(id)![0]).toBe(type);
              expect(ours.get(id)![1].equals(content), `object ${id}`).toBe(true);
            }
          }
        }),
        { numRuns: process.env['UNEARTH_FULL'] ? 100 : 8 },
      );
    });
  }

  it('reads single objects the same way', async () => {
    const folder = importStream(streamOf(fc.sample(steps, { seed: 7, numRuns: 1 })[0]!));
    git(folder, ['repack', '-adfq', '--depth=50', '--window=100']);
    const { table } = openObjects(await locateRepository(folder));
    const reader = createObjectReader(table);
    const expected = readAllWithGit(folder);
    for (let entry = 0; entry < table.count; entry++) {
      expect(reader.read(entry).data.equals(expected.get(objectId(table, entry))![1])).toBe(true);
    }
    reader.close();
  });
});

/** Turns all packs into loose objects: unpack-objects only writes what the repository does not have, so they move out first. */
function unpackAll(folder: string): void {
  const packFolder = path.join(folder, 'objects', 'pack');
  const packs = fs.readdirSync(packFolder).filter((name) => name.endsWith('.pack'));
  const contents = packs.map((name) => fs.readFileSync(path.join(packFolder, name)));
  for (const name of fs.readdirSync(packFolder)) fs.rmSync(path.join(packFolder, name), { force: true });
  for (const pack of contents) gitBytes(folder, ['unpack-objects', '-q'], pack);
}
