/** The file for `--paths-from-file`: secrets in names of files and folders. All other files stay as they are. */
import type { LiteralRule } from '../instruments.js';
import { pythonLiteralPattern } from './python-pattern.js';

export function pathsFile(rules: readonly LiteralRule[]): Buffer {
  const lines = rules.map(({ find, replace }) => `regex:${pythonLiteralPattern(find)}==>${nameText(replace)}\n`);
  return Buffer.from(lines.join(''), 'latin1');
}

/** A slash would make a folder of it, and a backslash means something in a regex replacement. */
export function nameText(replace: Buffer): string {
  return replace.toString('latin1').replace(/[/\\\0]/g, '-');
}
