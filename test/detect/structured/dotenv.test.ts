import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readDotenv } from '../../../src/detect/structured/dotenv.js';
import { expandTemplate } from '../../../src/detect/examples/expand-template.js';
import { findInFile } from './find-in-file.js';
import { randomText } from './random-text.js';
import { cpuTimeOf } from '../../helpers/cpu-time.js';

const read = (text: string): [string, string][] => readDotenv(text).map(({ name, value }) => [name, value]);

describe('variables of environment files', () => {
  it('are read in every spelling', () => {
    const spellings = [
      'A=x1',
      'A = x1',
      'export A=x1',
      'set A=x1',
      'declare -x A=x1',
      '$env:A = "x1"',
      'setenv A x1',
      'set -x A x1',
      'ENV A x1',
      'ENV A=x1',
      'A: x1',
      'A: "x1"',
      "A='x1'",
      'A=`x1`',
      'A=x1 # note',
      'A="x1" # note',
      'A=x1;',
      '  A=x1  ',
      'A:=x1',
      'A=x1\r',
      '# A=x1',
      '#export A="x1"',
      '\xef\xbb\xbfA=x1',
      '"A"="x1"',
    ];
    for (const spelling of spellings) expect([spelling, read(`${spelling}\n`)]).toEqual([spelling, [['A', 'x1']]]);
  });

  it('keep a number sign inside a value', () => {
    expect(read('A=x#1\nB="x # 1"\nC=#none\n')).toEqual([
      ['A', 'x#1'],
      ['B', 'x # 1'],
    ]);
  });

  it('undo escapes in double quotes only', () => {
    expect(read('A="a\\"b\\nc"\nB=\'a\\nb\'\n')).toEqual([
      ['A', 'a"b\nc'],
      ['B', 'a\\nb'],
    ]);
  });

  it('run over lines inside quotes, and lines after them are read', () => {
    expect(read('A="one\r\ntwo"\nB=3\nC=\'x\ny\'\nD=4')).toEqual([
      ['A', 'one\ntwo'],
      ['B', '3'],
      ['C', 'x\ny'],
      ['D', '4'],
    ]);
  });

  it('treat a quote that never closes as part of the value and lose no line', () => {
    expect(read('A="open\nB=2\n')).toEqual([
      ['A', '"open'],
      ['B', '2'],
    ]);
    expect(read("A=don't\nB=2\nC='x\nD=it's\n").map(([name]) => name)).toEqual(['A', 'B', 'C', 'D']);
  });

  it('have exact byte ranges', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.tuple(
            fc.constantFrom('', 'export '),
            fc.stringMatching(/^[A-Z]{1,8}$/),
            fc.constantFrom('', '"', "'"),
            fc.stringMatching(/^[a-z0-9]{1,12}$/),
          ),
        ),
        (lines) => {
          const text = lines.map(([lead, name, quote, value]) => `${lead}${name}=${quote}${value}${quote}`).join('\n');
          const entries = readDotenv(text);
          expect(entries.map((entry) => text.slice(entry.start, entry.end))).toEqual(
            lines.map(([, , , value]) => value),
          );
        },
      ),
    );
  });

  it('take time in proportion to the text, whatever the quotes', () => {
    expect(cpuTimeOf(() => readDotenv('A="x\n'.repeat(40_000)))).toBeLessThan(3000);
  });
});

describe('secrets of environment files', () => {
  const found = (text: string, path = '.env'): [string, string][] =>
    findInFile(path, text).map(({ name, value }) => [name ?? '', value]);

  it('are found where only the parser sees the whole value', () => {
    const secret = `${randomText('a', 10)} ${randomText('b', 10)}`;
    expect(
      found(`DB_PASSWORD="${secret}"\nPORT=3000\nNODE_ENV=production\nDEBUG=true\nHOST=db.internal.net\n`),
    ).toEqual([]);
    const lines = `${randomText('c', 12)}\n${randomText('d', 30)}`;
    expect(found(`ADMIN_PASSWORD='${lines}'\n`)).toEqual([['ADMIN_PASSWORD', lines]]);
  });

  it('are found by their look where the name says nothing, but not public ones', () => {
    const value = randomText('e', 40);
    expect(found(`MAILGUN=${value}\n`)).toEqual([['MAILGUN', value]]);
    for (const name of ['GIT_COMMIT_SHA', 'GA_TRACKING_ID', 'NEXT_PUBLIC_THING', 'IMAGE_TAG', 'CONTRACT_ADDRESS'])
      expect(found(`${name}=${value}\n`)).toEqual([]);
  });

  it('are no references, stand-ins or addresses', () => {
    const lines = [
      'PASSWORD=${DB_PASSWORD}',
      'TOKEN=$TOKEN',
      'SECRET=changeme',
      'API_KEY=your-api-key-here',
      'KEY_FILE=/etc/ssl/key.pem',
      'AUTH_URL=https://auth.net/x',
      'TOKEN=<token>',
      'PASSWORD=',
    ];
    expect(found(lines.join('\n'))).toEqual([]);
  });

  it('leave to a specific rule what that rule knows', () => {
    const token = expandTemplate('{{token:github-crc32:ghp_}}', 'dotenv').text;
    expect(found(`SOMETHING=${token}\n`)).toEqual([]);
  });

  it('carry the user that goes with them', () => {
    const secret = `${randomText('g', 9)}\n${randomText('h', 9)}`;
    expect(findInFile('.env.production', `DB_USER=shop\nDB_PASSWORD="${secret}"\nMAIL_USER=post\n`)[0]).toMatchObject({
      companion: 'shop',
      name: 'DB_PASSWORD',
    });
  });

  it('stand at their bytes in UTF-16 files too', () => {
    const value = randomText('i', 40);
    const utf16 = Buffer.from(`\ufeffNAME=M\u00fcller\r\nMAILER="${value}"\r\n`, 'utf16le');
    const [match] = findInFile('conf/.env', utf16);
    expect(match).toMatchObject({ value, layers: ['utf-16le'] });
    expect(utf16.subarray(match!.start, match!.end).toString('utf16le')).toBe(value);
  });

  it('are secrets though they are words, where their name says so and no other thing is named', () => {
    const found = (text: string): string[] => findInFile('.env', text).map(({ value }) => value);
    expect(found('SESSION_SECRET=merry-otter-harbour\nADMIN_PASSWORD=redstart\n')).toContain('merry-otter-harbour');
    expect(found('TLS_SECRET=tls\nDB_PASSWORD_KEY=redstart\nDB_PASSWORD=db-password\nAPP_SECRET=changeme\n')).toEqual(
      [],
    );
  });
});
