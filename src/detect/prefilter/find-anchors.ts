import { VALUES } from './gram-hash.js';
import type { NeedleIndex } from './needle-index.js';

/** Called for each needle found, with the place of its first byte. */
export type Visit = (needle: number, anchor: number) => void;

/**
 * Finds every needle whose first byte lies in [from, to) of text[0, length). It may end beyond `to`. Anchors of one needle
 * come in order; different needles interleave by where their rarest bytes stand.
 */
export function findAnchors(
  index: NeedleIndex,
  text: Buffer,
  length: number,
  from: number,
  to: number,
  visit: Visit,
): void {
  const { flags } = index;
  const end = Math.min(length, to + index.reach);
  let hash = 0;
  for (let at = from; at < end; at++) {
    hash = (hash << 4) ^ VALUES[text[at]!]!;
    if (flags[hash & 0xffff] === 1) visitBucket(index, text, length, hash & 0xffff, at, from, to, visit);
  }
}

function visitBucket(
  index: NeedleIndex,
  text: Buffer,
  length: number,
  hash: number,
  at: number,
  from: number,
  to: number,
  visit: Visit,
): void {
  const { entries, starts, needles } = index;
  const last = starts[hash + 1]!;
  for (let entry = starts[hash]!; entry < last; entry += 2) {
    const anchor = at - entries[entry + 1]!;
    if (anchor < from || anchor >= to) continue;
    const number = entries[entry]!;
    const places = needles[number]!.places;
    if (anchor + places.length > length) continue;
    let place = 0;
    while (place < places.length && places[place]![text[anchor + place]!] === 1) place++;
    if (place === places.length) visit(number, anchor);
  }
}
