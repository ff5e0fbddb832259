/**
 * Whether a byte string is the secret wherever it stands. A token of 40 random characters is; the word "tiger" is
 * not: its other places may be innocent, and a replacement there would damage text.
 */
import { isCommonWord } from './common-words.js';

const SHORT = 8;

export function isDistinctive(value: Buffer): boolean {
  if (value.length < SHORT) return false;
  const text = value.toString('latin1');
  if (isCommonWord(text)) return false;
  if (/[\r\n]/.test(text)) return value.length >= 60;
  if (/^[^@\s]+@[^@\s]+\.[a-z]{2,}$/i.test(text)) return true;
  const classes = [/[a-z]/, /[A-Z]/, /[0-9]/, /[^A-Za-z0-9]/].filter((kind) => kind.test(text)).length;
  const entropy = shannon(value);
  if (value.length >= 20 && entropy >= 3) return classes >= 2 || !/^[a-z_-]+$/.test(text);
  if (/^[A-Za-z]+$/.test(text)) return value.length >= 16 && entropy >= 3.3;
  if (/^[0-9]+$/.test(text)) return value.length >= 12 && entropy >= 2;
  return entropy >= 2.5 && classes >= 2;
}

/** Bits a byte. */
export function shannon(bytes: Buffer): number {
  const counts = new Map<number, number>();
  for (const byte of bytes) counts.set(byte, (counts.get(byte) ?? 0) + 1);
  let bits = 0;
  for (const count of counts.values()) bits -= (count / bytes.length) * Math.log2(count / bytes.length);
  return bits;
}
