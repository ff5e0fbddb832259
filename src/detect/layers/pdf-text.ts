/** From codes of a font, written in hexadecimal, to UTF-8 as latin1 (Adobe Technical Note 5411, ToUnicode). */
export interface CharacterMap {
  /** Hexadecimal digits a code: 2 or 4. */
  readonly width: number;
  readonly characters: ReadonlyMap<string, string>;
}

const MOST_CODES = 70_000;

export function readCharacterMap(text: string): CharacterMap {
  const characters = new Map<string, string>();
  let width = 4;
  for (const [, block] of text.matchAll(/beginbfchar([\s\S]*?)endbfchar/g)) {
    for (const [, code, target] of block!.matchAll(/<([0-9A-Fa-f]{2,4})>\s*<([0-9A-Fa-f]{2,32})>/g)) {
      width = code!.length;
      if (characters.size < MOST_CODES) characters.set(code!.toLowerCase(), fromUtf16(target!));
    }
  }
  for (const [, block] of text.matchAll(/beginbfrange([\s\S]*?)endbfrange/g)) {
    for (const [, low, high, single, list] of block!.matchAll(
      /<([0-9A-Fa-f]{2,4})>\s*<([0-9A-Fa-f]{2,4})>\s*(?:<([0-9A-Fa-f]{2,32})>|\[([^\]]*)\])/g,
    )) {
      width = low!.length;
      addRange(characters, low!, high!, single, list);
    }
  }
  return { width, characters };
}

function addRange(characters: Map<string, string>, low: string, high: string, single?: string, list?: string): void {
  const first = parseInt(low, 16);
  const last = Math.min(parseInt(high, 16), first + 65_535);
  const targets = list === undefined ? [] : (list.match(/[0-9A-Fa-f]{2,32}/g) ?? []);
  for (let code = first; code <= last && characters.size < MOST_CODES; code++) {
    const target = single === undefined ? targets[code - first] : advance(single, code - first);
    if (target !== undefined) characters.set(code.toString(16).padStart(low.length, '0'), fromUtf16(target));
  }
}

/** The last two bytes count up. */
function advance(target: string, by: number): string {
  const tail = (parseInt(target.slice(-4), 16) + by) & 0xffff;
  return target.slice(0, -4) + tail.toString(16).padStart(Math.min(4, target.length), '0');
}

function fromUtf16(digits: string): string {
  const units =
    digits.length === 2 ? [parseInt(digits, 16)] : (digits.match(/.{4}/g) ?? []).map((unit) => parseInt(unit, 16));
  return Buffer.from(String.fromCharCode(...units), 'utf8').toString('latin1');
}

/** Bounded, since what never closes would be read again and again. A literal string, a hexadecimal one, a number between brackets, or an operator that shows text or moves on. */
const TOKEN =
  /\(((?:[^()\\]|\\[\s\S]|\((?:[^()\\]|\\[\s\S]){0,200}\)){0,1000})\)|<([0-9A-Fa-f\s]{0,4000})>|(-?\d+(?:\.\d+)?)|\b(TJ|Tj|Td|TD|Tm|ET)\b|(T\*|['"])/g;
/** Thousandths of the font's size: a gap that wide is a blank. */
const BLANK_GAP = -180;

/**
 * The text that a content stream shows, in its order (ISO 32000-1, 9.4). A move to another line gives a line break. Widths are not known, so that
 * words moved apart along a line may come with a break between them.
 */
export function textOfPage(content: string, maps: readonly CharacterMap[]): string {
  let text = '';
  let shown = '';
  let numbers: number[] = [];
  const flush = (): void => {
    text += shown;
    shown = '';
  };
  for (const [, literal, hex, number, operator, quote] of content.matchAll(TOKEN)) {
    if (literal !== undefined) shown += decodeLiteral(literal, maps);
    else if (hex !== undefined) shown += decodeCodes(hex.replace(/\s+/g, ''), maps);
    else if (number !== undefined) {
      if (shown !== '' && Number(number) < BLANK_GAP) shown += ' ';
      numbers = [...numbers.slice(-5), Number(number)];
    } else {
      const isShow = operator === 'Tj' || operator === 'TJ';
      if (isShow) flush();
      else {
        const [across, down] = numbers.slice(-2);
        const staysOnLine = operator === 'Td' && down === 0 && across !== undefined;
        text += staysOnLine ? ' ' : '\n';
        if (quote === "'" || quote === '"') flush();
        else shown = '';
      }
      numbers = [];
    }
  }
  return text.replace(/ {2,}/g, ' ').replace(/\n{2,}/g, '\n');
}

const ESCAPES: Record<string, string> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' };

function decodeLiteral(raw: string, maps: readonly CharacterMap[]): string {
  const plain = raw.replace(/\\(?:([0-7]{1,3})|(\r\n|[\s\S]))/g, (_, octal?: string, other?: string) => {
    if (octal !== undefined) return String.fromCharCode(parseInt(octal, 8) & 255);
    return /^[\r\n]/.test(other!) ? '' : (ESCAPES[other!] ?? other!);
  });
  // eslint-disable-next-line no-control-regex -- control characters are codes of a font, no text
  if (!/[\x00-\x08\x0e-\x1f]/.test(plain)) return plain;
  return decodeCodes(Buffer.from(plain, 'latin1').toString('hex'), maps);
}

function decodeCodes(hex: string, maps: readonly CharacterMap[]): string {
  const digits = hex.toLowerCase();
  let best = '';
  for (const { width, characters } of maps) {
    const codes = digits.match(new RegExp(`.{${width}}`, 'g')) ?? [];
    const known = codes.map((code) => characters.get(code) ?? '');
    if (known.every((character) => character !== '')) return known.join('');
    if (known.join('').length > best.length) best = known.join('');
  }
  if (best !== '') return best;
  return Buffer.from(digits.length % 2 === 0 ? digits : `${digits}0`, 'hex').toString('latin1');
}
