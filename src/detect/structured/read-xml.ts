import { decodeEntities } from './xml-entities.js';

/** An element or attribute value with its byte range. Names are without namespace. */
export interface XmlValue {
  readonly value: string;
  readonly start: number;
  readonly end: number;
}

export interface XmlElement {
  readonly name: string;
  readonly attributes: ReadonlyMap<string, XmlValue>;
  readonly children: XmlElement[];
  /** Text directly inside, blanks at both ends off; null where there is none. */
  text: XmlValue | null;
  readonly parent: XmlElement | null;
}

const MOST_DEPTH = 200;
const MOST_ELEMENTS = 200_000;

/** Reads XML with byte ranges, kindly: tags that do not match, bare ampersands and a missing end are taken. No DTD, no entities but the five and numbers. */
export function readXml(text: string): XmlElement {
  const root: XmlElement = { name: '', attributes: new Map(), children: [], text: null, parent: null };
  let open = root;
  let depth = 0;
  let count = 0;
  for (let at = 0; at < text.length && count < MOST_ELEMENTS;) {
    const tag = text.indexOf('<', at);
    takeText(open, text, at, tag < 0 ? text.length : tag);
    if (tag < 0) break;
    const special = skipSpecial(text, tag, open);
    if (special > 0) {
      at = special;
      continue;
    }
    const end = endOfTag(text, tag);
    if (text[tag + 1] === '/') {
      const name = localName(text.slice(tag + 2, end - 1).trim());
      const match = ancestor(open, name);
      if (match?.parent) {
        while (open !== match) {
          open = open.parent!;
          depth--;
        }
        open = match.parent;
        depth--;
      }
    } else {
      const element = readElement(text, tag, end, open);
      count++;
      open.children.push(element);
      if (text[end - 2] !== '/' && depth < MOST_DEPTH) {
        open = element;
        depth++;
      }
    }
    at = end;
  }
  return root;
}

function ancestor(from: XmlElement, name: string): XmlElement | null {
  for (let at: XmlElement | null = from; at !== null; at = at.parent) if (at.name === name) return at;
  return null;
}

function takeText(open: XmlElement, text: string, from: number, to: number): void {
  if (open.text !== null || from >= to) return;
  const raw = text.slice(from, to);
  const trimmed = raw.trim();
  if (trimmed === '') return;
  const start = from + raw.indexOf(trimmed);
  open.text = { value: decodeEntities(trimmed), start, end: start + trimmed.length };
}

/** Passes over comments, processing instructions and declarations; CDATA is text. 0 where a tag begins. */
function skipSpecial(text: string, at: number, open: XmlElement): number {
  if (text.startsWith('<!--', at)) return behind(text, '-->', at + 4);
  if (text.startsWith('<![CDATA[', at)) {
    const end = text.indexOf(']]>', at);
    const stop = end < 0 ? text.length : end;
    const value = text.slice(at + 9, stop);
    if (open.text === null && value.trim() !== '') open.text = { value, start: at + 9, end: stop };
    return Math.min(text.length, stop + 3);
  }
  if (text[at + 1] === '?') return behind(text, '?>', at + 2);
  if (text[at + 1] === '!') return behind(text, '>', at + 2);
  return /[A-Za-z_/]/.test(text[at + 1] ?? '') ? 0 : at + 1;
}

function behind(text: string, mark: string, from: number): number {
  const end = text.indexOf(mark, from);
  return end < 0 ? text.length : end + mark.length;
}

/** Behind the '>' that ends the tag; one inside quotes does not. */
function endOfTag(text: string, tag: number): number {
  let quote = '';
  const limit = Math.min(text.length, tag + 65_536);
  for (let at = tag + 1; at < limit; at++) {
    const character = text[at]!;
    if (quote !== '') {
      if (character === quote) quote = '';
    } else if (character === '"' || character === "'") quote = character;
    else if (character === '>') return at + 1;
  }
  return behind(text, '>', tag);
}

const ATTRIBUTE = /([A-Za-z_][\w.:-]*)\s*=\s*(?:"([^"]*)"|'([^']*)')/g;

function readElement(text: string, tag: number, end: number, parent: XmlElement): XmlElement {
  const inside = text.slice(tag + 1, end);
  const name = /^[^\s/>]+/.exec(inside)?.[0] ?? '';
  const attributes = new Map<string, XmlValue>();
  for (const match of inside.matchAll(ATTRIBUTE)) {
    const raw = match[2] ?? match[3] ?? '';
    const start = tag + 1 + match.index + match[0].length - 1 - raw.length;
    attributes.set(localName(match[1]!), { value: decodeEntities(raw), start, end: start + raw.length });
  }
  return { name: localName(name), attributes, children: [], text: null, parent };
}

function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}

/** The first child of that name, case ignored. */
export function childOf(element: XmlElement | null, name: string): XmlElement | undefined {
  return element?.children.find((child) => child.name.toLowerCase() === name.toLowerCase());
}

/** The attribute or child text of that name, case ignored. */
export function fieldOf(element: XmlElement | null, name: string): XmlValue | undefined {
  if (element === null) return undefined;
  for (const [key, value] of element.attributes) if (key.toLowerCase() === name.toLowerCase()) return value;
  return childOf(element, name)?.text ?? undefined;
}
