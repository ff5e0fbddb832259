/** Builds the fixtures of fixtures-repos/ in temporary folders. */
import fs from 'node:fs';
import path from 'node:path';
import { BUILDERS, canaryValues, type Builder } from '../../fixtures-repos/builders.js';
import { readStream, type Expectation } from '../../fixtures-repos/recipe.js';
import { git, importStream, temporaryFolder } from './git.js';

const FOLDER = new URL('../../fixtures-repos/', import.meta.url);

export interface BuiltFixture {
  name: string;
  /** What to scan. */
  path: string;
  /** Values by canary name. */
  value: (canary: string) => string;
  expectations: Expectation[];
}

export function streamNames(): string[] {
  return fs
    .readdirSync(FOLDER)
    .filter((name) => name.endsWith('.fi'))
    .map((name) => name.slice(0, -3))
    .sort();
}

export function builderNames(): string[] {
  return BUILDERS.map((builder) => builder.name);
}

export function buildFixture(name: string): BuiltFixture {
  const builder = BUILDERS.find((one) => one.name === name);
  return builder ? runBuilder(builder) : buildStream(name);
}

function buildStream(name: string): BuiltFixture {
  const recipe = readStream(name, fs.readFileSync(new URL(`${name}.fi`, FOLDER), 'utf8'));
  const folder = importStream(recipe.stream);
  return { name, path: folder, value: (canary) => recipe.canaries.get(canary)!, expectations: recipe.expectations };
}

function runBuilder(builder: Builder): BuiltFixture {
  const folder = path.join(temporaryFolder(builder.name), 'repository');
  fs.mkdirSync(folder);
  git(folder, ['init', '--quiet', '--initial-branch=main']);
  const value = canaryValues(builder);
  const tools = {
    folder,
    git: (args: readonly string[], input?: Buffer | string) => git(folder, args, input),
    gitAt: git,
    temporaryFolder,
  };
  const elsewhere = builder.build(tools, value);
  return { name: builder.name, path: elsewhere ?? folder, value, expectations: builder.expectations };
}
