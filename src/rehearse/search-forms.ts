/** Every form of every planned secret, searched for in every object at once. */
import { ObjectType } from '../odb/types.js';
import type { DerivedForm } from '../plan/forms/derived-forms.js';
import { searchedForms } from '../plan/probes.js';
import { createKnownSearch } from '../plan/search/known-search.js';
import { LEAST_NEEDLE, needleWindow } from '../plan/search/needle-search.js';
import type { ConfirmedSearch } from './changed-search.js';
import { withoutTwins } from './utf16-twins.js';

export interface SoughtForm {
  fingerprint: string;
  form: DerivedForm;
}

export interface FormSearch extends ConfirmedSearch {
  sought: SoughtForm[];
}

export function createFormSearch(
  values: ReadonlyMap<string, Buffer>,
  written: ReadonlyMap<string, readonly Buffer[]> = new Map(),
): FormSearch {
  const sought: SoughtForm[] = [];
  for (const [fingerprint, value] of values) {
    const spellings = (written.get(fingerprint) ?? []).map(writtenForm);
    for (const form of [...searchedForms(value), ...spellings]) {
      if (form.bytes.length >= LEAST_NEEDLE) sought.push({ fingerprint, form });
    }
  }
  const needles = createKnownSearch(sought.map(({ form }) => form.bytes));
  const isAt: FormSearch['isAt'] = (text, length, needle, offset) => {
    const { bytes } = sought[needle]!.form;
    const end = offset + bytes.length;
    return end <= length && text.compare(bytes, 0, bytes.length, offset, end) === 0;
  };
  const forms = sought.map(({ fingerprint, form: { name, bytes } }) => ({
    secret: fingerprint,
    form: name,
    length: bytes.length,
  }));
  return {
    sought,
    needles,
    windowOf: (needle) => needleWindow(sought[needle]!.form.bytes.length),
    isAt: withoutTwins(forms, isAt),
  };
}

function writtenForm(bytes: Buffer): DerivedForm {
  return { name: 'written', bytes, encode: (text) => text };
}

export type Zone = 'text-blob' | 'binary-blob' | 'message' | 'identity' | 'header' | 'tree';

/** git filter-repo's own test for content that its expressions skip. */
const BINARY_TEST = 8192;

export function isBinary(text: Buffer, length: number): boolean {
  const nul = text.indexOf(0);
  return nul >= 0 && nul < Math.min(length, BINARY_TEST);
}

/** Which part of its object a place is in, as far as the rewrite treats parts differently; null for bytes of ids. */
export function zoneOf(
  type: ObjectType,
  text: Buffer,
  length: number,
  offset: number,
  hashLength: number,
): Zone | null {
  if (type === ObjectType.Blob) return isBinary(text, length) ? 'binary-blob' : 'text-blob';
  if (type === ObjectType.Tree) return isInName(text, length, offset, hashLength) ? 'tree' : null;
  const blank = text.indexOf('\n\n', 0, 'latin1');
  if (blank >= 0 && offset > blank) return 'message';
  const lineStart = text.lastIndexOf(10, offset) + 1;
  const line = text.toString('latin1', lineStart, Math.min(length, lineStart + 10));
  return /^(author|committer|tagger) /.test(line) ? 'identity' : 'header';
}

/** A tree is a run of "mode name NUL id"; only names are text. */
function isInName(text: Buffer, length: number, offset: number, hashLength: number): boolean {
  let at = 0;
  while (at < length) {
    const space = text.indexOf(0x20, at);
    const nul = text.indexOf(0, space);
    if (space < 0 || nul < 0 || nul >= length) return false;
    if (offset <= nul) return offset > space;
    at = nul + 1 + hashLength;
    if (offset < at) return false;
  }
  return false;
}
