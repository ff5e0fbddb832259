/** Histories from lists of small steps, so that fast-check can shrink a failing one to its core. */
import fc from 'fast-check';

export type Step =
  | { kind: 'insert'; file: number; line: number; text: string }
  | { kind: 'replace'; file: number; line: number; text: string }
  | { kind: 'remove-lines'; file: number; line: number; count: number }
  | { kind: 'delete'; file: number; to: number }
  | { kind: 'copy'; file: number; to: number }
  | { kind: 'rename'; file: number; to: number }
  | { kind: 'symlink'; file: number; text: string }
  | { kind: 'commit'; branch: number; message: string }
  | { kind: 'merge'; branch: number; from: number; message: string };

const FILES = ['a.txt', 'src/b.c', 'src/deep/er/c.yml', 'config/.env', 'src', 'zz/last.json'];
const BRANCHES = ['main', 'topic', 'release'];

/** Lists of steps whose inserted lines come from `line`. */
export function stepsOf(line: fc.Arbitrary<string>, maxLength = 60): fc.Arbitrary<Step[]> {
  const file = fc.nat(FILES.length - 1);
  const at = fc.nat(80);
  const branch = fc.nat(BRANCHES.length - 1);
  return fc.array(
    fc.oneof(
      { weight: 3, arbitrary: fc.record({ kind: fc.constant('insert' as const), file, line: at, text: line }) },
      { weight: 3, arbitrary: fc.record({ kind: fc.constant('replace' as const), file, line: at, text: line }) },
      {
        weight: 2,
        arbitrary: fc.record({ kind: fc.constant('remove-lines' as const), file, line: at, count: fc.nat(10) }),
      },
      { weight: 1, arbitrary: fc.record({ kind: fc.constant('delete' as const), file, to: file }) },
      { weight: 1, arbitrary: fc.record({ kind: fc.constant('copy' as const), file, to: file }) },
      { weight: 1, arbitrary: fc.record({ kind: fc.constant('rename' as const), file, to: file }) },
      { weight: 1, arbitrary: fc.record({ kind: fc.constant('symlink' as const), file, text: line }) },
      { weight: 5, arbitrary: fc.record({ kind: fc.constant('commit' as const), branch, message: line }) },
      { weight: 2, arbitrary: fc.record({ kind: fc.constant('merge' as const), branch, from: branch, message: line }) },
    ),
    { minLength: 8, maxLength },
  );
}

type Content = { text: string; symlink: boolean };
type Tree = Map<string, Content>;

/** The steps as a fast-import stream (git-fast-import(1)). */
export function streamOf(steps: readonly Step[]): string {
  const branches = new Map<number, { tree: Tree; mark: number }>();
  const tree: Tree = new Map([['a.txt', { text: seedText(), symlink: false }]]);
  const parts: string[] = [];
  let mark = 0;
  const commit = (branch: number, message: string, merged: number | null): void => {
    mark++;
    const known = branches.get(branch);
    parts.push(`commit refs/heads/${BRANCHES[branch]}\nmark :${mark}\n`);
    parts.push(`author A U Thor <author@vale.invalid> ${1700000000 + mark * 60} +0100\n`);
    parts.push(`committer C O Mitter <committer@vale.invalid> ${1700000000 + mark * 60} +0000\n`, data(message));
    if (known) parts.push(`from :${known.mark}\n`);
    if (merged !== null) parts.push(`merge :${merged}\n`);
    parts.push('deleteall\n');
    for (const [path, { text, symlink }] of tree)
      parts.push(`M ${symlink ? '120000' : '100644'} inline ${path}\n`, data(text));
    parts.push('\n');
    branches.set(branch, { tree: new Map(tree), mark });
  };
  for (const step of steps) applyStep(tree, step, branches, commit);
  commit(0, 'the end', null);
  return parts.join('');
}

function applyStep(
  tree: Tree,
  step: Step,
  branches: Map<number, { tree: Tree; mark: number }>,
  commit: (branch: number, message: string, merged: number | null) => void,
): void {
  if (step.kind === 'commit') return commit(step.branch, step.message, null);
  if (step.kind === 'merge') {
    const from = branches.get(step.from);
    return commit(step.branch, step.message, from && step.from !== step.branch ? from.mark : null);
  }
  const path = FILES[step.file]!;
  if (step.kind === 'symlink') return put(tree, path, { text: step.text.slice(0, 200) || 'x', symlink: true });
  if (step.kind === 'delete') return void tree.delete(path);
  if (step.kind === 'copy' || step.kind === 'rename') {
    const content = tree.get(path);
    if (step.kind === 'rename') tree.delete(path);
    if (content) put(tree, FILES[step.to]!, content);
    return;
  }
  const lines = (tree.get(path)?.text ?? '').split('\n');
  const at = Math.min(step.line, lines.length);
  if (step.kind === 'insert') lines.splice(at, 0, step.text);
  else if (step.kind === 'replace') lines.splice(at, 1, step.text);
  else lines.splice(at, step.count);
  put(tree, path, { text: lines.join('\n'), symlink: false });
}

/** A file in place of a folder takes everything below it away, and the other way round. */
function put(tree: Tree, path: string, content: Content): void {
  for (const other of tree.keys()) if (other.startsWith(`${path}/`) || path.startsWith(`${other}/`)) tree.delete(other);
  tree.set(path, content);
}

function data(text: string): string {
  return `data ${Buffer.byteLength(text)}\n${text}\n`;
}

/** Enough text that Git finds deltas worth storing. */
function seedText(): string {
  return Array.from({ length: 60 }, (_, k) => `line ${k} of the first version, ${k * k} squared`).join('\n');
}
