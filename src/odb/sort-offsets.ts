/**
 * Sorts the positions of a pack index by their offsets. A comparator call a comparison takes ten times as long as a
 * radix sort by 16-bit digits, and packs have millions of entries.
 */
export function orderByOffset(offsets: Float64Array): Uint32Array {
  let largest = 0;
  for (const offset of offsets) if (offset > largest) largest = offset;
  let order = Uint32Array.from(offsets, (_, position) => position);
  let next = new Uint32Array(offsets.length);
  const counts = new Uint32Array(0x10001);
  for (let divisor = 1; divisor <= largest; divisor *= 0x10000) {
    counts.fill(0);
    for (const offset of offsets) counts[(Math.floor(offset / divisor) & 0xffff) + 1]!++;
    for (let digit = 0; digit < 0x10000; digit++) counts[digit + 1]! += counts[digit]!;
    for (const position of order) next[counts[Math.floor(offsets[position]! / divisor) & 0xffff]!++] = position;
    [order, next] = [next, order];
  }
  return order;
}
