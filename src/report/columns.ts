/**
 * How many terminal columns a text without colours takes: two for East Asian wide characters and emoji, none for
 * combining marks. Blocks after Unicode's EastAsianWidth.txt, rounded up where a block is mixed.
 */
const ZERO = /^(?:\p{Mn}|\p{Me}|\u200d)$/u;
const WIDE =
  /^[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\ua960-\ua97f\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\p{Emoji_Presentation}\u{1f300}-\u{1faff}\u{20000}-\u{3fffd}]$/u;

export function columnsOf(text: string): number {
  let columns = 0;
  for (const character of text)
    columns += character < '\u0300' ? 1 : ZERO.test(character) ? 0 : WIDE.test(character) ? 2 : 1;
  return columns;
}
