import { unpacked, type Content, type Opener } from './content.js';
import type { Budget } from './limits.js';
import { filtersOf, undoFilters } from './pdf-filters.js';
import { listPdfStreams, type PdfStream } from './pdf-streams.js';
import { readCharacterMap, textOfPage, type CharacterMap } from './pdf-text.js';

/** Filters of images and fonts: no text in them. */
const NO_TEXT =
  /\/(?:DCTDecode|JPXDecode|CCITTFaxDecode|JBIG2Decode)\b|\/Subtype\s*\/Image\b|\/FontFile|\/Type1C\b|\/CIDFontType0C\b|\/OpenType\b/;

/** No page of text is larger. */
const LARGEST_PAGE = 4 * 1024 * 1024;

/**
 * The text of PDF pages (ISO 32000-1), attached files and what else stands in streams packed by Flate. Texts that fonts encode in their own way are read by
 * the character maps that the file carries; which map a font has is not followed up: each text is read by the map that knows all its codes.
 */
export const openPdf: Opener = (content, budget, inside) => {
  if (/\/Encrypt\s+\d+\s+\d+\s+R/.test(content.bytes.toString('latin1', Math.max(0, content.bytes.length - 4096)))) {
    budget.gap('pdf', 'encrypted');
    return;
  }
  const maps: CharacterMap[] = [];
  const pages: Buffer[] = [];
  for (const stream of listPdfStreams(content.bytes)) {
    const bytes = openStream(content, stream, budget);
    if (bytes === null) continue;
    const start = bytes.toString('latin1', 0, Math.min(bytes.length, 4096));
    if (/beginbf(?:char|range)/.test(bytes.toString('latin1', 0, Math.min(bytes.length, 65_536))))
      maps.push(readCharacterMap(bytes.toString('latin1')));
    else if (/\bBT\b[^]*\b(?:Tf|Td|Tm|Tj|TJ)\b/.test(start) || /\bT[jJ]\b/.test(start)) pages.push(bytes);
    else inside(unpacked(content, 'pdf', '', bytes));
  }
  const text = pages
    .filter(() => budget.takeMember('pdf'))
    .map((page) => textOfPage(page.toString('latin1', 0, LARGEST_PAGE), maps))
    .join('\n');
  if (text.trim() !== '') inside(unpacked(content, 'pdf', '', Buffer.from(text, 'latin1')));
};

function openStream(content: Content, { dictionary, from, to }: PdfStream, budget: Budget): Buffer | null {
  if (NO_TEXT.test(dictionary)) return null;
  if (!budget.takeMember('pdf')) return null;
  const raw = content.bytes.subarray(from, to);
  const filters = filtersOf(dictionary);
  if (filters.length === 0) return raw;
  const opened = undoFilters(raw, filters, budget.room(raw.length));
  if (opened === null) {
    budget.gap('pdf', 'a stream with another filter');
    return null;
  }
  const { bytes, problem } = opened;
  budget.spend(bytes.length);
  // A wrong /Length or bytes behind the data are common and harmless.
  if (problem !== null && problem !== 'cut short') budget.gap('pdf', `a stream that is ${problem}`);
  return bytes.length === 0 ? null : bytes;
}
