// Part of `npm run build`: joins the program's five hundred small files into a few, which load in a quarter of the time. Libraries stay outside.
import { chmodSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { rolldown } from 'rolldown';

const root = new URL('../', import.meta.url);
const manifest = JSON.parse(readFileSync(new URL('package.json', root), 'utf8'));
const libraries = Object.keys({ ...manifest.dependencies, ...manifest.optionalDependencies });
const folder = fileURLToPath(new URL('dist/bundle/', root));

rmSync(folder, { recursive: true, force: true });
const bundle = await rolldown({
  input: {
    main: fileURLToPath(new URL('dist/cli/main.js', root)),
    worker: fileURLToPath(new URL('dist/scan/worker.js', root)),
  },
  platform: 'node',
  external: (id) => id.startsWith('node:') || libraries.some((name) => id === name || id.startsWith(`${name}/`)),
  logLevel: 'silent',
});
await bundle.write({ dir: folder, format: 'esm', entryFileNames: '[name].js', chunkFileNames: '[name]-[hash].js' });
await bundle.close();
// npx runs the file itself, and makes it executable only the first time it meets this folder.
chmodSync(path.join(folder, 'main.js'), 0o755);
