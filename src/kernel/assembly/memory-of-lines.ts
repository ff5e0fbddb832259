/**
 * Remembers places where a probe was run and found nothing, having looked at its own line only: the next version of a file has nearly the same
 * lines, and most of what is scanned again has been judged before. A place is known by a keyed 64-bit hash of probe, text mode, the line with
 * the breaks that bound it and the anchor's place in it: what a decision may rest on (see Detector).
 */

import { firstFeed, lastFeed } from './line-feeds';

/** Odd numbers without a pattern: 2^64 divided by the golden ratio, and the first multiplier of MurmurHash3's finaliser. */
const SPREAD: u64 = ((<u64>0x9e3779b9) << 32) | 0x7f4a7c15;
const MIX: u64 = ((<u64>0xff51afd7) << 32) | 0xed558ccd;

/** u64[slots]: hashes, 0: free. */
let table: usize = 0;
let slots: u32 = 0;
let used: u32 = 0;
let seed: u64 = 0;

/** Hash of the line around the anchor looked at last. */
let lastText: usize = 0;
let lastAnchor: i32 = -1;
let lastHash: u64 = 0;

/** Tells where the table (zeros) stands, how many places it has (a power of two), and the key. */
export function useLineMemory(address: usize, places: u32, key: u64): void {
  table = address;
  slots = places;
  seed = key;
  used = 0;
}

/** A new text may stand where the last one did. */
export function forgetLastLine(): void {
  lastAnchor = -1;
}

export function placeHash(text: usize, length: i32, anchor: i32, clip: i32, probe: u32, modeBit: u32): u64 {
  if (lastAnchor != anchor || lastText != text) {
    lastHash = lineHash(text, length, anchor, clip);
    lastAnchor = anchor;
    lastText = text;
  }
  const mixed = (lastHash ^ (((<u64>probe) << 8) | modeBit)) * SPREAD;
  const hash = mixed ^ (mixed >> 29);
  return hash == 0 ? 1 : hash;
}

/** [low, high): the anchor's line, clipped, with the line feeds that bound it; the ends of the text bound it too, and are told from line feeds. */
function lineHash(text: usize, length: i32, anchor: i32, clip: i32): u64 {
  const low = max(0, lastFeed(text, anchor, max(0, anchor - clip)));
  const high = min(length, firstFeed(text, anchor, min(length, anchor + clip)) + 1);
  let hash =
    seed ^
    ((<u64>(anchor - low)) << 40) ^
    ((<u64>(high - low)) << 4) ^
    (<u64>((low == 0 ? 1 : 0) | (high == length ? 2 : 0)));
  let at = text + low;
  const end = text + high;
  while (at + 8 <= end) {
    hash = (hash ^ load<u64>(at)) * MIX;
    hash ^= hash >> 32;
    at += 8;
  }
  if (at < end) {
    hash = (hash ^ (load<u64>(at) & (((<u64>1) << ((end - at) << 3)) - 1))) * MIX;
    hash ^= hash >> 32;
  }
  return hash;
}

export function isRemembered(hash: u64): bool {
  let slot = (<u32>(hash >> 40)) & (slots - 1);
  let known = load<u64>(table + ((<usize>slot) << 3));
  while (known != 0 && known != hash) {
    slot = (slot + 1) & (slots - 1);
    known = load<u64>(table + ((<usize>slot) << 3));
  }
  return known == hash;
}

/** Where the table is full, it begins anew. */
export function remember(hash: u64): void {
  if (used * 4 > slots * 3) {
    memory.fill(table, 0, (<usize>slots) << 3);
    used = 0;
  }
  let at = table + ((<usize>((<u32>(hash >> 40)) & (slots - 1))) << 3);
  const end = table + ((<usize>slots) << 3);
  while (load<u64>(at) != 0) {
    if (load<u64>(at) == hash) return;
    at += 8;
    if (at == end) at = table;
  }
  store<u64>(at, hash);
  used++;
}
