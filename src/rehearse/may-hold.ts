/** Which objects can hold one of some byte strings, by what a scan has noted of their texts. */
import { createKernel } from '../kernel/kernel.js';
import { TextMode } from '../detect/types.js';
import { JOIN } from '../odb/new-ranges.js';
import { bitsOf, type TextSections } from '../scan/text-index.js';
import { createKnownSearch, type KnownSearch } from './known-search.js';
import { LEAST_NEEDLE } from '../plan/search/needle-search.js';

/** Shows the texts of these entries, whole, in any order; one that cannot be read is left out. */
export type ShowTexts = (entries: readonly number[], look: (text: Buffer, length: number) => void) => Promise<void>;

/**
 * For each group of strings the entries of all objects in whose new bytes, or in whose lines that other objects showed first, one of them may stand, as far as its first
 * `JOIN + 1` bytes tell. Strings are at least four bytes long. An entry may come more than once.
 */
export async function entriesThatMayHold(
  texts: readonly TextSections[],
  groups: readonly (readonly Uint8Array[])[],
  show: ShowTexts,
): Promise<number[][]> {
  const sought = groups.map((strings) => shortened(strings));
  if (sought.some((strings) => strings === null)) return groups.map(() => texts.flatMap(allEntries));
  const search = createGroupSearch(sought as Buffer[][]);
  const found = groups.map((): number[] => []);
  const lines = createFoundLines();
  const inSections = groups.map((): number[] => []);
  for (const sections of texts) {
    sought.forEach((strings, group) => searchSections(sections, strings!, inSections[group]!));
    searchKept(sections, search, lines, found);
  }
  inSections.forEach((entries, group) => entries.forEach((entry) => found[group]!.push(entry)));
  if (texts.every((sections) => sections.lines.length === 0)) return found;
  await show([...new Set(inSections.flat())], (text, length) => {
    searchLines(text, 0, length, search, lines);
  });
  const all = lines.all();
  for (const sections of texts) findLines(sections, all, found);
  return found;
}

interface GroupSearch {
  groups: readonly (readonly Buffer[])[];
  search: KnownSearch;
  /** By start. */
  groupsOf: readonly (readonly number[])[];
}

function createGroupSearch(groups: readonly (readonly Buffer[])[]): GroupSearch {
  const search = createKnownSearch(groups.flat());
  return { groups, search, groupsOf: search.stringsWith.map((numbers) => groupsWith(numbers, groups)) };
}

const LINE_FEED = 10;

/**
 * The starts of strings, each once, so far as they stand in one line; first the short ones, which most sections have. Null if less than four bytes of one stand in
 * its first line.
 */
function shortened(strings: readonly Uint8Array[]): Buffer[] | null {
  const distinct = new Map<string, Buffer>();
  for (const string of strings) {
    const feed = string.subarray(0, JOIN + 1).indexOf(LINE_FEED);
    const start = Buffer.from(string.subarray(0, feed < 0 ? JOIN + 1 : feed));
    if (start.length < LEAST_NEEDLE) return null;
    distinct.set(start.toString('latin1'), start);
  }
  return [...distinct.values()].sort((a, b) => a.length - b.length);
}

/** `numbers`: of strings in all groups, one after the other. */
function groupsWith(numbers: readonly number[], groups: readonly (readonly Buffer[])[]): number[] {
  let first = 0;
  return groups.flatMap(({ length }, group) => {
    const from = first;
    first += length;
    return numbers.some((number) => number >= from && number < first) ? [group] : [];
  });
}

function searchSections(sections: TextSections, sought: readonly Buffer[], found: number[]): void {
  const { entries, entryStart, sectionBits, bits, sectionsABlock } = sections;
  const wanted = sought.map((string) => bitsOf(string, sectionBits));
  const firstBits = Int32Array.from(wanted, ([first]) => first!);
  for (let section = 0; section + 1 < entryStart.length; section++) {
    const block = bits[Math.floor(section / sectionsABlock)]!;
    if (!hasAnyOf(firstBits, wanted, block, (section % sectionsABlock) * (sectionBits / 8))) continue;
    for (let at = entryStart[section]!; at < entryStart[section + 1]!; at++) found.push(entries[at]!);
  }
}

function hasAnyOf(firstBits: Int32Array, wanted: readonly Int32Array[], block: Uint8Array, start: number): boolean {
  for (let k = 0; k < firstBits.length; k++) {
    const first = firstBits[k]!;
    if ((block[start + (first >>> 3)]! & (1 << (first & 7))) === 0) continue;
    if (wanted[k]!.every((bit) => (block[start + (bit >>> 3)]! & (1 << (bit & 7))) !== 0)) return true;
  }
  return false;
}

