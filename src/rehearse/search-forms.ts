/** Every form of every planned secret, searched for in every object at once. */
import type { Kernel } from '../kernel/kernel.js';
import { ObjectType } from '../odb/types.js';
import type { DerivedForm } from '../plan/forms/derived-forms.js';
import { searchedForms } from '../plan/probes.js';
import { LEAST_NEEDLE } from '../plan/search/needle-search.js';
import type { ConfirmedSearch } from './changed-search.js';
import { createKnownSearch } from './known-search.js';
import { withoutTwins, type NamedForm } from './utf16-twins.js';

export interface SoughtForm {
  fingerprint: string;
  form: DerivedForm;
}

export interface FormSearch extends ConfirmedSearch {
  sought: SoughtForm[];
}

/** By fingerprint: the forms of its value. */
export type ValueForms = ReadonlyMap<string, readonly DerivedForm[]>;

export function formsOf(values: ReadonlyMap<string, Buffer>): ValueForms {
  return new Map([...values].map(([fingerprint, value]) => [fingerprint, searchedForms(value)]));
}

/**
 * `written`: further spellings. `kernel`: in which the objects stand that are searched, with KNOWN_SEARCH_TABLE_BYTES
 * of room.
 */
export function createFormSearch(
  values: ValueForms,
  written: ReadonlyMap<string, readonly Buffer[]> = new Map(),
  kernel?: Kernel,
): FormSearch {
  const sought: SoughtForm[] = [];
  for (const [fingerprint, forms] of values) {
    const spellings = (written.get(fingerprint) ?? []).map(writtenForm);
    for (const form of [...forms, ...spellings]) {
      if (form.bytes.length >= LEAST_NEEDLE) sought.push({ fingerprint, form });
    }
  }
  const needles = createKnownSearch(
    sought.map(({ form }) => form.bytes),
    kernel,
  );
  const isAt = withoutTwins(sought.map(named), (text, length, needle, offset) => {
    const { bytes } = sought[needle]!.form;
    const end = offset + bytes.length;
    return end <= length && text.compare(bytes, 0, bytes.length, offset, end) === 0;
  });
  const alike = needles.stringsWith.map((numbers) => bySample(numbers, sought));
  return {
    sought,
    needles,
    windowOf: (start) => needles.starts[start]!.length,
    confirm(text, length, start, offset, found) {
      const { short, long } = alike[start]!;
      for (const needle of short) if (isAt(text, length, needle, offset)) found(needle, offset);
      if (long.size === 0 || offset + SAMPLE_END > length) return;
      for (const needle of long.get(sampleAt(text, offset)) ?? [])
        if (isAt(text, length, needle, offset)) found(needle, offset);
    },
  };
}

function named({ fingerprint, form: { name, bytes } }: SoughtForm): NamedForm {
  return { secret: fingerprint, form: name, length: bytes.length };
}

/** Keys of one kind begin alike, hundreds of forms of them: some bytes further in tell them apart. */
const SAMPLE_START = 64;
const SAMPLE_END = 96;

function bySample(numbers: readonly number[], sought: readonly SoughtForm[]) {
  const short: number[] = [];
  const long = new Map<string, number[]>();
  for (const number of numbers) {
    const { bytes } = sought[number]!.form;
    const sample = sampleAt(bytes, 0);
    const same = long.get(sample);
    if (bytes.length < SAMPLE_END) short.push(number);
    else if (same) same.push(number);
    else long.set(sample, [number]);
  }
  return { short, long };
}

function sampleAt(bytes: Buffer, offset: number): string {
  return bytes.toString('latin1', offset + SAMPLE_START, Math.min(bytes.length, offset + SAMPLE_END));
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
