/**
 * How a value is shown where it must not be read. Never more than three characters at the front and two at the end,
 * so that no run of four bytes of a secret survives, and a mask of constant length, so that the length is not told.
 */
const MASK = '****';
const PEM_HEADER = /^-----BEGIN [A-Z0-9 ]{1,40}-----/;
const EMAIL = /^([^@\s])[^@\s]*@([^@\s.])[^@\s]*\.([A-Za-z]{2,24})$/;

/** Bytes that are no text say nothing to a reader, and a terminal may take them for commands. */
function isBinary(value: string): boolean {
  return /[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]/.test(value.slice(0, 64));
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
