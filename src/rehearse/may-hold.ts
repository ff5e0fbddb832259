/** Which objects can hold one of some byte strings, by what a scan has noted of their texts. */
import { JOIN } from '../odb/new-ranges.js';
import { createKnownSearch } from '../plan/search/known-search.js';
import { bitsOf, type TextSections } from '../scan/text-index.js';

/**
 * Entries of all objects in whose new bytes one of the strings may stand, as far as its first `JOIN + 1` bytes tell.
 * Strings are at least four bytes long. An entry may come more than once.
 */
export function entriesThatMayHold(texts: readonly TextSections[], strings: readonly Uint8Array[]): number[] {
  const starts = new Map(strings.map((string) => Buffer.from(string.subarray(0, JOIN + 1))).map(byContent));
  const sought = [...starts.values()];
  const found: number[] = [];
  for (const sections of texts) {
    searchSections(sections, sought, found);
    searchKept(sections, sought, found);
  }
  return found;
}

function byContent(bytes: Buffer): [string, Buffer] {
  return [bytes.toString('latin1'), bytes];
}

function searchSections(sections: TextSections, sought: readonly Buffer[], found: number[]): void {
  const { entries, entryStart, sectionBits, bits, sectionsABlock } = sections;
  const wanted = sought.map((string) => bitsOf(string, sectionBits));
  for (let section = 0; section + 1 < entryStart.length; section++) {
    const block = bits[Math.floor(section / sectionsABlock)]!;
    if (!hasAnyOf(wanted, block, (section % sectionsABlock) * (sectionBits / 8))) continue;
    for (let at = entryStart[section]!; at < entryStart[section + 1]!; at++) found.push(entries[at]!);
  }
}

function hasAnyOf(wanted: readonly Int32Array[], block: Uint8Array, start: number): boolean {
  for (let k = 0; k < wanted.length; k++) {
    const bits = wanted[k]!;
    let at = 0;
    while (at < bits.length && (block[start + (bits[at]! >>> 3)]! & (1 << (bits[at]! & 7))) !== 0) at++;
    if (at === bits.length) return true;
  }
  return false;
}

function searchKept({ kept }: TextSections, sought: readonly Buffer[], found: number[]): void {
  const search = createKnownSearch(sought);
  for (const { text, entries, ends } of kept) {
    let number = 0;
    search.search(text, text.length, (_, offset) => {
      while (ends[number]! <= offset) number++;
      if (found.at(-1) !== entries[number]) found.push(entries[number]!);
    });
  }
}
