/** Author, date and subject of single commits, read when a finding names them. */
import type { CommitRef } from '../findings/model.js';
import { messageStart, readIdentity } from '../history/commit-text.js';
import type { History } from '../history/read-history.js';
import { objectId, type ObjectTable } from '../odb/object-table.js';
import type { ObjectReader } from '../odb/read-object.js';
import type { MatchIndex } from './match-index.js';

export interface CommitFacts {
  of(commit: number): CommitRef;
}

const LONGEST_SUBJECT = 200;

/** Matches in a commit's own text are masked in what is shown of it. */
export function createCommitFacts(
  table: ObjectTable,
  history: History,
  reader: ObjectReader,
  matches: MatchIndex,
): CommitFacts {
  const known = new Map<number, CommitRef>();
  return {
    of(commit) {
      let facts = known.get(commit);
      if (!facts) {
        facts = readFacts(table, history.commits.entry(commit), reader, matches);
        known.set(commit, facts);
      }
      return facts;
    },
  };
}

function readFacts(table: ObjectTable, entry: number, reader: ObjectReader, matches: MatchIndex): CommitRef {
  return commitRefOf(objectId(table, entry), reader.read(entry).data, matches.get(entry));
}

/** What is told of a commit, from its text; the ranges `masked` of it are not shown. */
export function commitRefOf(id: string, content: Buffer, masked: readonly { start: number; end: number }[]): CommitRef {
  const text = masked.length === 0 ? content : Buffer.from(content);
  for (const range of masked) text.fill('*', range.start, Math.min(range.end, text.length));
  const author = readIdentity(text, 'author');
  const committer = readIdentity(text, 'committer');
  const start = messageStart(text);
  const lineEnd = text.indexOf(10, start);
  return {
    id,
    authorName: author?.name ?? '',
    authorEmail: author?.email ?? '',
    date: toRfc3339(committer?.time ?? 0),
    subject: text.toString('utf8', start, lineEnd < 0 ? text.length : lineEnd).slice(0, LONGEST_SUBJECT),
  };
}

/** Seconds since 1970 as RFC 3339 in UTC; dates no calendar has become the nearest one it has. */
function toRfc3339(seconds: number): string {
  const limit = 8.64e12;
  return new Date(Math.max(-62135596800, Math.min(limit, seconds, 253402300799)) * 1000)
    .toISOString()
    .replace('.000Z', 'Z');
}
