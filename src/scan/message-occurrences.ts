/** Occurrences in commit and tag objects: messages and identities. */
import { identityRange, messageStart } from '../history/commit-text.js';
import type { Reach } from '../history/reach.js';
import type { History } from '../history/read-history.js';
import type { ObjectTable } from '../odb/object-table.js';
import type { ObjectReader } from '../odb/read-object.js';
import { ObjectType } from '../odb/types.js';
import { placesBySecret } from './items.js';
import { locateInText, type LocatedMatch } from './locate.js';
import type { MatchIndex } from './match-index.js';
import type { RawOccurrence } from './raw-occurrence.js';
import type { SecretTable } from './secret-table.js';

export function messageOccurrences(
  table: ObjectTable,
  history: History,
  reach: Reach,
  matches: MatchIndex,
  secrets: SecretTable,
  reader: ObjectReader,
): RawOccurrence[] {
  const occurrences: RawOccurrence[] = [];
  for (const object of matches.entries()) {
    const type = table.type[object];
    if (type !== ObjectType.Commit && type !== ObjectType.Tag) continue;
    const text = reader.read(object).data;
    const commit = history.commits.numberOf(object);
    const bits = commit >= 0 ? reach.commitBits[commit]! : (reach.objectBits.get(object) ?? 0);
    for (const [secret, places] of placesBySecret(locateInText(text, text.length, matches.get(object)), secrets)) {
      for (const match of places) {
        const { place, located } = placeInMessage(text, match, type === ObjectType.Tag);
        occurrences.push({
          secret,
          place,
          object,
          path: Buffer.alloc(0),
          match: located,
          commit,
          removedBy: -1,
          atHead: false,
          bits,
        });
      }
    }
  }
  return occurrences;
}

/** Lines of a message are counted from its first; an identity has no line of its own to speak of. */
export function placeInMessage(
  text: Buffer,
  match: LocatedMatch,
  tag: boolean,
): { place: 'commit-message' | 'tag-message' | 'identity'; located: LocatedMatch } {
  const start = messageStart(text);
  const inHeader = match.start < start;
  const headerLines = inHeader ? match.startLine - 1 : text.toString('latin1', 0, start).split('\n').length - 1;
  const located = { ...match, startLine: match.startLine - headerLines, endLine: match.endLine - headerLines };
  if (inHeader && standsInIdentity(text, match)) return { place: 'identity', located };
  return { place: tag ? 'tag-message' : 'commit-message', located };
}

function standsInIdentity(text: Buffer, match: LocatedMatch): boolean {
  return (['author', 'committer', 'tagger'] as const).some((header) => {
    const range = identityRange(text, text.length, header);
    return range !== null && match.start < range[1] && match.end > range[0];
  });
}
