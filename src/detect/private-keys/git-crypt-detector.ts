import type { CodeDetector, Emitter } from '../code-detector.js';
import { latin1 } from '../latin1.js';
import { TextMode } from '../types.js';
import { gitCryptKeyLength, LONGEST_GIT_CRYPT_KEY } from './read-git-crypt.js';

const GIT_CRYPT_DETECTOR = 'git-crypt';

const RULE = 'git-crypt-key';
/** The magic without its NUL, and base64 of the magic: twelve bytes fill sixteen characters. */
const TRIGGERS = ['GITCRYPTKEY', 'AEdJVENSWVBUS0VZ'] as const;
/** Base64 of the longest key, and its line breaks. */
const LONGEST_TEXT = Math.ceil((LONGEST_GIT_CRYPT_KEY * 4) / 3) + 1024;

/** Keys of git-crypt: the file that `git-crypt export-key` writes, and its base64 as CI variables have it. */
export function gitCryptDetector(): CodeDetector {
  return {
    name: GIT_CRYPT_DETECTOR,
    triggers: TRIGGERS.map((literal) => ({ literal })),
    modes: [TextMode.Text, TextMode.Binary, TextMode.CommitOrTag],
    evaluate(text, length, anchor, trigger, _mode, out) {
      if (trigger === 0) evaluateFile(text, length, anchor - 1, out);
      else evaluateBase64(text, length, anchor, out);
    },
  };
}

function evaluateFile(text: Buffer, length: number, start: number, out: Emitter): void {
  if (start < 0) return;
  const size = gitCryptKeyLength(text, length, start);
  out.examined(start, Math.min(length, start + LONGEST_GIT_CRYPT_KEY));
  if (size === null) return;
  out.match({ rule: RULE, start, end: start + size, confidence: 'certain', reasons: ['the key file parses'] });
}

/** The same key is the same value, in a file or in base64; wrapped lines are joined. */
function evaluateBase64(text: Buffer, length: number, start: number, out: Emitter): void {
  const limit = Math.min(length, start + LONGEST_TEXT);
  out.examined(start, limit);
  const run =
    /^[A-Za-z0-9+/]+(?:(?:\r?\n|\\n)[ \t]*[A-Za-z0-9+/]{20,}|(?:\r?\n|\\n)[ \t]*[A-Za-z0-9+/]+={1,2})*={0,2}/.exec(
      latin1(text, start, limit),
    );
  if (run === null) return;
  const bytes = Buffer.from(run[0].replaceAll('\\n', ''), 'base64');
  const size = gitCryptKeyLength(bytes, bytes.length, 0);
  if (size === null) return;
  out.match({
    rule: RULE,
    start,
    end: start + run[0].length,
    value: bytes.toString('latin1', 0, size),
    confidence: 'certain',
    reasons: ['the key file parses', 'in base64'],
  });
}
