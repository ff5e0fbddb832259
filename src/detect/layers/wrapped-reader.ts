import { HitList } from '../hit-list.js';
import type { ReaderEmitter, WrappedReader } from '../readers.js';
import { TextMode, type Detector } from '../types.js';
import type { Content, Opener } from './content.js';
import { createBudget, LIMITS, type Budget, type Limits } from './limits.js';
import { NOT_OPENED, openGzip, openZlib } from './open-compressed.js';
import { openPdf } from './open-pdf.js';
import { openTar } from './open-tar.js';
import { openUnicode } from './open-unicode.js';
import { openZip } from './open-zip.js';
import { recognise, type PackedFormat } from './recognise.js';

const OPENERS: Readonly<Partial<Record<PackedFormat, Opener>>> = {
  unicode: openUnicode,
  gzip: openGzip,
  zlib: openZlib,
  tar: openTar,
  zip: openZip,
  pdf: openPdf,
};

/** Opens text in UTF-16 and UTF-32, gzip, zlib, tar, zip and what is built on it, and PDF, one inside the other to a bounded depth. */
export function wrappedReader(limits: Limits = LIMITS): WrappedReader {
  return {
    isWrapped: (text, length) => recognise(text, length) !== null,
    unwrap(text, length, detector, out) {
      const budget = createBudget(limits);
      const whole: Content = {
        bytes: text.subarray(0, length),
        layers: [],
        name: '',
        place: (start, end) => [start, end],
      };
      readContent(whole, detector, budget, out);
      return budget.gaps();
    },
  };
}

function readContent(content: Content, detector: Detector, budget: Budget, out: ReaderEmitter): void {
  const format = recognise(content.bytes, content.bytes.length);
  if (format === null || mayHoldPlainText(format)) scanContent(content, detector, out);
  if (format === null) return;
  const opener = OPENERS[format];
  if (opener === undefined) budget.gap(format, NOT_OPENED[format]!);
  else if (content.layers.length >= budget.limits.depth)
    budget.gap(format, `more than ${budget.limits.depth} layers deep`);
  else opener(content, budget, (inner) => readContent(inner, detector, budget, out));
}

/** A PDF keeps part of its text as it is; two-byte text without a mark and zlib's two bytes of header may be something else. */
function mayHoldPlainText(format: PackedFormat): boolean {
  return format === 'pdf' || format === 'unicode' || format === 'zlib';
}

function scanContent(content: Content, detector: Detector, out: ReaderEmitter): void {
  const { bytes, layers, name } = content;
  const hits = new HitList();
  detector.scan(bytes, bytes.length, 0, bytes.length, textMode(bytes), hits);
  const kind = name === '' ? null : detector.structuredKind(name);
  const structured = kind === null ? [] : detector.parseStructured(kind, name, bytes);
  for (const row of [...detector.settle(hits), ...structured]) {
    const [start, end] = content.place(row.start, row.end);
    out.carry(row.verdict, layers, start, end);
  }
}

function textMode(bytes: Buffer): TextMode {
  return bytes.subarray(0, 8000).includes(0) ? TextMode.Binary : TextMode.Text;
}
