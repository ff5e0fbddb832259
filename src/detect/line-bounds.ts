/** Bytes each side of an anchor that an ordinary evaluation may look at. */
export const LINE_CLIP = 1024;

const LINE_FEED = 10;

/** First byte of the anchor's line, at most `clip` bytes before it. */
export function lineStart(text: Uint8Array, anchor: number, clip: number): number {
  const limit = Math.max(0, anchor - clip);
  let at = anchor;
  while (at > limit && text[at - 1] !== LINE_FEED) at--;
  return at;
}

/** End (excluded) of the anchor's line without its line break, at most `clip` bytes after the anchor. */
export function lineEnd(text: Uint8Array, length: number, anchor: number, clip: number): number {
  const limit = Math.min(length, anchor + clip);
  let at = anchor;
  while (at < limit && text[at] !== LINE_FEED) at++;
  return at;
}
