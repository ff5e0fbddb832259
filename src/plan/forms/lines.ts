/** Multi-line values: private keys, mostly. Their lines survive where the whole does not: wrapped, joined, indented. */

export function isMultiLine(value: Buffer): boolean {
  return value.includes(0x0a) || value.includes(0x0d);
}

/** The value's lines without the space around them; empty ones dropped. */
export function linesOf(value: Buffer): Buffer[] {
  return value
    .toString('latin1')
    .split(/\r\n|\n|\r|\\r\\n|\\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .map((line) => Buffer.from(line, 'latin1'));
}

export function withLineBreaks(value: Buffer, lineBreak: '\n' | '\r\n'): Buffer {
  return Buffer.from(value.toString('latin1').replace(/\r\n|\n|\r/g, lineBreak), 'latin1');
}

/** Every unencrypted OpenSSH key begins with the same base64: the format's name and its fixed fields. */
const SHARED_START = 'b3BlbnNzaC1rZXktdjE';

/**
 * Lines that give the value away by themselves: long ones of a key's body. Headers, the short last line and what all
 * keys of a format share are left out, since those stand in innocent files too.
 */
export function tellingLines(value: Buffer): Buffer[] {
  const lines = linesOf(value);
  const body = lines.filter((line) => /^[A-Za-z0-9+/=_-]{40,}$/.test(line.toString('latin1')) && !isShared(line));
  if (body.length > 0) return body;
  return lines.filter((line) => line.length >= 20 && !line.toString('latin1').startsWith('-----') && !isShared(line));
}

function isShared(line: Buffer): boolean {
  const text = line.toString('latin1');
  return text.startsWith(SHARED_START) || /^(.)\1+$/.test(text);
}

/** Lines between `-----BEGIN ...-----` and `-----END ...-----`, or all lines where there are no such marks. */
export function bodyLines(value: Buffer): Buffer[] {
  const lines = linesOf(value);
  const body = lines.filter((line) => !line.toString('latin1').startsWith('-----'));
  return body.length === 0 ? lines : body;
}
