// npm run rules:check -- [FILE…] [--rotations]: checks rule files with the code as it is in src/, without a build.
// Strips the types into a folder that is removed again, since Node 20 does not run TypeScript by itself.
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import ts from 'typescript';

const root = fileURLToPath(new URL('..', import.meta.url));
// Below the root, so that the code finds patterns/.
const out = join(root, `.rules-check-${process.pid}`);
process.on('exit', () => rmSync(out, { recursive: true, force: true }));

const compilerOptions = {
  target: ts.ScriptTarget.ES2022,
  module: ts.ModuleKind.ESNext,
  verbatimModuleSyntax: true,
  isolatedModules: true,
};
for (const name of [
  'errors.ts',
  'package-root.ts',
  ...readdirSync(join(root, 'src/detect'), { recursive: true }).map((path) => join('detect', path)),
]) {
  if (!name.endsWith('.ts')) continue;
  const target = join(out, name.replace(/\.ts$/, '.js'));
  mkdirSync(dirname(target), { recursive: true });
  writeFileSync(
    target,
    ts.transpileModule(readFileSync(join(root, 'src', name), 'utf8'), { compilerOptions }).outputText,
  );
}

const { checkRuleFiles } = await import(pathToFileURL(join(out, 'detect/rules/check-command.js')).href);
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
