import { describe, expect, it } from 'vitest';
import { createDetector } from '../../../src/detect/create-detector.js';
import { HitList } from '../../../src/detect/hit-list.js';
import { gitCryptDetector } from '../../../src/detect/private-keys/git-crypt-detector.js';
import { loadRuleFiles, PATTERNS_FOLDER } from '../../../src/detect/rules/load-patterns.js';
import { TextMode } from '../../../src/detect/types.js';
import { gitCryptKey } from '../../helpers/git-crypt-key.js';

const detector = createDetector({
  rules: loadRuleFiles([`${PATTERNS_FOLDER}git-crypt.yml`]),
  codeDetectors: [gitCryptDetector()],
});

function find(bytes: Buffer): { value: string; start: number; end: number }[] {
  const hits = new HitList();
  const mode = bytes.subarray(0, 8000).includes(0) ? TextMode.Binary : TextMode.Text;
  detector.scan(bytes, bytes.length, 0, bytes.length, mode, hits);
  return detector
    .settle(hits)
    .map(({ verdict, start, end }) => ({ value: detector.verdicts.get(verdict).value, start, end }));
}

const key = gitCryptKey('a key');
const value = key.toString('latin1');

describe('git-crypt keys', () => {
  it('are the whole file, as export-key writes it', () => {
    expect(key.length).toBe(148);
    expect(find(key)).toEqual([{ value, start: 0, end: 148 }]);
  });

  it.each([
    ['with a name', gitCryptKey('named', { name: 'ops' })],
    ['with two versions', gitCryptKey('twice', { versions: 2 })],
  ])('%s', (_, bytes) =>
    expect(find(bytes)).toEqual([{ value: bytes.toString('latin1'), start: 0, end: bytes.length }]),
  );

  it('end where the key does, whatever stands around', () => {
    expect(find(Buffer.concat([Buffer.from('x\0'), key, Buffer.from('more')]))).toEqual([
      { value, start: 2, end: 150 },
    ]);
  });

  it.each([
    ['in one line', (text: string) => text],
    ['wrapped', (text: string) => text.replace(/(.{76})/g, '$1\n')],
    ['wrapped and indented', (text: string) => text.replace(/(.{64})/g, '$1\r\n    ')],
    ['escaped', (text: string) => text.replace(/(.{76})/g, '$1\\n')],
  ])('are the same value in base64, %s', (_, spell) => {
    const spelt = spell(key.toString('base64'));
    const [found] = find(Buffer.from(`KEY: ${spelt}\nNEXT: 1\n`));
    expect(found).toEqual({ value, start: 5, end: 5 + spelt.length });
  });

  it.each([
    ['an older format', Buffer.concat([key.subarray(0, 15), Buffer.from([1]), key.subarray(16)])],
    ['a key cut off', key.subarray(0, 60)],
    ['the header of an encrypted file', Buffer.from('\0GITCRYPT\0' + 'x'.repeat(200), 'latin1')],
    ['the name in source code', Buffer.from('static const char magic[] = "\\0GITCRYPTKEY";')],
  ])('are not %s', (_, bytes) => expect(find(bytes)).toEqual([]));
});
