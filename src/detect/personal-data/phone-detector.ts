import type { CodeDetector, Emitter } from '../code-detector.js';
import { latin1 } from '../latin1.js';
import { TextMode } from '../types.js';
import { ALNUM, byteAt, is } from './bytes.js';
import { internationalNumber, nationalNumber } from './kinds/phone.js';

const RULE = 'pii-phone';
const LONGEST = 26;
const INTERNATIONAL = 0;

/** Phone numbers that say what they are: with `+` and the country's code, or `(415) 555-…` as North America writes them. */
export function phoneDetector(): CodeDetector {
  return {
    name: 'personal-phone',
    triggers: [
      { classes: ['+', '1-9', '0-9 ().-', '0-9 ().-', '0-9 ().-', '0-9 ().-'] },
      { classes: ['(', '2-9', '0-9', '0-9', ')', ' 0-9.-', '0-9'] },
    ],
    modes: [TextMode.Text, TextMode.CommitOrTag],
    evaluate,
  };
}

function evaluate(text: Buffer, length: number, anchor: number, trigger: number, _mode: TextMode, out: Emitter): void {
  const before = byteAt(text, length, anchor - 1);
  // `a+1`, `x(415)`, `)+(`, `%+4`, `1e+10`: arithmetic; a letter before an escaped line break is none.
  if (is(before, ALNUM) || before === 0x29 || before === 0x2b || before === 0x25 || before === 0x5f || before === 0x2f)
    return;
  if (trigger !== INTERNATIONAL && /\+\d{1,3}[ -]?$/.test(latin1(text, Math.max(0, anchor - 5), anchor))) return;
  const written = candidate(text, length, anchor);
  if (written === null || out.rule(RULE) === undefined) return;
  const number = trigger === INTERNATIONAL ? internationalNumber(written) : nationalNumber(written);
  if (number === null) return;
  out.match({
    rule: RULE,
    start: anchor,
    end: anchor + written.length,
    reasons: [trigger === INTERNATIONAL ? 'country code and number are valid' : 'area code and number are valid'],
    ...(number.fictitious ? { confidence: 'low' } : {}),
  });
}

/** Digits with single separators, 7 to 15 of them; null where letters or more digits follow. */
function candidate(text: Buffer, length: number, anchor: number): string | null {
  const matched = /^[+(]\(?\d(?:[ ().-]{0,2}\d){5,15}/.exec(latin1(text, anchor, Math.min(length, anchor + LONGEST)));
  if (matched === null) return null;
  const written = matched[0];
  const next = byteAt(text, length, anchor + written.length);
  if (is(next, ALNUM) || next === 0x5f || next === 0x40) return null;
  // One with blanks only where it is grouped like a phone: not a row of a table or a sum.
  return /\d{1,2}(?: \d){3}/.test(written) || /\.\d+\.\d+\.\d+\.\d/.test(written) ? null : written;
}
