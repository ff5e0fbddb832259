/** Looking for line feeds, sixteen bytes a turn. What stands beyond the limits is read, and does not count. */

/** Place of the first line feed in text[from, limit), or `limit`. */
export function firstFeed(text: usize, from: i32, limit: i32): i32 {
  const feed = i8x16.splat(10);
  for (let at = from; at < limit; at += 16) {
    const found = i8x16.bitmask(i8x16.eq(v128.load(text + at), feed));
    if (found != 0) return min(limit, at + <i32>ctz<u32>(found));
  }
  return limit;
}

/** Place of the last line feed in text[limit, from), or limit - 1. */
export function lastFeed(text: usize, from: i32, limit: i32): i32 {
  const feed = i8x16.splat(10);
  let at = from;
  for (; at - 16 >= limit; at -= 16) {
    const found = i8x16.bitmask(i8x16.eq(v128.load(text + at - 16), feed));
    if (found != 0) return at - 16 + (31 - <i32>clz<u32>(found));
  }
  while (at > limit) if (load<u8>(text + --at) == 10) return at;
  return limit - 1;
}
