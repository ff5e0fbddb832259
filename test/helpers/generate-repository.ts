/**
 * Repositories with everything that can keep a commit alive, or does not: branches, tags, notes, a stash, pull requests,
 * reflogs, leftovers. Made from lists of small steps, so that fast-check can shrink a failing one to its core.
 */
import fs from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { git, importStream } from './git.js';

const FILES = ['a.txt', 'src/b.c', 'src/deep/er/c.yml', 'src', 'zz/last file.json'];
const BRANCHES = ['main', 'topic', 'release'];
export type Keeper = (typeof KEEPERS)[number];
const KEEPERS = ['tag', 'annotated', 'pull', 'remote', 'stash', 'note', 'reflog', 'lost', 'blob', 'tree'] as const;

/** `token` is a number of a value to plant; one that the list of values does not reach plants nothing. */
export type RepositoryStep =
  | { kind: 'plant' | 'drop' | 'text' | 'link'; file: number; token: number; line: number }
  | { kind: 'delete'; file: number }
  | { kind: 'chmod'; file: number }
  | { kind: 'move'; file: number; to: number }
  | { kind: 'copy'; file: number; to: number }
  | { kind: 'checkout'; branch: number }
  | { kind: 'commit'; token: number; author: number }
  | { kind: 'revert'; back: number }
  | { kind: 'merge'; from: number[]; tree: 'ours' | 'theirs' | 'union' | 'evil'; file: number; token: number }
  | { kind: 'keep'; keeper: Keeper; token: number };

/** Steps that plant values 0 to `tokens` - 1. */
export function repositorySteps(tokens: number, minLength: number, maxLength: number): fc.Arbitrary<RepositoryStep[]> {
  // Few files and many changes: what comes, goes and comes again at one path is what is hard.
  const file = fc.oneof({ weight: 3, arbitrary: fc.constantFrom(0, 1) }, fc.nat(FILES.length - 1));
  const token = fc.nat(tokens);
  const line = fc.nat(12);
  const branch = fc.nat(BRANCHES.length - 1);
  const of = <Kind extends string>(...kinds: Kind[]): fc.Arbitrary<Kind> => fc.constantFrom(...kinds);
  return fc.array(
    fc.oneof(
      { weight: 5, arbitrary: fc.record({ kind: of('plant', 'plant', 'text', 'link'), file, token, line }) },
      { weight: 4, arbitrary: fc.record({ kind: of('drop'), file, token, line }) },
      { weight: 2, arbitrary: fc.record({ kind: of('delete', 'chmod'), file }) },
      { weight: 2, arbitrary: fc.record({ kind: of('move', 'copy'), file, to: file }) },
      { weight: 3, arbitrary: fc.record({ kind: of('checkout'), branch }) },
      { weight: 9, arbitrary: fc.record({ kind: of('commit'), token, author: fc.nat(2) }) },
      { weight: 2, arbitrary: fc.record({ kind: of('revert'), back: fc.integer({ min: 1, max: 4 }) }) },
      {
        weight: 3,
        arbitrary: fc.record({
          kind: of('merge'),
          from: fc.uniqueArray(branch, { minLength: 1, maxLength: 3 }),
          tree: of('ours', 'theirs', 'union', 'evil', 'evil'),
          file,
          token,
        }),
      },
      { weight: 2, arbitrary: fc.record({ kind: of('keep'), keeper: fc.constantFrom(...KEEPERS), token }) },
    ) as fc.Arbitrary<RepositoryStep>,
    { minLength, maxLength, size: 'max' },
  );
}

type File = { text: string; mode: '100644' | '100755' | '120000' };
type Tree = Map<string, File>;
interface Commit {
  mark: number;
  tree: Tree;
  parents: Commit[];
}

/** What `buildRepository` does when all objects are there: names and marks of what they are to point at. */
interface Names {
  refs: { name: string; mark: number }[];
  tags: { name: string; mark: number; message: string }[];
  /** Refs to a blob, or to a tree that holds it, made by hand. */
  direct: { name: string; text: string; tree: boolean }[];
  reflog: number[];
}

export interface BuildOptions {
  head: 'main' | 'detached' | 'unborn';
  repack: boolean;
}

