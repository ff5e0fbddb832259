import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { encodedPlaces } from '../../../src/detect/base64/encoded-places.js';
import { readBase64Run } from '../../../src/detect/base64/read-run.js';
import { createDetector } from '../../../src/detect/create-detector.js';
import { ownCodeDetectors } from '../../../src/detect/code-detectors.js';
import { expandTemplate } from '../../../src/detect/examples/expand-template.js';
import { HitList } from '../../../src/detect/hit-list.js';
import { loadRuleFiles, PATTERNS_FOLDER } from '../../../src/detect/rules/load-patterns.js';

describe('the encoded form of a literal', () => {
  it('fits what base64 makes of it at every alignment, whatever its neighbours, in both alphabets', () => {
    fc.assert(
      fc.property(
        fc.uint8Array({ maxLength: 7 }),
        fc.uint8Array({ minLength: 4, maxLength: 12 }),
        fc.uint8Array({ minLength: 3, maxLength: 6 }),
        (before, literal, after) => {
          const bytes = Buffer.concat([before, literal, after]);
          const alignment = before.length % 3;
          const places = encodedPlaces(Buffer.from(literal).toString('latin1'), alignment);
          const start = Math.floor((before.length * 8) / 6);
          for (const encoding of ['base64', 'base64url'] as const) {
            const text = bytes.toString(encoding);
            places.forEach((set, place) => expect(set[text.charCodeAt(start + place)]).toBe(1));
          }
        },
      ),
      { numRuns: 200 },
    );
  });

  it('leaves no more room than unknown neighbours do', () => {
    expect(encodedPlaces('ghp_', 0).map((set) => set.reduce((sum, member) => sum + member, 0))).toEqual([
      1, 1, 1, 1, 1, 18,
    ]);
  });
});

describe('the run of base64 around a place', () => {
  it('is aligned by what stands there, and goes on over wrapped lines', () => {
    const content = 'x'.repeat(50) + 'token' + 'y'.repeat(200);
    const wrapped = Buffer.from(content)
      .toString('base64')
      .replace(/(.{76})/g, '$1\n  ');
    const text = Buffer.from(`data: ab/${wrapped}\nend`);
    const anchor = 9 + Math.floor((50 * 8) / 6);
    const run = readBase64Run(text, text.length, anchor, 50 % 3);
    expect(run.decoded.toString('latin1')).toContain(`token${'y'.repeat(200)}`);
    expect(text.toString('latin1', run.end)).toBe('\nend');
  });
});

describe('a detector', () => {
  const files = loadRuleFiles(
    ['github', 'database-urls', 'private-keys'].map((name) => `${PATTERNS_FOLDER}${name}.yml`),
  );
  const detector = createDetector({ rules: files, codeDetectors: ownCodeDetectors() });
  const find = (line: string) => {
    const text = Buffer.from(line, 'latin1');
    const hits = new HitList();
    detector.scan(text, text.length, 0, text.length, 0, hits);
    return detector
      .settle(hits)
      .map(({ verdict, start, end }) => ({ ...detector.verdicts.get(verdict), text: line.slice(start, end) }));
  };

  it.each([0, 1, 2])('finds a token and a URL in one run, %i bytes off the group', (offset) => {
    const token = expandTemplate('{{token:github-crc32:ghp_}}', 'base64').text;
    const url = expandTemplate('postgres://kestrel:{{base62:14}}@db.kestrel.io/app', 'base64').text;
    const encoded = Buffer.from(`${'#'.repeat(offset)} GH=${token}\nB=${url}\n`).toString('base64');
    const found = find(`  config: ${encoded}`);
    expect(found.map(({ rule, layers, text }) => [detector.rules[rule]!.id, layers, text === encoded])).toEqual([
      ['github-pat-classic', ['base64'], true],
      ['postgres-url', ['base64'], true],
    ]);
    expect(found[0]).toMatchObject({ value: token, name: 'GH', confidence: 'certain' });
  });

  it('finds a private key encoded once more, and names it by the outer variable', () => {
    const key = expandTemplate('{{pem:rsa}}', 'base64').text;
    const [found] = find(`SSH_KEY=${Buffer.from(key).toString('base64')}`);
    expect(found).toMatchObject({ value: key, layers: ['base64'], name: 'SSH_KEY' });
  });

  it('does not open two layers', () => {
    const token = expandTemplate('{{token:github-crc32:ghp_}}', 'twice').text;
    const once = Buffer.from(`token ${token} `).toString('base64');
    expect(find(Buffer.from(`data ${once} `).toString('base64'))).toEqual([]);
  });
});
