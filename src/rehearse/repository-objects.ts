/** A repository opened for reading every object, and single ones by id. */
import { setImmediate } from 'node:timers/promises';
import { UnearthError } from '../errors.js';
import { createFamilyWalker, WALKER_TABLE_BYTES, type FamilyVisitor, type FamilyWalker } from '../odb/family-walk.js';
import { createKernel, type Kernel } from '../kernel/kernel.js';
import { findFamilies, type Families } from '../odb/families.js';
import type { ParsedDelta } from '../odb/delta.js';
import { findObjectHex, objectId, type ObjectTable } from '../odb/object-table.js';
import { openObjects } from '../odb/open-objects.js';
import { createObjectReader, type StoredObject } from '../odb/read-object.js';
import { readRefs } from '../odb/refs.js';
import { locateRepository, removeTemporary } from '../odb/repository-location.js';
import type { ObjectType, Problem, RefsSnapshot, RepositoryLayout } from '../odb/types.js';
import type { Readings } from '../scan/readings.js';
import { KNOWN_SEARCH_TABLE_BYTES } from './known-search.js';

/** Called once an object, bases before what is a delta against them. `text[0, length)` is valid during the call only. */
export type ObjectVisit<State> = (
  entry: number,
  type: ObjectType,
  text: Buffer,
  length: number,
  base: State | null,
  delta: ParsedDelta | null,
) => State;

export interface RepositoryObjects {
  layout: RepositoryLayout;
  refs: RefsSnapshot;
  table: ObjectTable;
  /** In whose memory the objects stand while they are visited. */
  kernel(): Kernel;
  /** Damage found so far; grows while objects are read. */
  problems: Problem[];
  id(entry: number): string;
  families(): Families;
  /**
   * Lets the event loop run now and then. Throws UnearthError `interrupted` on abort. With `wanted` only entries marked
   * there, whose bases must be marked too; a visit may mark children of its entry.
   */
  forEach<State>(visit: ObjectVisit<State>, signal?: AbortSignal, wanted?: Uint8Array): Promise<void>;
  /** Null where the object is not there or cannot be read (then it is a problem). */
  read(id: string): StoredObject | null;
  close(): Promise<void>;
}

/** Bytes of unpacked objects kept while a delta family is walked. */
const WALK_BYTES = 256 << 20;
/** Memory for their texts, in the kernel. */
const TEXT_BYTES = 64 << 20;
/** Searches of objects at most: for planned values, for marks of encrypted files, for imported findings. */
const SEARCHES = 4;
/** Milliseconds after which an interrupt is looked for. */
const RESTED_EVERY = 50;

export async function openRepository(path: string, signal?: AbortSignal): Promise<RepositoryObjects> {
  const layout = await locateRepository(path, signal === undefined ? {} : { signal });
  const refs = await readRefs(layout);
  const { table, problems } = openObjects(layout);
  return repositoryObjects({ layout, refs, table, problems: [...problems, ...refs.problems] });
}

/** The repository as a scan has opened it. */
export function openAgain({ layout, refs, table, problems, families }: Readings): RepositoryObjects {
  return repositoryObjects({ layout, refs, table, problems }, families);
}

function repositoryObjects(
  { layout, refs, table, problems }: Pick<RepositoryObjects, 'layout' | 'refs' | 'table' | 'problems'>,
  known?: Families,
): RepositoryObjects {
  const reader = createObjectReader(table);
  let families = known;
  const findOnce = (): Families => (families ??= findFamilies(table));
  let kernel: Kernel | undefined;
  const kernelOnce = (): Kernel =>
    (kernel ??= createKernel(WALKER_TABLE_BYTES + SEARCHES * KNOWN_SEARCH_TABLE_BYTES, TEXT_BYTES));
  let walker: FamilyWalker | undefined;

  return {
    layout,
    refs,
    table,
    problems,
    id: (entry) => objectId(table, entry),
    families: findOnce,
    kernel: kernelOnce,
    forEach,
    read,
    close: async () => {
      reader.close();
      walker?.close();
      await removeTemporary(layout);
    },
  };

  async function forEach<State>(visit: ObjectVisit<State>, stop?: AbortSignal, wanted?: Uint8Array): Promise<void> {
    walker ??= createFamilyWalker(table, findOnce(), WALK_BYTES, kernelOnce());
    let rested = performance.now();
    for (const root of findOnce().roots) {
      if (wanted?.[root] === 0) continue;
      if (performance.now() - rested > RESTED_EVERY) {
        await setImmediate();
        rested = performance.now();
      }
      if (stop?.aborted === true) throw new UnearthError('interrupted', 'reading the objects was interrupted');
      const visitor: FamilyVisitor<State> = {
        visit: (entry, text, length, base, delta) => visit(entry, table.type[entry]!, text, length, base, delta),
        release: () => {},
        fail: (entry, what) => problems.push(unreadable(objectId(table, entry), what)),
      };
      walker.walk(root, visitor, wanted);
    }
  }

  function read(id: string): StoredObject | null {
    const entry = findObjectHex(table, id);
    if (entry < 0) return null;
    try {
      return reader.read(entry);
    } catch (error) {
      problems.push(unreadable(id, (error as Error).message));
      return null;
    }
  }
}

function unreadable(id: string, what: string): Problem {
  return { kind: 'object-corrupt', subject: id, message: `object ${id}: ${what}` };
}
