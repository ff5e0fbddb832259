import { UnearthError } from '../errors.js';

/** A decoded bitmap and where the next one begins. */
export interface DecodedBitmap {
  /** Positions that are set, ascending, all below the bound that was asked for. */
  positions: number[];
  end: number;
}

const HEADER_BYTES = 8;
const FOOTER_BYTES = 4;

/**
 * Decodes an EWAH bitmap as git writes it (ewah/ewah_io.c; word layout ewah/ewok_rlw.h): sizes, then 64-bit words,
 * each marker word telling a run of equal words and how many literal words follow. Only positions below `bound` are
 * kept, so a lie about sizes costs nothing. Throws UnearthError `object-corrupt`.
 */
export function decodeEwah(content: Buffer, start: number, bound: number): DecodedBitmap {
  if (start + HEADER_BYTES > content.length) throw cutOff();
  const wordCount = content.readUInt32BE(start + 4);
  const wordsStart = start + HEADER_BYTES;
  const wordsEnd = wordsStart + wordCount * 8;
  if (wordsEnd + FOOTER_BYTES > content.length) throw cutOff();
  const positions: number[] = [];
  let bit = 0;
  for (let at = wordsStart; at < wordsEnd;) {
    const marker = content.readBigUInt64BE(at);
    at += 8;
    const runBits = Number((marker >> 1n) & 0xffffffffn) * 64;
    if ((marker & 1n) === 1n) pushRange(positions, bit, Math.min(bit + runBits, bound));
    bit += runBits;
    const literals = Number(marker >> 33n);
    for (let i = 0; i < literals && at < wordsEnd; i++, at += 8, bit += 64)
      pushWord(positions, content, at, bit, bound);
  }
  return { positions, end: wordsEnd + FOOTER_BYTES };
}

function pushRange(positions: number[], from: number, to: number): void {
  for (let position = from; position < to; position++) positions.push(position);
}

function pushWord(positions: number[], content: Buffer, at: number, firstBit: number, bound: number): void {
  for (let i = 0; i < 64 && firstBit + i < bound; i++) {
    // The word is big-endian: its lowest bit is in the last byte.
    const byte = content[at + 7 - (i >> 3)] as number;
    if ((byte & (1 << (i & 7))) !== 0) positions.push(firstBit + i);
  }
}

function cutOff(): UnearthError {
  return new UnearthError('object-corrupt', 'a bitmap of the index is cut off');
}
