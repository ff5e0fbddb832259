// npm run rules:check -- [FILE…] [--rotations]: checks rule files with the code as it is in src/, without a build.
// The code is bundled into a folder that is removed again, since Node 20 does not run TypeScript by itself.
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { rolldown } from 'rolldown';

const root = fileURLToPath(new URL('..', import.meta.url));
// Below the root, so that the code finds patterns/.
const out = join(root, `.rules-check-${process.pid}`);
process.on('exit', () => rmSync(out, { recursive: true, force: true }));

const bundle = await rolldown({
  input: join(root, 'src/detect/rules/check-command.ts'),
  platform: 'node',
  resolve: { extensionAlias: { '.js': ['.ts', '.js'] } },
  external: (id) => !/^[./]/.test(id),
  logLevel: 'silent',
});
await bundle.write({ dir: out, format: 'esm', entryFileNames: 'check-command.js' });
await bundle.close();

const { checkRuleFiles } = await import(pathToFileURL(join(out, 'check-command.js')).href);
const started = Date.now();
const files = process.argv.slice(2).filter((argument) => !argument.startsWith('-'));
const {
  lines,
  files: count,
  rules,
} = checkRuleFiles(files, { requireRotations: process.argv.includes('--rotations') });
for (const line of lines) console.log(line);
console.log(
  `${lines.length === 0 ? 'ok' : `${lines.length} problems`}: ${count} files, ${rules} rules, ${Date.now() - started} ms`,
);
process.exitCode = lines.length === 0 ? 0 : 1;
