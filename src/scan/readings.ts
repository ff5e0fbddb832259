/** What a scan of a whole history has read, kept for who goes on with it (a plan), so that it is not read again. */
import { createMessageFacts, type MessageFacts } from '../history/message-facts.js';
import type { History } from '../history/read-history.js';
import type { Families } from '../odb/families.js';
import type { ObjectTable } from '../odb/object-table.js';
import { removeTemporary } from '../odb/repository-location.js';
import { ObjectType, type Problem, type RefsSnapshot, type RepositoryLayout } from '../odb/types.js';
import type { TextIndexSize, TextSections } from './text-index.js';

export interface Readings {
  layout: RepositoryLayout;
  refs: RefsSnapshot;
  table: ObjectTable;
  families: Families;
  problems: Problem[];
  history: History;
  messages: MessageFacts;
  /** Of all blobs, commits and tags. */
  texts: TextSections[];
}

/** Handed to a scan; afterwards it has its readings, and whoever made it must close it. */
export interface ReadingsKeeper {
  readings: Readings | null;
  readonly messages: MessageFacts;
  /** Of the index that the scan's first thread makes; for tests. */
  readonly indexSize?: TextIndexSize;
  /** A commit or tag passes by. */
  see(table: ObjectTable, entry: number, text: Buffer, length: number): void;
  /** Removes a clone that was made for the scan. */
  close(): Promise<void>;
}

export function createReadingsKeeper(indexSize?: TextIndexSize): ReadingsKeeper {
  const messages = createMessageFacts();
  const keeper: ReadingsKeeper = {
    readings: null,
    messages,
    ...(indexSize === undefined ? {} : { indexSize }),
    see(table, entry, text, length) {
      if (table.duplicate[entry] === 1) return;
      if (table.type[entry] === ObjectType.Commit) messages.addCommit(entry, text, length);
      if (table.type[entry] === ObjectType.Tag) messages.addTag(entry, text, length);
    },
    async close() {
      if (keeper.readings) await removeTemporary(keeper.readings.layout);
    },
  };
  return keeper;
}
