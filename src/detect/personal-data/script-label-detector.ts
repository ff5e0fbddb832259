import type { CodeDetector, Emitter } from '../code-detector.js';
import { TextMode } from '../types.js';
import { DIGIT, HIGH, byteAt, is, lineStart } from './bytes.js';
import { readScriptLabel } from './fields/read-label.js';
import { reportOnLine } from './labelled-detector.js';

/** So far before a number its name is looked for. */
const NAME_REACH = 72;

/**
 * Fields whose names are in other scripts than Latin (Hangul, Thai, Cyrillic, ...). In UTF-8 they hold no byte
 * that is rare in source code, so that the number wakes the detector and its name is looked for before it.
 */
export function scriptLabelDetector(): CodeDetector {
  return {
    name: 'personal-script-field',
    triggers: [
      { classes: ['0-9', '0-9', '0-9', '0-9'] },
      // Groups of three, as in the Russian insurance number.
      { classes: ['0-9', '0-9', '0-9', '-', '0-9', '0-9', '0-9', '-'] },
      { classes: ['+', '0-9', '0-9 (-'] },
      { classes: ['MSRODmsrod', '0-9', '0-9', '0-9', 'A-Za-z', '0-9'] },
    ],
    modes: [TextMode.Text, TextMode.CommitOrTag],
    evaluate,
  };
}

function evaluate(text: Buffer, length: number, anchor: number, _trigger: number, _mode: TextMode, out: Emitter): void {
  if (is(byteAt(text, length, anchor - 1), DIGIT)) return;
  const low = Math.max(lineStart(text, anchor), anchor - NAME_REACH);
  for (let at = anchor - 1; at >= low; at--) {
    if (!is(text[at], HIGH)) continue;
    const label = readScriptLabel(text, anchor, at);
    if (label === null) continue;
    const kinds = label.kinds.filter((kind) => out.rule(kind.rule) !== undefined);
    if (kinds.length > 0 && reportOnLine(text, length, label, kinds, out)) return;
  }
}
