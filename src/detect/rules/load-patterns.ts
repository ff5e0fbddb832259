import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { UnearthError } from '../../errors.js';
import { crossCheck } from './cross-check.js';
import { parseRuleFile } from './parse-rule-file.js';
import type { DocumentedRuleFile, Rotation, Rule, RuleFile } from './rule.js';
import { rulesInvalid, type RuleProblem } from './rule-problem.js';
import { PACKAGE_ROOT } from '../../package-root.js';

/** The package's own folder of rules; the same from src/ and from dist/. */
export const PATTERNS_FOLDER: string = fileURLToPath(new URL('patterns/', PACKAGE_ROOT));
/** The same rules as one JSON file without documentation, made by `npm run build`: reading YAML takes longer than a small scan. */
export const COMPILED_PATTERNS: string = fileURLToPath(new URL('dist/patterns.json', PACKAGE_ROOT));

/** The package's rules, from the compiled file where it is up to date. Throws UnearthError for a broken rule file, or where there are no rules. */
export function loadOwnRules(): RuleFile[] {
  const compiled = statSync(COMPILED_PATTERNS, { throwIfNoEntry: false });
  const paths = existsSync(PATTERNS_FOLDER) ? ruleFilesIn(PATTERNS_FOLDER) : [];
  if (compiled !== undefined && paths.every((path) => statSync(path).mtimeMs <= compiled.mtimeMs)) {
    return JSON.parse(readFileSync(COMPILED_PATTERNS, 'utf8')) as RuleFile[];
  }
  // Without rules every repository would look clean.
  if (paths.length === 0)
    throw new UnearthError('no-access', `no rules at ${PATTERNS_FOLDER}`, { hint: 'install the package again, whole' });
  return loadRuleFiles(paths);
}

/** The package's rotation pages by id. */
export function loadRotations(): Map<string, Rotation> {
  return new Map(loadOwnRules().flatMap((file) => file.rotations.map((rotation) => [rotation.id, rotation])));
}

/** Reads and checks rule files. Throws UnearthError ('rule-invalid') for the first thing wrong. */
export function loadRuleFiles(paths: readonly string[]): DocumentedRuleFile[] {
  const { files, problems } = readRuleFiles(paths);
  const all = [...problems, ...crossCheck(files)];
  if (all.length > 0) throw rulesInvalid(all);
  return files;
}

/** Reads rule files as far as they can be read. */
export function readRuleFiles(paths: readonly string[]): { files: DocumentedRuleFile[]; problems: RuleProblem[] } {
  const read = paths.map((path) => parseRuleFile(shortPath(path), readText(path)));
  return { files: read.map(({ file }) => file), problems: read.flatMap(({ problems }) => problems) };
}

/** Rule files that a path given by a user means: itself, or the *.yml and *.yaml in a folder. */
export function ruleFilesIn(path: string): string[] {
  const stat = statSync(path, { throwIfNoEntry: false });
  if (stat === undefined)
    throw new UnearthError('no-access', `no rule file at ${path}`, { hint: 'give a .yml file or a folder of them' });
  if (!stat.isDirectory()) return [path];
  return readdirSync(path)
    .filter((name) => /\.ya?ml$/.test(name))
    .sort()
    .map((name) => join(path, name));
}

/** The form that is read fast: no examples, references or places. */
export function withoutDocumentation(files: readonly DocumentedRuleFile[]): RuleFile[] {
  return files.map((file) => ({ ...file, rules: file.rules.map(undocumented) }));
}

function undocumented(rule: DocumentedRuleFile['rules'][number]): Rule {
  const { references: _r, examples: _e, counterExamples: _c, position: _p, patternPosition: _pp, ...rest } = rule;
  return rest;
}

function readText(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (cause) {
    throw new UnearthError('no-access', `cannot read the rule file ${path}`, {
      cause,
      hint: 'check its name and permissions',
    });
  }
}

/** `patterns/github.yml` for our own, the path as given for others. */
function shortPath(path: string): string {
  return path.startsWith(PATTERNS_FOLDER) ? `patterns/${path.slice(PATTERNS_FOLDER.length)}` : path;
}
