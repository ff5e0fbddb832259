import type { StructuredEntry } from './entry.js';
import { afterByteOrderMark } from './text-lines.js';

/** Longer content is no single key or password. */
const LONGEST = 1024;

/** A file that is one secret and nothing else: master.key, a vault password, a token kept by a tool. Comment lines are passed over. */
export function readWholeFile(text: string, path: string): StructuredEntry[] {
  if (text.length > 8192) return [];
  const from = afterByteOrderMark(text);
  const lines = [...text.slice(from).matchAll(/^[ \t]*([^\s#][^\r\n]*?)[ \t]*\r?$/gm)];
  if (lines.length !== 1) return [];
  const value = lines[0]![1]!;
  if (value.length < 6 || value.length > LONGEST || /\s/.test(value) || /^(?:-----BEGIN|#!|\{|\[|<)/.test(value))
    return [];
  const start = from + lines[0]!.index + lines[0]![0].indexOf(value);
  const name = path.slice(path.lastIndexOf('/') + 1);
  return [
    {
      name,
      value,
      start,
      end: start + value.length,
      role: 'credential',
      rule: 'generic-file-key',
      reason: 'the file holds this value and nothing else',
    },
  ];
}
