// Inflates every entry of every pack of a repository once, on one thread, with one handle used again and again: what no
// scanner that reads packs can go below.
import { createInflate } from '../dist/odb/inflate.js';
import { entryEnd } from '../dist/odb/object-table.js';
import { openObjects } from '../dist/odb/open-objects.js';
import { openPackFile } from '../dist/odb/pack-file.js';
import { locateRepository } from '../dist/odb/repository-location.js';

const { table } = openObjects(await locateRepository(process.argv[2]));
const inflate = createInflate();
let target = Buffer.allocUnsafe(1 << 20);
let bytes = 0;
for (const pack of table.packs) {
  const file = openPackFile(pack.path);
  for (let entry = pack.first; entry < pack.end; entry++) {
    const size = table.inflatedSize[entry];
    if (target.length < size + 1) target = Buffer.allocUnsafe(size * 2 + 1);
    const start = table.offset[entry] + table.headerLength[entry];
    const problem = file.inflateInto(inflate, start, entryEnd(table, pack, entry), target, size);
    if (problem !== null) throw new Error(problem);
    bytes += size;
  }
  file.close();
}
console.log(`${table.packedCount} entries, ${bytes} bytes`);
