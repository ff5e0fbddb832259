/** A keyword inside a name; `author` and `passed` are other words. */
export const KEYWORD_AHEAD =
  /pass(?!ed|ing|es|iv|age|eng)|pwd|pswd|secret|token|key|auth(?!or(?!i))|cred(?!it|ib)|login|otp|psk|securestring/i;

/**
 * True where the letters after the keyword make another word of it: author, passed, credit.
 *
 * @param end first byte after the keyword
 * @param limit first byte that may not be looked at
 */
export function isOtherWord(text: Buffer, end: number, literal: string, limit: number): boolean {
  if (end + 2 > limit) return false;
  const first = text[end]! | 0x20;
  const second = text[end + 1]! | 0x20;
  const third = end + 2 < limit ? text[end + 2]! | 0x20 : 0;
  switch (literal) {
    case 'auth':
      return first === 0x6f && second === 0x72 && third !== 0x69;
    case 'pass':
      return (
        (first === 0x65 && (second === 0x64 || second === 0x73 || second === 0x6e)) || isPassing(first, second, third)
      );
    case 'cred':
      return first === 0x69 && (second === 0x74 || second === 0x62);
    default:
      return false;
  }
}

/** passing, passive, passage */
function isPassing(first: number, second: number, third: number): boolean {
  return (
    (first === 0x69 && (second === 0x76 || (second === 0x6e && third === 0x67))) ||
    (first === 0x61 && second === 0x67 && third === 0x65)
  );
}
