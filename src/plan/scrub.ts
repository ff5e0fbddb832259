/** Paths, ref names and the like may hold the very secret: in the plan's documents they must not. */
import { isDistinctive } from './decide/distinctive.js';
import { deriveForms } from './forms/derived-forms.js';
import type { Plan } from './model.js';

/** Fields that hold text of the repository. */
const REPOSITORY_TEXT = new Set([
  'path',
  'refs',
  'names',
  'companions',
  'examples',
  'url',
  'headRef',
  'gaps',
  'name',
  'slug',
  'values',
]);

/** Shorter forms stand in any text. */
const LEAST = 4;

export type Scrub = (text: string) => string;

/** A function that replaces every planned value, in every form, by the name the plan has for it. */
export function createScrub(
  values: ReadonlyMap<string, Buffer>,
  ids: ReadonlyMap<string, string>,
): { all: Scrub; distinctive: Scrub } {
  const needles = [...values]
    .flatMap(([fingerprint, value]) =>
      deriveForms(value).map(({ bytes }) => ({
        text: bytes.toString('utf8'),
        label: `[${ids.get(fingerprint) ?? 'secret'}]`,
        distinctive: isDistinctive(value),
      })),
    )
    .filter(({ text }) => text.length >= LEAST && !text.includes('\u0000'))
    .sort((a, b) => b.text.length - a.text.length);
  // The same refs and paths stand in the document over and over.
  const scrub = (only: boolean): Scrub => {
    const wanted = only ? needles.filter(({ distinctive }) => distinctive) : needles;
    const mayHold = holdsAnyOf(new Set(wanted.map(({ text }) => text.slice(0, LEAST))));
    const known = new Map<string, string>();
    return (text) => {
      let clean = known.get(text);
      if (clean === undefined) {
        clean = mayHold(text)
          ? wanted.reduce((rest, { text: find, label }) => rest.replaceAll(find, label), text)
          : text;
        known.set(text, clean);
      }
      return clean;
    };
  };
  return { all: scrub(false), distinctive: scrub(true) };
}

/** Most texts hold nothing that a value begins with. */
function holdsAnyOf(starts: ReadonlySet<string>): (text: string) => boolean {
  return (text) => {
    for (let at = 0; at + LEAST <= text.length; at++) if (starts.has(text.slice(at, at + LEAST))) return true;
    return false;
  };
}

/** The document with its repository texts scrubbed; ids, hashes and our own words stay. */
export function scrubDocument(document: Plan['document'], scrub: { all: Scrub; distinctive: Scrub }): Plan['document'] {
  const { verification, rotations, ...rest } = document;
  const visit = (value: unknown, key: string): unknown => {
    if (typeof value === 'string') return REPOSITORY_TEXT.has(key) ? scrub.all(value) : scrub.distinctive(value);
    if (Array.isArray(value)) return value.map((item) => visit(item, key));
    if (value === null || typeof value !== 'object') return value;
    return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, visit(item, name)]));
  };
  const clean = visit(rest, '') as Plan['document'];
  clean.repository.path = scrub.distinctive(document.repository.path);
  clean.rewrite.files = document.rewrite.files;
  return { ...clean, verification, rotations };
}
