/** Which objects can hold one of some byte strings, by what a scan has noted of their texts. */
import { JOIN } from '../odb/new-ranges.js';
import { bitsOf, type TextSections } from '../scan/text-index.js';
import { createKnownSearch, type KnownSearch } from './known-search.js';

/**
 * For each group of strings the entries of all objects in whose new bytes one of them may stand, as far as its first
 * `JOIN + 1` bytes tell. Strings are at least four bytes long. An entry may come more than once.
 */
export function entriesThatMayHold(
  texts: readonly TextSections[],
  groups: readonly (readonly Uint8Array[])[],
): number[][] {
  const sought = groups.map(shortened);
  const found = groups.map((): number[] => []);
  const search = createKnownSearch(sought.flat());
  const groupsOf = search.stringsWith.map((numbers) => groupsWith(numbers, sought));
  for (const sections of texts) {
    sought.forEach((strings, group) => searchSections(sections, strings, found[group]!));
    searchKept(sections, search, (start, entry) => {
      for (const group of groupsOf[start]!) if (found[group]!.at(-1) !== entry) found[group]!.push(entry);
    });
  }
  return found;
}

/** The starts of strings, each once; first the short ones, which most sections have. */
function shortened(strings: readonly Uint8Array[]): Buffer[] {
  const starts = strings.map((string) => Buffer.from(string.subarray(0, JOIN + 1)));
  const distinct = new Map(starts.map((start) => [start.toString('latin1'), start]));
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

function searchKept({ kept }: TextSections, search: KnownSearch, found: (start: number, entry: number) => void): void {
  for (const { text, entries, ends } of kept) {
    let number = 0;
    search.search(text, text.length, (start, offset) => {
      while (ends[number]! <= offset) number++;
      found(start, entries[number]!);
    });
  }
}
