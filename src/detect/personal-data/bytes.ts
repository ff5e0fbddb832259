/**
 * Byte-level helpers of the personal data detectors: what an anchor is turned away by must cost nanoseconds.
 */

/** Bytes of its own line that a decision may rest on, each side of the anchor (`Detector.lineClip`). */
export const LINE_CLIP = 1024;

export const DIGIT = 1;
export const UPPER = 2;
export const LOWER = 4;
export const LETTER = UPPER | LOWER;
export const ALNUM = DIGIT | LETTER;
/** Bytes of UTF-8 sequences (and of Latin-1 letters). */
export const HIGH = 8;

const CLASS_OF = new Uint8Array(256);
for (let byte = 0; byte < 256; byte++) {
  if (byte >= 0x30 && byte <= 0x39) CLASS_OF[byte] = DIGIT;
  else if (byte >= 0x41 && byte <= 0x5a) CLASS_OF[byte] = UPPER;
  else if (byte >= 0x61 && byte <= 0x7a) CLASS_OF[byte] = LOWER;
  else if (byte >= 0x80) CLASS_OF[byte] = HIGH;
}

/** Whether the byte is of one of the classes in `mask`. Outside the text (undefined) nothing is. */
export function is(byte: number | undefined, mask: number): boolean {
  return byte !== undefined && (CLASS_OF[byte]! & mask) !== 0;
}

/** The byte at `at`, or -1 outside [0, length): the text may be longer than the object in it. */
export function byteAt(text: Buffer, length: number, at: number): number {
  return at >= 0 && at < length ? text[at]! : -1;
}

/** First byte of the anchor's line, at most LINE_CLIP bytes before it. */
export function lineStart(text: Buffer, anchor: number): number {
  const limit = Math.max(0, anchor - LINE_CLIP);
  let at = anchor;
  while (at > limit && text[at - 1] !== 0x0a && text[at - 1] !== 0x0d) at--;
  return at;
}

/** End of the anchor's line (its line break, or the clip, or the end of the object). */
export function lineEnd(text: Buffer, length: number, anchor: number): number {
  const limit = Math.min(length, anchor + LINE_CLIP);
  let at = anchor;
  while (at < limit && text[at] !== 0x0a && text[at] !== 0x0d) at++;
  return at;
}
