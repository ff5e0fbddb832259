/** Tables that grow: columns of u32 at the end of the memory, which grows with them.
 * A column is three u32: its address, its length in u32, its capacity in bytes. What it outgrew is used for another one. */

const PAGE: usize = 65536;
const LEAST_POWER: u32 = 12;

/** Free blocks by powers of two: u32 heads of lists that go through the blocks' first words. */
const FREE_LISTS: usize = memory.data(32 * 4, 16);

let free: usize = 0;
let end: usize = 0;

/** A block of 2^power bytes. */
function take(power: u32): usize {
  const list = FREE_LISTS + ((<usize>power) << 2);
  const ready: usize = load<u32>(list);
  if (ready != 0) {
    store<u32>(list, load<u32>(ready));
    return ready;
  }
  if (free == 0) free = end = <usize>memory.size() * PAGE;
  const size: usize = (<usize>1) << power;
  if (free + size > end) {
    const pages = <i32>((free + size - end + PAGE - 1) / PAGE);
    if (memory.grow(max(pages, 256)) < 0 && memory.grow(pages) < 0) unreachable();
    end = <usize>memory.size() * PAGE;
  }
  const block = free;
  free += size;
  return block;
}

function give(block: usize, power: u32): void {
  const list = FREE_LISTS + ((<usize>power) << 2);
  store<u32>(block, load<u32>(list));
  store<u32>(list, <u32>block);
}

function powerOf(size: u32): u32 {
  return max(LEAST_POWER, 32 - clz<u32>(size - 1));
}

/** Makes room for `length` bytes, keeping what is there. */
export function reserveBytes(column: usize, length: u32): void {
  const capacity = load<u32>(column, 8);
  if (length <= capacity) return;
  const power = powerOf(max(length, capacity * 2));
  const block = take(power);
  const old: usize = load<u32>(column);
  memory.copy(block, old, capacity);
  if (capacity != 0) give(old, powerOf(capacity));
  store<u32>(column, <u32>block);
  store<u32>(column, 1 << power, 8);
}

/** Number of u32 in a column. */
export function lengthOf(column: usize): u32 {
  return load<u32>(column, 4);
}

export function setLength(column: usize, length: u32): void {
  store<u32>(column, length, 4);
}

export function push(column: usize, value: u32): void {
  const length = load<u32>(column, 4);
  if (length << 2 >= load<u32>(column, 8)) reserveBytes(column, (length + 1) << 2);
  store<u32>(<usize>load<u32>(column) + ((<usize>length) << 2), value);
  store<u32>(column, length + 1, 4);
}

export function get(column: usize, index: u32): u32 {
  return load<u32>(<usize>load<u32>(column) + ((<usize>index) << 2));
}

export function set(column: usize, index: u32, value: u32): void {
  store<u32>(<usize>load<u32>(column) + ((<usize>index) << 2), value);
}

/** Makes `column` a table of `slots` zeros. */
export function clearTable(column: usize, slots: u32): void {
  reserveBytes(column, slots << 2);
  memory.fill(load<u32>(column), 0, (<usize>slots) << 2);
  store<u32>(column, slots, 4);
}
