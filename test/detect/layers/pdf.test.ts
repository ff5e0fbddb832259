import zlib from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { expandTemplate } from '../../../src/detect/examples/expand-template.js';
import { readCharacterMap, textOfPage } from '../../../src/detect/layers/pdf-text.js';
import { findInside } from './find-inside.js';

const TOKEN = expandTemplate('{{token:github-crc32:ghp_}}', 'pdf').text;

/** A PDF of these streams; no cross-reference table, which is not read. */
function buildPdf(streams: readonly { dictionary?: string; data: Buffer }[], trailer = ''): Buffer {
  const objects = streams.flatMap(({ dictionary = '', data }, index) => [
    Buffer.from(`${index + 1} 0 obj\n<< /Length ${data.length} ${dictionary}>>\nstream\r\n`),
    data,
    Buffer.from('\nendstream\nendobj\n'),
  ]);
  return Buffer.concat([Buffer.from('%PDF-1.7\n%\xe2\xe3\n', 'latin1'), ...objects, Buffer.from(`trailer << ${trailer} >>\n%%EOF`)]);
}

const flate = (text: string, dictionary = ''): { dictionary: string; data: Buffer } => ({
  dictionary: `/Filter /FlateDecode ${dictionary}`,
  data: zlib.deflateSync(Buffer.from(text, 'latin1')),
});

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
    expect(textOfPage('BT 1 0 0 1 72 700 Tm (a\\(b\\)\\\\\\101) Tj 0 -12 Td [(x) -300 (y) 10 (z)] TJ T* (end) Tj ET', []).trim()).toBe('a(b)\\A\nx yz\nend');
    const map = readCharacterMap('beginbfrange <01> <03> <0041> <05> <06> [<0062> <00630064>] endbfrange');
    expect(textOfPage('(\\001\\003) Tj <0506> Tj', [map])).toBe('ACbcd');
  });

  it('is opened further where files are attached', () => {
    const attached = flate(`\xff\xfe${Buffer.from(`key ${TOKEN}`, 'utf16le').toString('latin1')}`, '/Type /EmbeddedFile');
    expect(findInside(buildPdf([attached])).found.map(({ value, layers }) => [value, layers])).toEqual([[TOKEN, ['pdf', 'utf-16le']]]);
  });

  it('is said to be out of reach where it is encrypted or packed otherwise', () => {
    expect(findInside(buildPdf([flate('BT (x) Tj ET')], '/Encrypt 9 0 R')).gaps).toEqual(['pdf: encrypted']);
    expect(findInside(buildPdf([{ dictionary: '/Filter /LZWDecode', data: Buffer.from('xx') }])).gaps).toEqual(['pdf: a stream with another filter']);
    expect(findInside(buildPdf([{ dictionary: '/Filter /DCTDecode /Subtype /Image', data: Buffer.from('xx') }])).gaps).toEqual([]);
  });

  it('ends on anything', () => {
    fc.assert(fc.property(fc.string({ unit: fc.constantFrom('(', ')', '\\', '<', '>', '[', 'T', 'j', 'J', ' ', '0', 'a'), maxLength: 400 }), (text) => {
      textOfPage(text, []);
    }));
    const started = performance.now();
    textOfPage('(\\('.repeat(60_000), []);
    expect(performance.now() - started).toBeLessThan(4000);
  });
});
