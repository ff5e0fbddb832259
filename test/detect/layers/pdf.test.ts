import zlib from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { expandTemplate } from '../../../src/detect/examples/expand-template.js';
import { filtersOf, undoFilters } from '../../../src/detect/layers/pdf-filters.js';
import { readCharacterMap, textOfPage } from '../../../src/detect/layers/pdf-text.js';
import { findInside } from './find-inside.js';
import { cpuTimeOf } from '../../helpers/cpu-time.js';

const TOKEN = expandTemplate('{{token:github-crc32:ghp_}}', 'pdf').text;

/** A PDF of these streams; no cross-reference table, which is not read. */
function buildPdf(streams: readonly { dictionary?: string; data: Buffer }[], trailer = ''): Buffer {
  const objects = streams.flatMap(({ dictionary = '', data }, index) => [
    Buffer.from(`${index + 1} 0 obj\n<< /Length ${data.length} ${dictionary}>>\nstream\r\n`),
    data,
    Buffer.from('\nendstream\nendobj\n'),
  ]);
  return Buffer.concat([
    Buffer.from('%PDF-1.7\n%\xe2\xe3\n', 'latin1'),
    ...objects,
    Buffer.from(`trailer << ${trailer} >>\n%%EOF`),
  ]);
}

const flate = (text: string, dictionary = ''): { dictionary: string; data: Buffer } => ({
  dictionary: `/Filter /FlateDecode ${dictionary}`,
  data: zlib.deflateSync(Buffer.from(text, 'latin1')),
});

/** LZW as 7.4.4 has it, written apart from the decoder: a table of texts, cleared when it is full. */
function encodeLzw(data: Buffer): Buffer {
  let table = new Map<string, number>();
  let bits = '';
  let width = 9;
  const reset = (): void => {
    bits += (256).toString(2).padStart(width, '0');
    table = new Map(Array.from({ length: 256 }, (_, code) => [String.fromCharCode(code), code]));
    width = 9;
  };
  reset();
  let next = 258;
  let run = '';
  const emit = (text: string): void => {
    bits += table.get(text)!.toString(2).padStart(width, '0');
  };
  for (const character of data.toString('latin1')) {
    if (table.has(run + character)) {
      run += character;
      continue;
    }
    emit(run);
    table.set(run + character, next++);
    if (next + 1 > 1 << width) width++;
    run = character;
    if (next >= 4094) {
      emit(run);
      run = '';
      reset();
      next = 258;
    }
  }
  if (run !== '') {
    emit(run);
    if (next + 2 > 1 << width && width < 12) width++;
  }
  bits += (257).toString(2).padStart(width, '0');
  return Buffer.from((bits.match(/.{1,8}/g) ?? []).map((byte) => parseInt(byte.padEnd(8, '0'), 2)));
}

describe('text of PDF pages', () => {
  it('is found in packed streams, however it is cut up', () => {
    const pieces = `BT /F1 12 Tf 72 700 Td [(token: ${TOKEN.slice(0, 10)}) -20 (${TOKEN.slice(10)})] TJ 0 -14 Td (next line) Tj ET`;
    const { found, gaps } = findInside(buildPdf([flate(pieces)]));
    expect(gaps).toEqual([]);
    expect(found.map(({ value, layers }) => [value, layers])).toEqual([[TOKEN, ['pdf']]]);
  });

  it('is read by the character map of its font', () => {
    const codes = [...TOKEN].map((_, index) => (index + 3).toString(16).padStart(4, '0'));
    const map = `beginbfchar\n${[...TOKEN].map((character, index) => `<${codes[index]}> <${character.charCodeAt(0).toString(16).padStart(4, '0')}>`).join('\n')}\nendbfchar`;
    const page = `BT /F1 9 Tf <${codes.join('')}> Tj ET`;
    expect(findInside(buildPdf([flate(page), flate(map)])).found.map(({ value }) => value)).toEqual([TOKEN]);
  });

  it('has lines, blanks and escapes', () => {
    expect(
      textOfPage(
        'BT 1 0 0 1 72 700 Tm (a\\(b\\)\\\\\\101) Tj 0 -12 Td [(x) -300 (y) 10 (z)] TJ T* (end) Tj ET',
        [],
      ).trim(),
    ).toBe('a(b)\\A\nx yz\nend');
    const map = readCharacterMap('beginbfrange <01> <03> <0041> <05> <06> [<0062> <00630064>] endbfrange');
    expect(textOfPage('(\\001\\003) Tj <0506> Tj', [map])).toBe('ACbcd');
  });

  it('is opened further where files are attached', () => {
    const attached = flate(
      `\xff\xfe${Buffer.from(`key ${TOKEN}`, 'utf16le').toString('latin1')}`,
      '/Type /EmbeddedFile',
    );
    expect(findInside(buildPdf([attached])).found.map(({ value, layers }) => [value, layers])).toEqual([
      [TOKEN, ['pdf', 'utf-16le']],
    ]);
  });

  it('is said to be out of reach where it is encrypted or packed otherwise', () => {
    expect(findInside(buildPdf([flate('BT (x) Tj ET')], '/Encrypt 9 0 R')).gaps).toEqual(['pdf: encrypted']);
    expect(findInside(buildPdf([{ dictionary: '/Filter /RunLengthDecode', data: Buffer.from('xx') }])).gaps).toEqual([
      'pdf: a stream with another filter',
    ]);
    expect(
      findInside(buildPdf([{ dictionary: '/Filter /DCTDecode /Subtype /Image', data: Buffer.from('xx') }])).gaps,
    ).toEqual([]);
  });

  it('is found behind the older filters too', () => {
    // The example of ISO 32000-1, 7.4.4.2, and that of 7.4.3's coding.
    expect(undoFilters(Buffer.from('800b6050220c0c8501', 'hex'), ['LZWDecode'], 1000)!.bytes.toString('hex')).toBe(
      '2d2d2d2d2d412d2d2d42',
    );
    expect(undoFilters(Buffer.from('87cURD]i,"Ebo80~>'), ['ASCII85Decode'], 1000)!.bytes.toString()).toBe(
      'Hello World!',
    );
    expect(undoFilters(Buffer.from('48 65 6C 6c 6F>'), ['AHx'], 1000)!.bytes.toString()).toBe('Hello');
    expect(filtersOf('/Length 9 /Filter [ /ASCII85Decode /FlateDecode ]')).toEqual(['ASCII85Decode', 'FlateDecode']);
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
        expect(undoFilters(Buffer.from(bytes), ['LZW'], 500)!.bytes.length).toBeLessThanOrEqual(500);
      }),
    );
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 6000 }), (bytes) => {
        const data = Buffer.from(bytes);
        expect(undoFilters(encodeLzw(data), ['LZWDecode'], 1e6)!.bytes.equals(data)).toBe(true);
      }),
    );
  });

  it('ends on anything', () => {
    fc.assert(
      fc.property(
        fc.string({
          unit: fc.constantFrom('(', ')', '\\', '<', '>', '[', 'T', 'j', 'J', ' ', '0', 'a'),
          maxLength: 400,
        }),
        (text) => {
          textOfPage(text, []);
        },
      ),
    );
    expect(cpuTimeOf(() => textOfPage('(\\('.repeat(60_000), []))).toBeLessThan(4000);
  });
});
