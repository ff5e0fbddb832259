// npm run rules:check -- [FILE…]: checks rule files with the code as it is in src/, without a build.
// Compiles (types unchecked) into a folder that is removed again; Node 20 does not run TypeScript by itself.
import { spawnSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { join } from 'node:path';

const root = fileURLToPath(new URL('..', import.meta.url));
// As deep below the root as src/ is, so that the code finds patterns/.
const out = join(root, `.rules-check-${process.pid}`);
process.on('exit', () => rmSync(out, { recursive: true, force: true }));
spawnSync(process.execPath, [join(root, 'node_modules/typescript/bin/tsc'), '-p', join(root, 'tsconfig.build.json'), '--noCheck', '--declaration', 'false', '--outDir', out], { stdio: 'ignore' });

const { checkRuleFiles } = await import(pathToFileURL(join(out, 'detect/rules/check-command.js')).href);
const started = Date.now();
const files = process.argv.slice(2).filter((argument) => !argument.startsWith('-'));
const { lines, files: count, rules } = checkRuleFiles(files, { requireRotations: process.argv.includes('--rotations') });
for (const line of lines) console.log(line);
console.log(`${lines.length === 0 ? 'ok' : `${lines.length} problems`}: ${count} files, ${rules} rules, ${Date.now() - started} ms`);
process.exitCode = lines.length === 0 ? 0 : 1;