/** Runs the steps; returns the folder of the bare repository. */
export function buildRepository(
  steps: readonly RepositoryStep[],
  tokens: readonly string[],
  options: BuildOptions,
): string {
  const { stream, names } = recordSteps(steps, tokens);
  const folder = importStream(stream);
  const made = git(folder, ['for-each-ref', '--format=%(refname:lstrip=2) %(objectname)', 'refs/work']);
  const marks = new Map(made.split('\n').map((line) => [Number(line.split(' ')[0]), line.split(' ')[1]!]));
  fs.rmSync(path.join(folder, 'refs', 'work'), { recursive: true });
  nameThings(folder, names, (mark) => marks.get(mark)!);
  if (options.head === 'detached') git(folder, ['update-ref', '--no-deref', 'HEAD', marks.get(1)!]);
  if (options.head === 'unborn') git(folder, ['symbolic-ref', 'HEAD', 'refs/heads/nothing']);
  if (options.repack) git(folder, ['repack', '-adkq', '--depth=50', '--window=100']);
  return folder;
}

function nameThings(folder: string, names: Names, idOf: (mark: number) => string): void {
  const lines = names.refs.map(({ name, mark }) => `update ${name} ${idOf(mark)}`);
  for (const { name, mark, message } of names.tags) {
    const tagger = 'tagger T Agger <tagger@vale.invalid> 1700009999 +0000';
    const tag = `object ${idOf(mark)}\ntype commit\ntag ${name}\n${tagger}\n\n${message}\n`;
    lines.push(`update refs/tags/${name} ${git(folder, ['hash-object', '-w', '-t', 'tag', '--stdin'], tag)}`);
  }
  for (const { name, text, tree } of names.direct) {
    const blob = git(folder, ['hash-object', '-w', '--stdin'], text);
    const id = tree ? git(folder, ['mktree'], `100644 blob ${blob}\tloose name\n`) : blob;
    if (name !== '') lines.push(`update ${name} ${id}`);
  }
  git(folder, ['update-ref', '--stdin'], `${lines.join('\n')}\n`);
  if (names.reflog.length === 0) return;
  fs.mkdirSync(path.join(folder, 'logs', 'refs', 'heads'), { recursive: true });
  const entry = (mark: number): string =>
    `${'0'.repeat(40)} ${idOf(mark)} R <r@vale.invalid> 1700000000 +0000\tcommit: x\n`;
  fs.writeFileSync(path.join(folder, 'logs', 'refs', 'heads', 'main'), names.reflog.map(entry).join(''));
}

