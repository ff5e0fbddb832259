import type { CodeDetector, Emitter } from '../code-detector.js';
import { latin1 } from '../latin1.js';
import { TextMode } from '../types.js';
import { ALNUM, byteAt, is } from './bytes.js';
import { base58CheckVersion, bech32Holds } from './base58.js';

const RULE = 'pii-crypto-wallet';
const BASE58 = '1-9A-HJ-NP-Za-km-z';
const VERSIONS = new Map([
  [0x00, 'Bitcoin'],
  [0x05, 'Bitcoin'],
]);

/** Satoshi's first address and what tutorials and burners use: nobody's, or everybody's. */
const FAMOUS = /^1A1zP1|^1BoatSLRHtKNngkdXEeobR76b53LETtpyT$|^1CounterpartyXXX|^1BitcoinEater|^1111111111/;

/** Addresses of crypto wallets: they name their owner as soon as one payment is known. Both forms carry a checksum. */
export function walletDetector(): CodeDetector {
  return {
    name: 'personal-wallet',
    triggers: [
      // Four bytes: what the prefilter looks up at once; more of this alphabet would not be rarer.
      { classes: ['13', BASE58, BASE58, BASE58] },
      { literal: 'bc1q' },
      { literal: 'bc1p' },
      { literal: 'ltc1q' },
    ],
    modes: [TextMode.Text, TextMode.CommitOrTag],
    evaluate,
  };
}

function evaluate(text: Buffer, length: number, anchor: number, trigger: number, _mode: TextMode, out: Emitter): void {
  const before = byteAt(text, length, anchor - 1);
  if (is(before, ALNUM) || before === 0x2f || before === 0x2b || before === 0x5f || before === 0x2d) return;
  let end = anchor;
  while (end < length && end - anchor < 91 && is(text[end], ALNUM)) end++;
  const size = end - anchor;
  const next = byteAt(text, length, end);
  if (next === 0x2f || next === 0x2b || next === 0x3d || next === 0x5f || next === 0x2d) return;
  if (trigger === 0 ? size < 26 || size > 35 : size < 42 || size > 90) return;
  if (out.rule(RULE) === undefined) return;
  const address = latin1(text, anchor, end);
  const coin = trigger > 0 ? (bech32Holds(address) ? 'SegWit' : undefined) : VERSIONS.get(base58CheckVersion(address));
  if (coin === undefined || FAMOUS.test(address)) return;
  out.match({ rule: RULE, start: anchor, end, confidence: 'certain', reasons: [`${coin} address, checksum fits`] });
}
