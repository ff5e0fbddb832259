/** What a rewrite would lose or must follow in commits and tags: signatures, unusual headers, mentions of commits. */
import { messageStart, readTagTarget } from './commit-text.js';

export interface TagFacts {
  target: string;
  signed: boolean;
}

export interface MessageFacts {
  /** Entries of commits with a signature. */
  signed: Set<number>;
  /** Commit entry -> what its message mentions that may be a commit id. */
  mentions: Map<number, string[]>;
  /** Tag object entry -> what it tags. */
  tags: Map<number, TagFacts>;
  addCommit(entry: number, text: Buffer, length: number): void;
  addTag(entry: number, text: Buffer, length: number): void;
}

export function createMessageFacts(): MessageFacts {
  const facts: MessageFacts = {
    signed: new Set(),
    mentions: new Map(),
    tags: new Map(),
    addCommit: (entry, text, length) => addCommit(facts, entry, text, length),
    addTag: (entry, text, length) => addTag(facts, entry, text, length),
  };
  return facts;
}

const USUAL_HEADER = /^tree \w+\n(?:parent \w+\n)*author .*\ncommitter .*$/;

function addCommit(facts: MessageFacts, entry: number, text: Buffer, length: number): void {
  const start = messageStart(text, length);
  const header = text.toString('latin1', 0, Math.max(0, start - 2));
  for (const line of USUAL_HEADER.test(header) ? [] : header.split('\n')) {
    if (line.startsWith('gpgsig')) facts.signed.add(entry);
  }
  const mentioned = text.toString('latin1', start, length).match(/\b[0-9a-f]{7,40}\b/g);
  if (mentioned) facts.mentions.set(entry, mentioned);
}

function addTag(facts: MessageFacts, entry: number, text: Buffer, length: number): void {
  const target = readTagTarget(text);
  if (target === null) return;
  const content = text.toString('latin1', 0, length);
  const signed = /^-----BEGIN (PGP|SSH|SIGNED) /m.test(content) || content.includes('\ngpgsig');
  facts.tags.set(entry, { target: target.id, signed });
}
