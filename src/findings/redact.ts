/**
 * How a value is shown where it must not be read. Never more than three characters at the front and two at the end,
 * so that no run of four bytes of a secret survives, and a mask of constant length, so that the length is not told.
 */
const MASK = '****';
const PEM_HEADER = /^-----BEGIN [A-Z0-9 ]{1,40}-----/;
const EMAIL = /^([^@\s])[^@\s]*@([^@\s.])[^@\s]*\.([A-Za-z]{2,24})$/;

/** Bytes that are no text say nothing to a reader, and a terminal may take them for commands. */
function isBinary(value: string): boolean {
  for (let at = 0; at < Math.min(64, value.length); at++) {
    const code = value.charCodeAt(at);
    const isSpace = code === 9 || code === 10 || code === 13;
    if ((code < 32 && !isSpace) || (code >= 127 && code < 160)) return true;
  }
  return false;
}

/** The value with its middle masked. A PEM block keeps its header line: it says what was lost and gives nothing away. */
export function redactValue(value: string): string {
  const pem = PEM_HEADER.exec(value);
  if (pem) return `${pem[0]}${MASK}`;
  const email = EMAIL.exec(value);
  if (email) return `${email[1]}${MASK}@${email[2]}${MASK}.${email[3]}`;
  if (value.length < 8 || isBinary(value)) return MASK;
  if (value.length < 12) return `${value.slice(0, 1)}${MASK}`;
  if (value.length < 20) return `${value.slice(0, 2)}${MASK}${value.slice(-1)}`;
  return `${value.slice(0, 3)}${MASK}${value.slice(-2)}`;
}