/** Kept texts are whole lines, where the scan may know a line of them again. */
function searchKept({ kept }: TextSections, search: GroupSearch, lines: FoundLines, found: number[][]): void {
  for (const { text, entries, ends } of kept) {
    let number = 0;
    const ofEntry = (start: number, offset: number): void => {
      while (ends[number]! <= offset) number++;
      const from = number === 0 ? 0 : ends[number - 1]!;
      for (const group of search.groupsOf[start]!) {
        if (found[group]!.at(-1) !== entries[number]!) found[group]!.push(entries[number]!);
        lines.add(text, from, ends[number]!, offset, group);
      }
    };
    search.search.search(text, text.length, ofEntry);
  }
}

function searchLines(text: Uint8Array, from: number, to: number, search: GroupSearch, lines: FoundLines): void {
  search.search.searchRange(text, from, to, (start, offset) => {
    for (const group of search.groupsOf[start]!) lines.add(text, from, to, offset, group);
  });
}

/** A line, and the groups of which it has a string. */
interface FoundLine {
  bytes: Buffer;
  groups: Set<number>;
}

interface FoundLines {
  /** The line of text[from, to) around a place. */
  add(text: Uint8Array, from: number, to: number, place: number, group: number): void;
  all(): FoundLine[];
}

function createFoundLines(): FoundLines {
  const lines = new Map<string, FoundLine>();
  return {
    add(text, from, to, place, group) {
      const begin = place === from ? from : Math.max(from, text.lastIndexOf(LINE_FEED, place - 1) + 1);
      const feed = text.indexOf(LINE_FEED, place);
      const bytes = Buffer.from(text.buffer, text.byteOffset + begin, (feed < 0 || feed >= to ? to : feed + 1) - begin);
      const key = bytes.toString('latin1');
      const known = lines.get(key);
      if (known) known.groups.add(group);
      else lines.set(key, { bytes: Buffer.from(bytes), groups: new Set([group]) });
    },
    all: () => [...lines.values()],
  };
}

/** Adds the entries that have one of the lines as a known one. */
function findLines(sections: TextSections, lines: readonly FoundLine[], found: number[][]): void {
  const groupsOf = new Map<number, Set<number>>();
  for (const [number, groups] of numbered(lines, sections.lineKey)) {
    const known = groupsOf.get(number);
    if (known) for (const group of groups) known.add(group);
    else groupsOf.set(number, new Set(groups));
  }
  const filter = new Uint8Array(1 << 16);
  for (const number of groupsOf.keys()) filter[number & 0xffff] = 1;
  for (const { numbers, entries, ends } of sections.lines) {
    let owner = 0;
    for (let at = 0; at < numbers.length; at++) {
      const number = numbers[at]!;
      if (filter[number & 0xffff] === 0) continue;
      const groups = groupsOf.get(number);
      if (groups === undefined) continue;
      while (ends[owner]! <= at) owner++;
      for (const group of groups) if (found[group]!.at(-1) !== entries[owner]!) found[group]!.push(entries[owner]!);
    }
  }
}

const MODES = [TextMode.Text, TextMode.Binary, TextMode.CommitOrTag];
/** Bytes that the kernel may look at behind a line. */
const BEHIND = 64;

/** The numbers that the kernel with this key gives to the lines, in whatever mode, and whether or not they open their text. */
function* numbered(
  lines: readonly FoundLine[],
  [start, factor, secondFactor]: TextSections['lineKey'],
): Generator<[number, ReadonlySet<number>]> {
  const longest = lines.reduce((most, { bytes }) => Math.max(most, bytes.length), 0);
  const { calls, bytes: memory, reserve } = createKernel(longest + 2 * BEHIND, 0);
  // Without room for lines: only their numbers are asked for.
  calls.useCleanLines(reserve(BEHIND), 1, 0, 0, start, factor, secondFactor);
  const place = reserve(longest + BEHIND) + 1;
  memory[place - 1] = LINE_FEED;
  for (const { bytes, groups } of lines) {
    memory.set(bytes, place);
    for (const mode of MODES) {
      for (const before of [0, 1]) {
        calls.cutLines(place - before, before + bytes.length, before, before + bytes.length, 1 << mode);
        yield [calls.lineNumber(0), groups];
      }
    }
  }
}

function allEntries({ entries, kept, lines }: TextSections): number[] {
  return [entries, ...[...kept, ...lines].map((part) => part.entries)].flatMap((part) => [...part]);
}
