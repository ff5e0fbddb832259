/**
 * What the Python helper reads: byte strings as hex, so that nothing of a scanned repository is ever part of a
 * program. One JSON object.
 */
import type { Instruments, LinesRule, LiteralRule } from '../instruments.js';
import { linesPattern } from './expressions.js';
import { nameText } from './paths.js';

export function rewriteDataFile(instruments: Instruments, clean: readonly string[]): Buffer {
  const data = {
    clean,
    literals: instruments.texts.literals.map(pair),
    patterns: instruments.texts.patterns.map(patternPair),
    messageLiterals: instruments.messages.literals.map(pair),
    messagePatterns: instruments.messages.patterns.map(patternPair),
    identities: instruments.identities.map(pair),
    paths: instruments.paths.map((rule) => pair({ ...rule, replace: Buffer.from(nameText(rule.replace), 'latin1') })),
    refNames: instruments.refNames.map((rule) =>
      pair({ ...rule, replace: Buffer.from(nameText(rule.replace), 'latin1') }),
    ),
    blobs: Object.fromEntries(
      [...instruments.blobEdits].map(([id, edit]) => [
        id,
        edit.whole === null ? { replace: edit.replacements.map(pair) } : { whole: edit.whole.toString('hex') },
      ]),
    ),
  };
  return Buffer.from(`${JSON.stringify(data, null, 1)}\n`, 'latin1');
}

function pair({ find, replace }: LiteralRule): [string, string] {
  return [find.toString('hex'), replace.toString('hex')];
}

function patternPair({ lines, replace }: LinesRule): [string, string] {
  return [Buffer.from(linesPattern(lines), 'latin1').toString('hex'), replace.toString('hex')];
}
