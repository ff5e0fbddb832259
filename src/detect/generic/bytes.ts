/** Classes of bytes, so that most anchors are turned away before any string is made. */
const NAME = 1;
const BLANK = 2;
const QUOTE = 4;
const LETTER = 8;
const DIGIT = 16;
const BREAK = 32;

const CLASS = classTable();

function classTable(): Uint8Array {
  const table = new Uint8Array(256);
  const mark = (characters: string, bits: number): void => {
    for (const character of characters) table[character.charCodeAt(0)]! |= bits;
  };
  const letters = 'abcdefghijklmnopqrstuvwxyz';
  mark(letters + letters.toUpperCase() + '_', NAME | LETTER);
  mark('0123456789', NAME | DIGIT);
  mark('-.$', NAME);
  mark(' \t', BLANK);
  mark('"\'`', QUOTE);
  mark('\n\r', BREAK);
  // Letters of other languages (contrase\u00f1a), whatever the encoding.
  for (let byte = 0x80; byte < 0x100; byte++) table[byte]! |= NAME;
  return table;
}

export const isNameByte = (byte: number | undefined): boolean => (CLASS[byte ?? 0]! & NAME) !== 0;
export const isBlankByte = (byte: number | undefined): boolean => (CLASS[byte ?? 0]! & BLANK) !== 0;
export const isQuoteByte = (byte: number | undefined): boolean => (CLASS[byte ?? 0]! & QUOTE) !== 0;
export const isLetterByte = (byte: number | undefined): boolean => (CLASS[byte ?? 0]! & LETTER) !== 0;
export const isDigitByte = (byte: number | undefined): boolean => (CLASS[byte ?? 0]! & DIGIT) !== 0;
export const isBreakByte = (byte: number | undefined): boolean => (CLASS[byte ?? 0]! & BREAK) !== 0;
