// Part of `npm run build`: joins the program's six hundred small files, and the small libraries that every start needs, into a few chunks, which load in a
// fraction of the time. Larger libraries stay outside and are loaded where they are used.
import {
  chmodSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { rolldown } from 'rolldown';

const root = new URL('../', import.meta.url);
const manifest = JSON.parse(readFileSync(new URL('package.json', root), 'utf8'));
const IN_EVERY_START = ['chalk', 'cli-table3', 'commander'];
const outside = Object.keys({ ...manifest.dependencies, ...manifest.optionalDependencies }).filter(
  (name) => !IN_EVERY_START.includes(name),
);
const folder = fileURLToPath(new URL('dist/bundle/', root));
const PLAIN_WIDTH = fileURLToPath(new URL('plain-string-width.cjs', import.meta.url));
const ENTRIES = { main: 'dist/cli/main.js', worker: 'dist/scan/worker.js' };

rmSync(folder, { recursive: true, force: true });
mkdirSync(folder);
const chunks = await writeChunks();
writeLaunchers();
writeLicences(chunks);

async function writeChunks() {
  const bundle = await rolldown({
    input: Object.fromEntries(
      Object.entries(ENTRIES).map(([name, file]) => [name, fileURLToPath(new URL(file, root))]),
    ),
    platform: 'node',
    external: (id) => id.startsWith('node:') || outside.some((name) => id === name || id.startsWith(`${name}/`)),
    plugins: [plainStringWidth()],
    transform: { define: { 'import.meta.url': 'moduleUrl' } },
    logLevel: 'silent',
  });
  const { output } = await bundle.write({
    dir: folder,
    format: 'cjs',
    entryFileNames: '[name].cjs',
    chunkFileNames: '[name]-[hash].cjs',
    intro: "const moduleUrl = require('node:url').pathToFileURL(__filename).href;",
  });
  await bundle.close();
  return output;
}

function plainStringWidth() {
  return {
    name: 'plain-string-width',
    resolveId: (source, importer) => (source === 'string-width' && importer !== PLAIN_WIDTH ? PLAIN_WIDTH : null),
  };
}

/** What is run: it loads the chunks with the code that scripts/keep-code.mjs makes of them. */
function writeLaunchers() {
  for (const name of ['load-chunk.js', 'tune-engine.js']) {
    copyFileSync(fileURLToPath(new URL(`dist/launch/${name}`, root)), path.join(folder, name));
  }
  const load = "import { loadChunk } from './load-chunk.js';";
  const tune = "import { tuneEngine } from './tune-engine.js';";
  writeFileSync(path.join(folder, 'worker.js'), `${load}\n${loading('worker')}\n`);
  writeFileSync(
    path.join(folder, 'main.js'),
    `#!/usr/bin/env node\n${load}\n${tune}\ntuneEngine();\n${loading('main')}\n`,
  );
  // npx runs the file itself, and makes it executable only the first time it meets this folder.
  chmodSync(path.join(folder, 'main.js'), 0o755);
}

function loading(name) {
  return `loadChunk(new URL('./${name}.cjs', import.meta.url));`;
}

/** The licences of the libraries that stand in the chunks ask to be passed on with them. */
function writeLicences(chunks) {
  const modules = chunks.flatMap((chunk) => chunk.moduleIds ?? []);
  const packages = new Set(modules.map((id) => /^.*\/node_modules\/(?:@[^/]+\/)?[^/]+/.exec(id)?.[0]).filter(Boolean));
  const texts = [...packages].sort().map((place) => {
    const file = readdirSync(place).find((name) => /^licen[cs]e/i.test(name));
    const { name, version } = JSON.parse(readFileSync(path.join(place, 'package.json'), 'utf8'));
    if (file === undefined || !existsSync(path.join(place, file))) throw new Error(`${name} has no licence to pass on`);
    return `${name} ${version}\n\n${readFileSync(path.join(place, file), 'utf8').trim()}\n`;
  });
  writeFileSync(path.join(folder, 'LICENCES.txt'), texts.join(`\n${'-'.repeat(80)}\n\n`));
}
