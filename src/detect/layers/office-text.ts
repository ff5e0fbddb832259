import { decodeEntities } from '../structured/xml-entities.js';

/** Reads the running text of office documents, member by member: the markup splits words, and spreadsheets keep their texts in a table. */
export interface OfficeText {
  /** The text of a member, or null where it has none of its own. */
  read(name: string, bytes: Buffer): Buffer | null;
}

const TEXT_MEMBER =
  /^(?:word\/(?:document|header\d*|footer\d*|comments|footnotes|endnotes)\.xml|ppt\/(?:slides|notesSlides)\/[^/]+\.xml|content\.xml)$/;
const SHEET = /^xl\/worksheets\/[^/]+\.xml$/;

/** Null where the names are not those of a document (ECMA-376, OpenDocument). */
export function officeText(names: readonly string[]): OfficeText | null {
  if (!names.some((name) => name === '[Content_Types].xml' || name === 'content.xml')) return null;
  let shared: string[] = [];
  const waiting: Buffer[] = [];
  return {
    read(name, bytes) {
      if (name === 'xl/sharedStrings.xml') {
        shared = sharedStrings(bytes.toString('latin1'));
        const texts = waiting.splice(0).map((sheet) => sheetText(sheet.toString('latin1'), shared));
        return Buffer.from([shared.join('\n'), ...texts].join('\n'), 'latin1');
      }
      if (SHEET.test(name)) {
        // Cells are numbers into the table of texts, which may come later.
        if (shared.length > 0) return Buffer.from(sheetText(bytes.toString('latin1'), shared), 'latin1');
        if (waiting.length < 50) waiting.push(bytes);
        return null;
      }
      return TEXT_MEMBER.test(name) ? Buffer.from(runningText(bytes.toString('latin1')), 'latin1') : null;
    },
  };
}

/** Paragraphs as lines, runs of a paragraph joined. */
function runningText(xml: string): string {
  const broken = xml
    .replace(/[\r\n]+/g, '')
    .replace(/<\/(?:w:p|a:p|text:p|text:h|table:table-row)>|<(?:w:br|a:br|text:line-break)\b[^>]*>/g, '\n')
    .replace(/<(?:w:tab|text:tab)\b[^>]*>|<\/(?:w:tc|table:table-cell)>/g, '\t')
    .replace(/<text:s\b[^>]*>/g, ' ');
  return decodeEntities(broken.replace(/<[^<>]*>/g, ''))
    .replace(/\n\t/g, '\t')
    .replace(/\n{2,}/g, '\n');
}

function sharedStrings(xml: string): string[] {
  return [...xml.matchAll(/<si\b[^>]*>([\s\S]*?)<\/si>|<si\/>/g)].map(([, item]) => plainText(item ?? ''));
}

function plainText(xml: string): string {
  return [...xml.matchAll(/<t\b[^>]*>([^<]*)<\/t>/g)].map(([, text]) => decodeEntities(text!)).join('');
}

/** Rows as lines, cells parted by tabs: `password` beside its value then stands on one line. */
function sheetText(xml: string, shared: readonly string[]): string {
  const lines: string[] = [];
  for (const [, row] of xml.matchAll(/<row\b[^>]*>([\s\S]*?)<\/row>/g)) {
    const cells = [...row!.matchAll(/<c\b([^>]*)>([\s\S]*?)<\/c>/g)].map(([, attributes, cell]) =>
      cellText(attributes!, cell!, shared),
    );
    lines.push(cells.join('\t'));
  }
  return lines.join('\n');
}

function cellText(attributes: string, cell: string, shared: readonly string[]): string {
  const value = /<v>([^<]*)<\/v>/.exec(cell)?.[1] ?? '';
  if (/\bt="s"/.test(attributes)) return shared[Number(value)] ?? '';
  return cell.includes('<t') ? plainText(cell) : decodeEntities(value);
}