function recordSteps(steps: readonly RepositoryStep[], tokens: readonly string[]): { stream: string; names: Names } {
  const parts: string[] = [];
  const names: Names = { refs: [], tags: [], direct: [], reflog: [] };
  const branches = new Map<number, Commit>();
  let branch = 0;
  let tree: Tree = new Map([['a.txt', { text: 'first line\n', mode: '100644' }]]);
  let mark = 0;
  let notes: Commit | null = null;

  commitTree('first', 0, []);
  for (const step of steps) run(step);
  for (const [k, commit] of branches) names.refs.push({ name: `refs/heads/${BRANCHES[k]}`, mark: commit.mark });
  if (notes !== null) names.refs.push({ name: 'refs/notes/commits', mark: (notes as Commit).mark });
  return { stream: parts.join(''), names };

  function write(message: string, author: number, parents: Commit[], content: Tree): Commit {
    mark++;
    parts.push(`commit refs/work/${mark}\nmark :${mark}\n`);
    parts.push(`author Author ${author} <author${author}@vale.invalid> ${1690000000 + mark * 7} +0100\n`);
    parts.push(`committer C O Mitter <committer@vale.invalid> ${1700000000 + mark * 60} +0000\n`, data(message));
    parents.forEach((parent, k) => parts.push(`${k === 0 ? 'from' : 'merge'} :${parent.mark}\n`));
    parts.push('deleteall\n');
    for (const [name, { text, mode }] of content) parts.push(`M ${mode} inline ${quoted(name)}\n`, data(text));
    parts.push('\n');
    return { mark, tree: new Map(content), parents };
  }

  function commitTree(message: string, author: number, merged: Commit[]): void {
    const own = branches.get(branch);
    branches.set(branch, write(message, author, own ? [own, ...merged] : merged, tree));
  }

  function said(token: number): string {
    return token < tokens.length ? `see ${tokens[token]} there` : 'nothing to say';
  }

  function run(step: RepositoryStep): void {
    if (step.kind === 'commit') return commitTree(said(step.token), step.author, []);
    if (step.kind === 'merge') return merge(step);
    if (step.kind === 'keep') return keep(step.keeper, step.token);
    if (step.kind === 'checkout') {
      if (!branches.has(step.branch)) branches.set(step.branch, branches.get(branch)!);
      branch = step.branch;
      tree = new Map(branches.get(branch)!.tree);
    } else if (step.kind === 'revert') {
      let at = branches.get(branch)!;
      for (let k = 0; k < step.back && at.parents.length > 0; k++) at = at.parents[0]!;
      tree = new Map(at.tree);
    } else editTree(tree, step, tokens);
  }

  function merge(step: RepositoryStep & { kind: 'merge' }): void {
    const others = step.from.flatMap((k) => (k === branch ? [] : (branches.get(k) ?? []))).filter(isNew);
    if (others.length === 0) return;
    if (step.tree === 'theirs') tree = new Map(others[0]!.tree);
    if (step.tree === 'union') for (const other of others) for (const [name, file] of other.tree) put(tree, name, file);
    const evil = step.token % 2 === 0 ? ('plant' as const) : ('drop' as const);
    if (step.tree === 'evil') editTree(tree, { ...step, kind: evil, line: 3 }, tokens);
    commitTree(said(step.token), 1, others);
  }

  /** A commit may not be merged with itself; twice the same parent is no merge either. */
  function isNew(other: Commit, index: number, all: Commit[]): boolean {
    return other !== branches.get(branch) && all.indexOf(other) === index;
  }

  function keep(keeper: Keeper, token: number): void {
    const here = branches.get(branch)!;
    const name = `${keeper}-${mark}-${names.refs.length}-${names.tags.length}-${names.direct.length}`;
    const text = `kept ${said(token)}\n`;
    const added = (): Commit => write(`on ${keeper}`, 2, [here], new Map([...tree, [keeper, plain(text)]]));
    if (keeper === 'tag') names.refs.push({ name: `refs/tags/${name}`, mark: here.mark });
    else if (keeper === 'annotated') names.tags.push({ name, mark: here.mark, message: said(token) });
    else if (keeper === 'pull') names.refs.push({ name: `refs/pull/${mark + 1}/head`, mark: added().mark });
    else if (keeper === 'remote') names.refs.push({ name: `refs/remotes/origin/${name}`, mark: added().mark });
    else if (keeper === 'reflog') names.reflog.push(added().mark);
    else if (keeper === 'lost') added();
    else if (keeper === 'note') {
      const older: Commit | null = notes;
      notes = write('Notes', 2, older === null ? [] : [older], new Map([[`${mark}`.repeat(40), plain(text)]]));
    } else if (keeper === 'stash') {
      const index = write('index on main', 2, [here], here.tree);
      const stashed = write('WIP on main', 2, [here, index], new Map([...tree, ['stashed', plain(text)]]));
      names.refs = names.refs.filter((ref) => ref.name !== 'refs/stash');
      names.refs.push({ name: 'refs/stash', mark: stashed.mark });
    } else {
      const isNamed = token % 2 === 0;
      names.direct.push({ name: isNamed ? `refs/tags/${name}` : '', text: `${name} ${text}`, tree: keeper === 'tree' });
    }
  }
}

function plain(text: string): File {
  return { text, mode: '100644' };
}

type Edit = Exclude<RepositoryStep, { kind: 'commit' | 'merge' | 'keep' | 'checkout' | 'revert' }>;

function editTree(tree: Tree, step: Edit, tokens: readonly string[]): void {
  const name = FILES[step.file]!;
  const file = tree.get(name);
  if (step.kind === 'delete') return void tree.delete(name);
  if (step.kind === 'chmod') {
    if (file && file.mode !== '120000') tree.set(name, { ...file, mode: file.mode === '100644' ? '100755' : '100644' });
    return;
  }
  if (step.kind === 'move' || step.kind === 'copy') {
    if (step.kind === 'move') tree.delete(name);
    if (file) put(tree, FILES[step.to]!, file);
    return;
  }
  const token = tokens[step.token] ?? 'nothing';
  if (step.kind === 'link') return put(tree, name, { text: `to/${token}`, mode: '120000' });
  const lines = (file?.text ?? 'begin\n').split('\n');
  const at = Math.min(step.line, lines.length - 1);
  if (step.kind === 'plant') lines.splice(at, 0, `key = ${token}`);
  else if (step.kind === 'text') lines.splice(at, 0, `line ${step.token}`);
  else lines.splice(0, lines.length, ...lines.filter((line) => !tokens.some((one) => line.includes(one))));
  put(tree, name, { text: lines.join('\n'), mode: file?.mode === '100755' ? '100755' : '100644' });
}

/** A file in place of a folder takes everything below it away, and the other way round. */
function put(tree: Tree, name: string, file: File): void {
  for (const other of tree.keys()) if (other.startsWith(`${name}/`) || name.startsWith(`${other}/`)) tree.delete(other);
  tree.set(name, file);
}

function quoted(name: string): string {
  return `"${name.replace(/["\\]/g, '\\$&')}"`;
}

function data(text: string): string {
  return `data ${Buffer.byteLength(text)}\n${text}\n`;
}
