/**
 * The last line of defence before any text leaves the program: takes known values out of names and messages of the
 * repository (a token in a file name, a branch name, a commit subject).
 */
import { redactValue } from './redact.js';

/** Values shorter than this are too common in innocent text to be looked for. */
const SHORTEST = 4;
/** Lines of a multi-line value (a key) that are this long are looked for by themselves. */
const SHORTEST_LINE = 16;

/** Returns a function that replaces every occurrence of the values by their redacted form. Longest value first. */
export function createEraser(values: Iterable<string>): (text: string) => string {
  const byStart = indexByStart(values);
  if (byStart.size === 0) return (text) => text;
  return (text) => eraseFrom(text, byStart);
}

/** Both readings of a value: as UTF-8 where it is valid, and one character a byte. */
export function readingsOf(value: Uint8Array): string[] {
  const bytes = Buffer.from(value.buffer, value.byteOffset, value.byteLength);
  const latin1 = bytes.toString('latin1');
  const utf8 = bytes.toString('utf8');
  return utf8 === latin1 || utf8.includes('\uFFFD') ? [latin1] : [utf8, latin1];
}

function indexByStart(values: Iterable<string>): Map<number, string[]> {
  const byStart = new Map<number, string[]>();
  for (const value of new Set([...values].flatMap(searchedForms))) {
    const key = startKey(value, 0);
    const list = byStart.get(key);
    if (list) list.push(value);
    else byStart.set(key, [value]);
  }
  for (const list of byStart.values()) list.sort((a, b) => b.length - a.length);
  return byStart;
}

function searchedForms(value: string): string[] {
  const whole = value.length >= SHORTEST ? [value] : [];
  if (!/[\r\n]/.test(value)) return whole;
  const lines = value.split(/[\r\n]+/).map((line) => line.trim());
  return [...whole, ...lines.filter((line) => line.length >= SHORTEST_LINE && !line.startsWith('-----'))];
}

function startKey(text: string, at: number): number {
  return text.charCodeAt(at) * 65536 + text.charCodeAt(at + 1);
}

function eraseFrom(text: string, byStart: Map<number, string[]>): string {
  let clean = '';
  let copied = 0;
  for (let at = 0; at + SHORTEST <= text.length; at++) {
    const found = byStart.get(startKey(text, at))?.find((value) => text.startsWith(value, at));
    if (found === undefined) continue;
    clean += text.slice(copied, at) + redactValue(found);
    copied = at + found.length;
    at = copied - 1;
  }
  return copied === 0 ? text : clean + text.slice(copied);
}
