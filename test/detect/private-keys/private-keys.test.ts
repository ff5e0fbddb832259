import { describe, expect, it } from 'vitest';
import { createDetector } from '../../../src/detect/create-detector.js';
import { pemBlock, puttyKeyFile } from '../../../src/detect/examples/private-keys.js';
import { seededRandom } from '../../../src/detect/examples/random.js';
import { HitList } from '../../../src/detect/hit-list.js';
import { privateKeyDetector } from '../../../src/detect/private-keys/private-key-detector.js';
import { loadRuleFiles, PATTERNS_FOLDER } from '../../../src/detect/rules/load-patterns.js';
import { NO_MATCH, TextMode } from '../../../src/detect/types.js';

const detector = createDetector({
  rules: loadRuleFiles([`${PATTERNS_FOLDER}private-keys.yml`]),
  codeDetectors: [privateKeyDetector()],
});

function hitsIn(text: string): HitList {
  const bytes = Buffer.from(text, 'latin1');
  const hits = new HitList();
  detector.scan(bytes, bytes.length, 0, bytes.length, TextMode.Text, hits);
  return hits;
}

function find(text: string) {
  return detector.settle(hitsIn(text)).map(({ verdict, start, end }) => {
    const { rule, ...rest } = detector.verdicts.get(verdict);
    return { rule: detector.rules[rule]!.id, raw: text.slice(start, end), ...rest };
  });
}

const block = (kind: string): string => pemBlock(kind, seededRandom(kind))!;
const rsa = block('rsa');
const lines = rsa.split('\n');

describe('private keys', () => {
  it.each([
    ['rsa', 'pem-rsa-private-key', 'certain', 'critical'],
    ['ec', 'pem-ec-private-key', 'certain', 'critical'],
    ['pkcs8', 'pem-pkcs8-private-key', 'certain', 'critical'],
    ['encrypted', 'pem-encrypted-private-key', 'certain', 'medium'],
    ['openssh', 'openssh-private-key', 'certain', 'critical'],
    ['pgp', 'pgp-private-key', 'certain', 'critical'],
  ])('of kind %s are %s, %s, %s, and the value is the block', (kind, rule, confidence, severity) => {
    expect(find(`before\n${block(kind)}\nafter`)).toMatchObject([
      { rule, confidence, severity, value: block(kind), raw: block(kind) },
    ]);
  });

  it('that do not parse, or stand in the comment that documents a function, weigh less', () => {
    const cut = [lines[0], ...lines.slice(2, -2), lines.at(-1)].join('\n');
    expect(find(cut)).toMatchObject([{ severity: 'medium' }]);
    const short = [...lines.slice(0, -3), lines.at(-1)];
    expect(find(short.join('\n'))).toMatchObject([{ severity: 'high' }]);
    expect(find(`/** For example, \`${short.join(' ')}\` */`)).toMatchObject([{ severity: 'low' }]);
    expect(find(lines.map((line) => ` * ${line}`).join('\n'))).toMatchObject([{ severity: 'medium' }]);
  });

  it.each([
    ['JSON', `{"private_key": "${lines.join('\\n')}\\n", "x": 1}`],
    ['JSON that escapes slashes', `{"key": "${lines.join('\\n').replaceAll('/', '\\/')}"}`],
    ['escaped twice', `"${lines.join('\\\\n')}"`],
    ['YAML', `key: |\n${lines.map((line) => `    ${line}`).join('\n')}\nnext: 1`],
    ['Windows line breaks', lines.join('\r\n')],
    ['a JavaScript concatenation', lines.map((line) => `  '${line}\\n' +`).join('\n')],
    ['a Go or C concatenation', lines.map((line) => `\t"${line}\\n"`).join('\n')],
    ['comments', lines.map((line) => `# ${line}`).join('\n')],
    ['one line with blanks', lines.join(' ')],
    ['a diff', lines.map((line) => `+${line}`).join('\n')],
  ])('in %s are the same value as in a file', (_, text) => {
    expect(find(text)).toMatchObject([{ rule: 'pem-rsa-private-key', value: rsa, confidence: 'certain' }]);
  });

  it('encrypted the old way keep their headers and are medium', () => {
    const headers = ['Proc-Type: 4,ENCRYPTED', `DEK-Info: AES-128-CBC,${'0A1B2C3D4E5F6071'.repeat(2)}`, ''];
    const text = [lines[0], ...headers, ...lines.slice(1)].join('\n');
    expect(find(text)).toMatchObject([{ severity: 'medium', value: text }]);
  });

  it('whose content is random bytes are high, not certain', () => {
    const body = seededRandom('junk')
      .bytes(600)
      .toString('base64')
      .match(/.{1,64}/g)!;
    expect(find([lines[0], ...body, lines.at(-1)].join('\n'))).toMatchObject([{ confidence: 'high' }]);
  });

  it('cut short are medium and end with their last line', () => {
    const cut = lines.slice(0, 8).join('\n');
    expect(find(`${cut}\n...\n`)).toMatchObject([{ confidence: 'medium', raw: cut }]);
  });

  it('that are only named, shown or public are none', () => {
    expect(find(`if (text.includes('${lines[0]}') && text.includes('${lines.at(-1)}')) return parse(text);`)).toEqual(
      [],
    );
    expect(find(`${lines[0]}\n...\n${lines.at(-1)}`)).toEqual([]);
    expect(find(`${lines[0]}\n${'x'.repeat(64)}\n${lines.at(-1)}`)).toEqual([]);
    expect(find(rsa.replaceAll('PRIVATE', 'PUBLIC'))).toEqual([]);
  });

  it('two in one text are two', () => {
    expect(find(`${rsa}\n${block('ec')}\n`).map(({ rule }) => rule)).toEqual([
      'pem-rsa-private-key',
      'pem-ec-private-key',
    ]);
  });

  it('of PuTTY run to their MAC', () => {
    const key = puttyKeyFile(seededRandom('ppk'));
    expect(find(`${key}\nx`)).toMatchObject([{ rule: 'putty-private-key', raw: key, confidence: 'certain' }]);
    expect(find(key.replace('Encryption: none', 'Encryption: aes256-cbc'))).toMatchObject([{ severity: 'medium' }]);
  });

  it('that were not found leave the extent that was looked at, and no more than a few hundred bytes of it', () => {
    const hits = hitsIn(`${lines[0]}\n${'some prose that goes on. '.repeat(400)}`);
    expect(hits.verdict[0]).toBe(NO_MATCH);
    expect(hits.high[0]! - hits.low[0]!).toBeLessThan(700);
  });
});
