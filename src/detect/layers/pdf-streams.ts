export interface PdfStream {
  /** The stream's dictionary as it stands, clipped. */
  readonly dictionary: string;
  readonly from: number;
  readonly to: number;
}

const LONGEST_DICTIONARY = 4096;

/** Every `<<…>> stream … endstream` in the order of the file; the cross-reference table, which may lie, is not asked. */
export function* listPdfStreams(bytes: Buffer): Generator<PdfStream> {
  for (let at = bytes.indexOf('stream'); at >= 0;) {
    // Not the end of "endstream".
    if (bytes[at - 1] === 0x64) {
      at = bytes.indexOf('stream', at + 6);
      continue;
    }
    const from = at + 6 + (bytes[at + 6] === 13 ? (bytes[at + 7] === 10 ? 2 : 1) : 1);
    const end = bytes.indexOf('endstream', from);
    if (end < 0) return;
    const to = withoutLineBreak(bytes, from, end);
    yield { dictionary: dictionaryBefore(bytes, at), from, to };
    at = bytes.indexOf('stream', end + 9);
  }
}

function withoutLineBreak(bytes: Buffer, from: number, end: number): number {
  let to = end;
  if (to > from && bytes[to - 1] === 10) to--;
  if (to > from && bytes[to - 1] === 13) to--;
  return to;
}

function dictionaryBefore(bytes: Buffer, at: number): string {
  const text = bytes.toString('latin1', Math.max(0, at - LONGEST_DICTIONARY), at);
  const object = text.lastIndexOf(' obj');
  return object < 0 ? text : text.slice(object);
}
