import type { CodeDetector, Emitter } from '../code-detector.js';
import { TextMode } from '../types.js';
import { latin1 } from '../latin1.js';
import { lineEnd, lineStart } from './bytes.js';
import { isGitIdentity, isMaintainerLine } from './email-maintainer.js';
import { isNobody, isRole } from './email-nobody.js';
import { readAddress } from './email-read.js';

export const EMAIL = 'pii-email';
const EMAIL_MAINTAINER = 'pii-email-maintainer';
const EMAIL_ROLE = 'pii-email-role';

/**
 * E-mail addresses of third persons. Those of the project's own people (trailers, licence headers, author fields) and of
 * roles (`support@`) have rules of their own, off by default; what is nobody's address is turned away.
 */
export function emailDetector(): CodeDetector {
  return {
    name: 'personal-email',
    triggers: [{ literal: '@' }],
    modes: [TextMode.Text, TextMode.CommitOrTag],
    evaluate,
  };
}

function evaluate(text: Buffer, length: number, anchor: number, _trigger: number, mode: TextMode, out: Emitter): void {
  const from = lineStart(text, anchor);
  // Nearly every address in a commit stands in its headers or trailers; with that rule off none of them is looked at.
  if (mode === TextMode.CommitOrTag && isSigned(text, from, anchor) && out.rule(EMAIL_MAINTAINER) === undefined) return;
  const address = readAddress(text, length, anchor);
  if (address === null || isNobody(address)) return;
  const before = latin1(text, from, address.start);
  const after = latin1(text, address.end, Math.max(address.end, lineEnd(text, length, anchor)));
  if (isMessageId(address.local, before, after)) return;
  if (mode === TextMode.CommitOrTag && isGitIdentity(before, after)) return;
  const rule = isMaintainerLine(before, after, mode === TextMode.CommitOrTag)
    ? EMAIL_MAINTAINER
    : isRole(address)
      ? EMAIL_ROLE
      : EMAIL;
  if (out.rule(rule) === undefined) return;
  out.match({ rule, start: address.start, end: address.end, reasons: [REASONS[rule]!] });
}

const HYPHEN_BY = Buffer.from('-by: ');
const IDENTITY_HEADERS = ['author ', 'committer ', 'tagger '].map((header) => Buffer.from(header));

/** `Signed-off-by: `, `Reviewed-by: `, ... or an identity header at the start of the line [from, anchor). */
function isSigned(text: Buffer, from: number, anchor: number): boolean {
  for (const header of IDENTITY_HEADERS) if (startsWith(text, from, header)) return true;
  for (let at = from; at < anchor && at < from + 32 && text[at] !== 0x20; at++) {
    if (text[at] === 0x2d && startsWith(text, at, HYPHEN_BY)) return true;
  }
  return false;
}

function startsWith(text: Buffer, at: number, start: Buffer): boolean {
  for (let k = 0; k < start.length; k++) if (text[at + k] !== start[k]) return false;
  return true;
}

const REASONS: Readonly<Record<string, string>> = {
  [EMAIL]: 'address of a person under a real top-level domain',
  [EMAIL_MAINTAINER]: 'author, licence or trailer line of the project',
  [EMAIL_ROLE]: 'address of a role or list, not of a person',
};

const MESSAGE_ID_HEADER = /(?:message-?id|in-reply-to|references|msgid|content-id|\bcid)["']?\s*[:=]/i;
const ARCHIVE_LINK = /(?:lore\.kernel\.org|public-inbox\.org|mid\.gmane\.org|\/msgid\/|\bmid:)/i;

/** Message-IDs have the form of addresses: they stand in headers, in links to archives, or between <> and full of digits. */
function isMessageId(local: string, before: string, after: string): boolean {
  if (MESSAGE_ID_HEADER.test(before) || ARCHIVE_LINK.test(before)) return true;
  const digits = local.replace(/[^0-9]/g, '').length;
  if (digits < 8 || digits * 4 < local.length) return false;
  return local.length >= 18 || (before.endsWith('<') && after.startsWith('>') && digits >= 10);
}
