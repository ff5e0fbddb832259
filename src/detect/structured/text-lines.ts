/** One line of a latin1 text, its line break excluded. */
export interface TextLine {
  readonly text: string;
  /** Byte offset of its first character. */
  readonly start: number;
}

/** Lines in order; `\r` before the line feed is no part of a line. */
export function* textLines(text: string): Generator<TextLine> {
  let start = afterByteOrderMark(text);
  while (start < text.length) {
    const feed = text.indexOf('\n', start);
    const end = feed < 0 ? text.length : feed;
    yield { text: text.slice(start, text[end - 1] === '\r' && end > start ? end - 1 : end), start };
    start = end + 1;
  }
}

/** 3 behind UTF-8's byte order mark, otherwise 0. */
export function afterByteOrderMark(text: string): number {
  return text.startsWith('\xef\xbb\xbf') ? 3 : 0;
}
