/**
 * Tells lines that name the project's own people from others. `before` and `after` are the address's line on both sides.
 */

/** `author Name <mail> 1700000000 +0100`: the identity headers of a commit or tag object (a mergetag's are indented). */
export function isGitIdentity(before: string, after: string): boolean {
  return /^ ?(?:author|committer|tagger) [^<>]*<$/.test(before) && /^> -?\d+ [+-]\d{4}/.test(after);
}

/** `Signed-off-by:`, `Co-authored-by:`, `Reported-by:`, `Cc:` ... as Git's trailers, also quoted or commented out. */
const TRAILER = /^[\s>#*/;|+-]*(?:[A-Z][A-Za-z]*(?:-[A-Za-z]+)*-(?:by|to|from|at)|acked|git-svn-id)\s*:/i;

/** Licence headers: `Copyright (C) 2001 Name <mail>`, SPDX. */
const COPYRIGHT = /copyright|\(c\)|\xc2?\xa9|&copy;|spdx-file|all rights reserved|licen[sc]ed? (?:by|to|under)/i;

/** Field names and phrases for the people of a project, in the manifests and headers of the common languages. */
const PEOPLE =
  /(?:\b|_)(?:authors?|maintainers?|contributors?|committers?|developers?|packagers?|credits|translators?|last-translator|language-team|report-msgid-bugs-to|original author|written by|created by|developed by|maintained by|contributed by|patch(?:es)? (?:by|from)|based on (?:code|work) by|reported by|fixed by|found by|discovered by|suggested by|thanks to|courtesy of|co-?authors?|codeowners|changed-by|modified by|ported by|reviewed by)(?:\b|_|\s|$)/i;

/** `2004-05-06  Name  <mail>` and ` -- Name <mail>  Mon, 1 Jan 2001`: change logs. */
const CHANGELOG =
  /^(?:\s*(?:\d{4}-\d\d-\d\d|(?:mon|tue|wed|thu|fri|sat|sun)[a-z]* (?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]* .{1,24}?\d{4}|\* (?:mon|tue|wed|thu|fri|sat|sun)[a-z]* [a-z]{3} +\d{1,2} +\d{4})\s+\D{1,80}| -- [^<>]{1,80})<?$/i;

/** `# Name <mail>, 2005.`: the translators in the head of a .po file. */
const PO_TRANSLATOR = /^#\s+[^<>]{1,80}<$/;

/** `* 2016 Name <mail>`: the list of authors in a comment, and `... by Name <mail>` anywhere. */
const IN_COMMENT = /^\s*(?:\*|\/[/*]|#|--|;|%|dnl|rem|\.\\"|!|')[^@<>]*<$|\bby:? [^\s<>@a-z][^<>@]{1,60}<$/i;

/** `Name <mail> wrote:`: a quoted answer on a mailing list. */
const QUOTED_ANSWER = /^> ?(?:writes?|wrote|said|says|schrieb|a \xc3\xa9crit)\b/;

/** Mail headers quoted in a commit message. In a file they may be anybody's mail. */
const MAIL_HEADER = /^[\s>|]*(?:from|to|cc|bcc|reply-to|sender|return-path|x-[a-z-]+):\s/i;
const YEAR_AFTER = /^>,? (?:\d{4}|\(\d{4})/;

/** A field name speaks for what stands close behind it, not for the rest of a long line. */
const FIELD_REACH = 200;

/** Whether the address on this line belongs to the project's own people rather than to somebody whose data leaked. */
export function isMaintainerLine(before: string, after: string, inMessage: boolean): boolean {
  const near = before.slice(-FIELD_REACH);
  if (TRAILER.test(near) || COPYRIGHT.test(near) || PEOPLE.test(near) || CHANGELOG.test(before)) return true;
  if (PO_TRANSLATOR.test(before) && YEAR_AFTER.test(after)) return true;
  if ((after.startsWith('>') && IN_COMMENT.test(before)) || QUOTED_ANSWER.test(after)) return true;
  if (isGitIdentity(before, after) || (inMessage && MAIL_HEADER.test(before))) return true;
  return COPYRIGHT.test(after) && after.length < 120;
}
