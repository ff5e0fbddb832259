import type { StructuredEntry } from './entry.js';
import { textLines } from './text-lines.js';

const LINE =
  /^[ \t]*(?:([#;!]|\/\/(?=[ \t]))[#;! \t]*)?["']?([A-Za-z_@:/][^\s=:"'\][{}()<>]*(?::[\w-]+)*)["']?[ \t]*(?:=>|:=|=|:(?=[ \t]))[ \t]*(.*)$/;
const SECTION = /^[ \t]*\[+[ \t]*"?([^\]"]*)/;

export interface PropertyLine {
  readonly section: string;
  readonly commented: boolean;
  readonly name: string;
  readonly value: string;
  readonly start: number;
  readonly end: number;
}

/** `name = value` lines of INI, Java properties, TOML and their like, with the section they stand under. Quotes and commas around are off. */
export function readProperties(text: string): PropertyLine[] {
  const found: PropertyLine[] = [];
  let section = '';
  for (const line of textLines(text)) {
    const header = SECTION.exec(line.text);
    if (header && !/^[^\]]*=/.test(line.text)) {
      section = header[1]!.trim();
      continue;
    }
    const match = LINE.exec(line.text);
    if (!match || match[3] === '') continue;
    const start = line.start + line.text.length - match[3]!.length;
    found.push({ section, commented: match[1] !== undefined, name: match[2]!, ...trimValue(match[3]!, start) });
  }
  return found;
}

function trimValue(raw: string, start: number): { value: string; start: number; end: number } {
  const quote = raw[0];
  if (quote === '"' || quote === "'") {
    const triple = raw.startsWith(quote.repeat(3)) ? 3 : 1;
    const close = raw.indexOf(quote.repeat(triple), triple);
    if (close > 0) {
      const value = raw.slice(triple, close);
      return { value: value.replace(/\\(["'\\])/g, '$1'), start: start + triple, end: start + close };
    }
  }
  const comment = raw.search(/[ \t][#;]/);
  const value = (comment < 0 ? raw : raw.slice(0, comment)).trimEnd().replace(/,$/, '');
  return { value, start, end: start + value.length };
}

export function settingsOfProperties(text: string): StructuredEntry[] {
  return readProperties(text).map(({ name, value, start, end }) => ({
    name,
    value,
    start,
    end,
    role: 'setting' as const,
  }));
}
