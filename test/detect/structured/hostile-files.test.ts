import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fileKind } from '../../../src/detect/structured/file-kinds.js';
import { recogniseKeyStore } from '../../../src/detect/structured/key-stores.js';
import { parseFile } from '../../../src/detect/structured/parse-file.js';
import { cpuTimeOf } from '../../helpers/cpu-time.js';

/** One name for each parser. */
const NAMES = [
  '.env',
  'gradle.properties',
  '.my.cnf',
  'redis.conf',
  '.npmrc',
  '.netrc',
  '.pgpass',
  '.git-credentials',
  'chap-secrets',
  'auth-user-pass',
  '.passwd-s3fs',
  'shadow',
  'userlist.txt',
  '.dockercfg',
  'auth.json',
  'kubeconfig',
  'secrets.json',
  'values.yaml',
  'web.config',
  'a.har',
  'master.key',
  'passwords.csv',
  'a.tfstate',
  'secret.yaml',
];

const PIECES = [
  'password',
  'kind: Secret',
  'data:',
  'users:',
  ' ',
  '\n',
  '\r\n',
  '\t',
  ':',
  '=',
  '"',
  "'",
  '{',
  '}',
  '[',
  ']',
  ',',
  '-',
  '#',
  '<',
  '>',
  '/',
  '<Pass>',
  '&amp;',
  '$6$',
  'machine',
  'login',
  '\\',
  '\\u00',
  '\0',
  '\x1b[2J',
  '\xff',
  'cGFzc3dvcmQ=',
  '|',
  '"auths"',
  'x1Y2z3',
];

describe('hostile files', () => {
  it('never throw, and values lie inside', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...NAMES),
        fc.array(fc.constantFrom(...PIECES), { maxLength: 60 }),
        (name, pieces) => {
          const kind = fileKind(name);
          if (kind === null || kind === 'key-store') throw new Error(`${name} has no parser`);
          const text = pieces.join('');
          for (const { start, end } of parseFile(kind, name, text))
            expect([start >= 0, start <= end, end <= text.length]).toEqual([true, true, true]);
        },
      ),
      { numRuns: 1500 },
    );
  });

  it('take time in proportion to their size', () => {
    const unit = 60_000;
    for (const name of NAMES) {
      const kind = fileKind(name);
      if (kind === null || kind === 'key-store') continue;
      for (const piece of [
        '"',
        ':',
        'a:',
        '<a ',
        '{"a":',
        '- ',
        ' ',
        'a=',
        '=',
        '\\',
        '&',
        '#',
        "'",
        '(',
        'a: "x\n',
        'a: |\n',
        'password ',
      ]) {
        const used = cpuTimeOf(() => parseFile(kind, name, piece.repeat(Math.floor(unit / piece.length))));
        expect(used, `${name}: ${JSON.stringify(piece)}`).toBeLessThan(2500);
      }
    }
  });

  it('are no key stores whatever their bytes say about lengths', () => {
    const heads = [
      'feedfeed',
      '30820fff020103',
      '308000020100',
      '1ef1b5b0',
      'cececece',
      '0702000052534132',
      '3084ffffffff020103',
      '95ff',
    ].map((hex) => Buffer.from(hex, 'hex'));
    fc.assert(
      fc.property(
        fc.constantFrom(...heads),
        fc.uint8Array({ maxLength: 200 }),
        fc.constantFrom('a.p12', 'a.jks', 'secring.gpg', 'x.der', 'id_rsa'),
        (head, rest, name) => {
          recogniseKeyStore(Buffer.concat([head, rest]), name);
        },
      ),
    );
  });
});
