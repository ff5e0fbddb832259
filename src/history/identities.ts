/** Who wrote commits and tags: counted, and known again by their mail addresses. */
import { createHmac, randomBytes } from 'node:crypto';
import { createNameTable, type NameTable } from './intern.js';

/** Identities of commits as keyed hashes, so that a file that remembers them names nobody. */
export interface IdentityHashes {
  key: Buffer;
  /** Hashes of 8 bytes, as latin1: of "Name <mail>", of mail addresses, and of those in lower case. */
  people: Set<string>;
  emails: Set<string>;
  folded: Set<string>;
}

export interface Identities {
  /** Notes the identity "Name <mail>" at `range` of a commit's, or a tag's, text. */
  note(text: Buffer, range: [number, number] | null, of: 'commit' | 'tag'): void;
  /** Distinct ones, those remembered included. */
  count(): { people: number; emails: number };
  /** True for a mail address that one of them used (ASCII case aside). */
  isEmail(email: string): boolean;
  /** Those of commits, with those remembered. */
  hashes(): IdentityHashes;
}

/** `remembered`: identities of commits that are not read again. */
export function createIdentities(remembered: IdentityHashes | null): Identities {
  const people = { commit: createNameTable(), tag: createNameTable() };
  const emails = { commit: createNameTable(), tag: createNameTable() };
  let folded: Set<string> | null = null;

  return {
    note(text, range, of) {
      if (range === null) return;
      people[of].intern(text, range[0], range[1]);
      const open = text.lastIndexOf(0x3c, range[1]);
      if (open > range[0] && range[1] - open > 2) emails[of].intern(text, open + 1, range[1] - 1);
    },
    count: () => ({
      people: countDistinct([people.commit, people.tag], remembered?.people),
      emails: countDistinct([emails.commit, emails.tag], remembered?.emails),
    }),
    isEmail(email) {
      folded ??= new Set([...namesOf(emails.commit), ...namesOf(emails.tag)].map((name) => name.toLowerCase()));
      const wanted = email.toLowerCase();
      return folded.has(wanted) || (remembered?.folded.has(hashOf(remembered.key, wanted)) ?? false);
    },
    hashes() {
      const key = remembered?.key ?? randomBytes(16);
      const mails = namesOf(emails.commit);
      return {
        key,
        people: joined(key, remembered?.people, namesOf(people.commit)),
        emails: joined(key, remembered?.emails, mails),
        folded: joined(
          key,
          remembered?.folded,
          mails.map((mail) => mail.toLowerCase()),
        ),
      };
    },
  };

  function countDistinct(tables: NameTable[], known: Set<string> | undefined): number {
    const names = new Set(tables.flatMap(namesOf));
    if (remembered === null || known === undefined) return names.size;
    let more = 0;
    for (const name of names) if (!known.has(hashOf(remembered.key, name))) more++;
    return known.size + more;
  }
}

function namesOf(table: NameTable): string[] {
  return Array.from({ length: table.size }, (_, name) => table.bytes(name).toString('latin1'));
}

function joined(key: Buffer, known: Set<string> | undefined, names: string[]): Set<string> {
  return new Set([...(known ?? []), ...names.map((name) => hashOf(key, name))]);
}

/** Of a name in latin1. */
function hashOf(key: Buffer, name: string): string {
  return createHmac('sha256', key).update(name, 'latin1').digest().toString('latin1', 0, HASH_BYTES);
}

export const HASH_BYTES = 8;
