/** The parts of a commit or tag object: headers, identities, message. */

export interface Identity {
  name: string;
  email: string;
  /** Seconds since 1970. */
  time: number;
}

/** Where the message starts: behind the first empty line; the object's length where there is none. */
export function messageStart(text: Buffer, length = text.length): number {
  const gap = text.indexOf('\n\n', 0, 'latin1');
  return gap < 0 || gap + 2 > length ? length : gap + 2;
}

/** Byte range of the "Name <mail>" part of a header line such as `author`, or null. */
export function identityRange(
  text: Buffer,
  length: number,
  header: 'author' | 'committer' | 'tagger',
): [number, number] | null {
  const end = messageStart(text, length);
  const mark = `\n${header} `;
  const found = text.indexOf(mark, 0, 'latin1');
  if (found < 0 || found + mark.length >= end) return null;
  const start = found + mark.length;
  const lineEnd = text.indexOf(10, start);
  const close = text.lastIndexOf(0x3e, lineEnd < 0 ? length - 1 : lineEnd);
  return close < start ? null : [start, close + 1];
}

/** Reads `author`, `committer` or `tagger`; null where the object has none that can be read. */
export function readIdentity(text: Buffer, header: 'author' | 'committer' | 'tagger'): Identity | null {
  const range = identityRange(text, text.length, header);
  if (range === null) return null;
  const lineEnd = text.indexOf(10, range[1]);
  const who = text.toString('utf8', range[0], range[1]);
  const when = text.toString('latin1', range[1], lineEnd < 0 ? text.length : lineEnd);
  const open = who.lastIndexOf('<');
  return {
    name: open < 0 ? who : who.slice(0, open).trim(),
    email: open < 0 ? '' : who.slice(open + 1, -1),
    time: Number(/^ (-?\d{1,12})/.exec(when)?.[1] ?? 0),
  };
}

/** What a tag object points at: id and type as written; null where the header is damaged. */
export function readTagTarget(text: Buffer): { id: string; type: string } | null {
  const head = text.toString('latin1', 0, Math.min(text.length, 160));
  const match = /^object ([0-9a-f]{40}|[0-9a-f]{64})\ntype (\w+)\n/.exec(head);
  return match ? { id: match[1]!, type: match[2]! } : null;
}
