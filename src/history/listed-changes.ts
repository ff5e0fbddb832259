/** Changes of a few commits, of the index or of the work tree, as git lists them in its raw format (git-diff-tree(1)). */
import { createNameTable } from './intern.js';
import { createChanges, type Changes } from './changes.js';
import { EntryKind } from './tree-store.js';

/** One changed path. */
export interface ListedChange {
  /** Hexadecimal id of the commit; null for the index. */
  commit: string | null;
  path: Buffer;
  /** Id of the object at the path now; null where it was removed. */
  after: string | null;
  symlink: boolean;
  /** Ids of the objects at the path in the parents that had a file there. */
  before: string[];
  parentCount: number;
}

const ABSENT = /^0+$/;

/**
 * Parses `git log --format=%x01%H -c --raw -z --no-abbrev` or `git diff-index --raw -z --no-abbrev`: NUL-ended fields, a
 * commit line, then for each path `:modes... ids... status` and the path. Gitlinks and trees are left out.
 */
export function parseRawChanges(output: Buffer): ListedChange[] {
  const changes: ListedChange[] = [];
  let commit: string | null = null;
  let at = 0;
  const nextField = (): Buffer => {
    const end = output.indexOf(0, at);
    const field = output.subarray(at, end < 0 ? output.length : end);
    at = end < 0 ? output.length : end + 1;
    return field;
  };
  while (at < output.length) {
    const text = nextField().toString('latin1').replace(/^\n+/, '');
    if (text.startsWith('\x01')) commit = text.slice(1).trim();
    else if (text.startsWith(':')) {
      const change = parseChange(commit, text, nextField());
      if (change) changes.push(change);
    }
  }
  return changes;
}

function parseChange(commit: string | null, text: string, path: Buffer): ListedChange | null {
  const parentCount = /^:+/.exec(text)![0].length;
  const fields = text.slice(parentCount).split(' ');
  const modes = fields.slice(0, parentCount + 1);
  const ids = fields.slice(parentCount + 1, 2 * parentCount + 2);
  const nowMode = modes[parentCount]!;
  const isFile = (mode: string): boolean => mode.startsWith('100') || mode.startsWith('120');
  const before = ids.slice(0, parentCount).filter((id, k) => isFile(modes[k]!) && !ABSENT.test(id));
  const after = isFile(nowMode) && !ABSENT.test(ids[parentCount]!) ? ids[parentCount]! : null;
  if (after === null && before.length === 0) return null;
  return { commit, path: Buffer.from(path), after, symlink: nowMode.startsWith('120'), before, parentCount };
}

export interface NumberedChanges {
  changes: Changes;
  /** Ids by the numbers that `changes` uses for objects and for commits. */
  objects: string[];
  commits: string[];
}

/** The listed changes in the form that sightings are found in. */
export function numberChanges(listed: readonly ListedChange[]): NumberedChanges {
  const names = createNameTable();
  const objects = createNumbering();
  const commits = createNumbering();
  const changes = createChanges(names);
  const { paths } = changes;
  for (const change of listed) {
    changes.commit.push(change.commit === null ? -1 : commits.numberOf(change.commit));
    changes.path.push(internPath(change.path));
    changes.after.push(change.after === null ? -1 : objects.numberOf(change.after));
    changes.kind.push(change.symlink ? EntryKind.Symlink : EntryKind.Blob);
    changes.parentCount.push(Math.max(1, change.parentCount));
    for (const id of change.before) changes.beforeList.push(objects.numberOf(id));
    changes.beforeStart.push(changes.beforeList.length);
  }
  return { changes, objects: objects.ids, commits: commits.ids };

  function internPath(path: Buffer): number {
    let parent = -1;
    for (let start = 0; start <= path.length;) {
      const slash = path.indexOf(0x2f, start);
      const end = slash < 0 ? path.length : slash;
      parent = paths.intern(parent, names.intern(path, start, end));
      start = end + 1;
    }
    return parent;
  }
}

function createNumbering(): { ids: string[]; numberOf(id: string): number } {
  const numbers = new Map<string, number>();
  const ids: string[] = [];
  return {
    ids,
    numberOf(id) {
      let number = numbers.get(id);
      if (number === undefined) {
        number = ids.length;
        numbers.set(id, number);
        ids.push(id);
      }
      return number;
    },
  };
}
