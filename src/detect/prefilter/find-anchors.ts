import { CLASS_BITS, CLASS_OF, CLASSES } from './gram-classes.js';
import type { NeedleIndex } from './needle-index.js';

/** Called for each needle found, with the place of its first byte. */
export type Visit = (needle: number, anchor: number) => void;

/** The classes of the three bytes before: the index of a word of 32 bits in which the next byte's class picks one. */
const BEFORE_MASK = CLASSES ** 3 - 1;

/** Scratch space of one scan; a scan within a scan needs its own. */
export type AnchorQueue = Int32Array;

export function createAnchorQueue(): AnchorQueue {
  return new Int32Array(BLOCK / 2 + 8);
}

/** Bytes read before the places found in them are looked at. */
const BLOCK = 8_192;

/**
 * Finds every needle whose first byte lies in [from, to) of text[0, length). It may end beyond `to`. Anchors of one needle
 * come in order; different needles interleave by where their rarest bytes stand.
 *
 * The first loop only notes where to look: four bytes a turn, one branch, no calls. What is noted is looked at block by block.
 */
export function findAnchors(
  index: NeedleIndex,
  text: Buffer,
  length: number,
  from: number,
  to: number,
  queue: AnchorQueue,
  visit: Visit,
): void {
  const { bits } = index;
  const end = Math.min(length, to + index.reach);
  let before = 0;
  let at = from;
  while (at < end) {
    const stop = Math.min(end, at + BLOCK);
    let noted = 0;
    for (; at + 3 < stop; at += 4) {
      const first = CLASS_OF[text[at]!]!;
      const second = CLASS_OF[text[at + 1]!]!;
      const third = CLASS_OF[text[at + 2]!]!;
      const fourth = CLASS_OF[text[at + 3]!]!;
      const beforeSecond = ((before << CLASS_BITS) | first) & BEFORE_MASK;
      const beforeThird = ((beforeSecond << CLASS_BITS) | second) & BEFORE_MASK;
      const beforeFourth = ((beforeThird << CLASS_BITS) | third) & BEFORE_MASK;
      const any =
        (bits[before]! >>> first) |
        (bits[beforeSecond]! >>> second) |
        (bits[beforeThird]! >>> third) |
        (bits[beforeFourth]! >>> fourth);
      if ((any & 1) !== 0) {
        queue[noted++] = at;
        queue[noted++] = before;
      }
      before = ((beforeFourth << CLASS_BITS) | fourth) & BEFORE_MASK;
    }
    // Fewer than four bytes are left at the end of the text only: blocks are multiples of four.
    if (stop === end && at < end) {
      queue[noted++] = at;
      queue[noted++] = before;
      at = end;
    }
    for (let place = 0; place < noted; place += 2) {
      lookAround(index, text, length, queue[place]!, queue[place + 1]!, end, from, to, visit);
    }
  }
}

/** Looks at the up to four grams that end at `first` and after; `before` are the classes of the three bytes before it. */
function lookAround(
  index: NeedleIndex,
  text: Buffer,
  length: number,
  first: number,
  before: number,
  end: number,
  from: number,
  to: number,
  visit: Visit,
): void {
  const { bits } = index;
  const last = Math.min(first + 4, end);
  let word = before;
  for (let at = first; at < last; at++) {
    const number = CLASS_OF[text[at]!]!;
    if (((bits[word]! >>> number) & 1) !== 0)
      followChain(index, text, length, (word << CLASS_BITS) | number, at, from, to, visit);
    word = ((word << CLASS_BITS) | number) & BEFORE_MASK;
  }
}

/** Compares the text with every needle that holds this gram. */
function followChain(
  index: NeedleIndex,
  text: Buffer,
  length: number,
  gram: number,
  at: number,
  from: number,
  to: number,
  visit: Visit,
): void {
  const { heads, links } = index;
  for (let link = heads[gram]!; link !== 0; link = links[link + 2]!) {
    const anchor = at - links[link + 1]!;
    if (anchor < from || anchor >= to) continue;
    const extraClass = links[link + 4]!;
    if (extraClass >= 0 && CLASS_OF[text[at + links[link + 3]!]!] !== extraClass) continue;
    const needle = links[link]!;
    if (standsAt(index, text, length, needle, anchor)) visit(needle, anchor);
  }
}

/** Whether the needle stands at `anchor` in text[0, length). */
export function standsAt(index: NeedleIndex, text: Buffer, length: number, needle: number, anchor: number): boolean {
  const { firstPlace, members, places } = index;
  const last = firstPlace[needle + 1]!;
  let place = firstPlace[needle]!;
  if (anchor + last - place > length) return false;
  let byte = anchor;
  while (place < last && members[places[place]! + text[byte]!] === 1) {
    place++;
    byte++;
  }
  return place === last;
}
