/** Reads a large object by windows that overlap: each byte is once in a window's core, with its surroundings at hand. */
import type { LargeObject } from '../odb/large-family.js';

export interface WindowSize {
  /** Bytes of a core. */
  core: number;
  /** Bytes kept before and after it, where the object has them. */
  around: number;
}

/** No detector looks further than 64 KiB from its anchor (MAX_REACH, MAX_ARMOR, the longest base64 run). */
export const LARGE_WINDOW: WindowSize = { core: 8 << 20, around: 256 << 10 };

export interface Window {
  /** text[0, length) is the object from byte `position` on; valid during the call. */
  text: Buffer;
  length: number;
  position: number;
  /** The core: text[from, to). */
  from: number;
  to: number;
}

export function forEachWindow(object: LargeObject, { core, around }: WindowSize, use: (window: Window) => void): void {
  const reader = object.open();
  const text = Buffer.allocUnsafeSlow(Math.min(object.length, core + 2 * around) + 1);
  let position = 0;
  let length = 0;
  for (let start = 0; start < object.length; start += core) {
    const first = Math.max(0, start - around);
    const end = Math.min(object.length, start + core + around);
    text.copyWithin(0, first - position, length);
    length -= first - position;
    position = first;
    length += reader.read(text, length, end - position - length);
    use({ text, length, position, from: start - position, to: Math.min(start + core, object.length) - position });
  }
  if (object.length === 0) use({ text, length: 0, position: 0, from: 0, to: 0 });
}
