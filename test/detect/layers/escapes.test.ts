import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { expandTemplate } from '../../../src/detect/examples/expand-template.js';
import { HitList } from '../../../src/detect/hit-list.js';
import { readEscapedRun } from '../../../src/detect/layers/escaped-run.js';
import { testDetector } from '../structured/find-in-file.js';
import { randomText } from '../structured/random-text.js';

const TOKEN = expandTemplate('{{token:github-crc32:ghp_}}', 'escapes').text;
const hex = (character: string): string => character.charCodeAt(0).toString(16).padStart(2, '0');

function scan(text: string): { id: string; value: string; layers: readonly string[]; bytes: string }[] {
  const detector = testDetector();
  const hits = new HitList();
  const bytes = Buffer.from(text, 'latin1');
  detector.scan(bytes, bytes.length, 0, bytes.length, 0, hits);
  return detector.settle(hits).map(({ verdict, start, end }) => {
    const { rule, value, layers } = detector.verdicts.get(verdict);
    return { id: detector.rules[rule]!.id, value, layers, bytes: text.slice(start, end) };
  });
}

describe('text in escapes', () => {
  it('is read as what it stands for, at its own place', () => {
    const forms: [string, (character: string) => string][] = [
      ['hex', (character) => `\\x${hex(character)}`],
      ['unicode', (character) => `\\u00${hex(character).toUpperCase()}`],
      ['percent', (character) => `%${hex(character)}`],
    ];
    for (const [layer, escape] of forms) {
      const escaped = [...TOKEN].map(escape).join('');
      const text = `const t = "${[...'tok: '].map(escape).join('')}${escaped}";\n`;
      expect(scan(text)).toEqual([{ id: 'github-pat-classic', value: TOKEN, layers: [layer], bytes: escaped }]);
    }
  });

  it('is seen through where only marks are escaped', () => {
    const password = randomText('pct', 16);
    const found = scan(`next=postgres%3A%2F%2Fshop%3A${password}%40db.intern.net%2Fshop&x=1\n`);
    expect(found.map(({ value, bytes }) => [value, bytes])).toEqual([[password, password]]);
  });

  it('is left where it is binary, short or in another run', () => {
    const run = (text: string, anchor = 0): unknown =>
      readEscapedRun(Buffer.from(text, 'latin1'), text.length, anchor, 0)?.run ?? null;
    expect(run('\\x00\\x01\\x02\\x03\\x04\\x05\\x06\\x07\\x08\\x00\\x01\\x02\\x03')).toBeNull();
    expect(run('\\x41\\x42')).toBeNull();
    expect(run('\\x41'.repeat(20), 4)).toBeNull();
    expect(run('\\x41'.repeat(20))).not.toBeNull();
  });

  it('has origins that fit its bytes, whatever stands there', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('%41', '%7e', 'a', '%', ' ', '\\x41', '\\u0042', '4'), {
          minLength: 4,
          maxLength: 80,
        }),
        fc.nat(2),
        (pieces, form) => {
          const text = pieces.join('');
          for (let anchor = 0; anchor < text.length; anchor++) {
            const found = readEscapedRun(Buffer.from(text, 'latin1'), text.length, anchor, form)?.run ?? null;
            if (found === null) continue;
            expect(found.origins.length).toBe(found.decoded.length + 1);
            expect([found.origins[0], found.origins[found.decoded.length]]).toEqual([found.start, found.end]);
          }
        },
      ),
    );
  });
});
