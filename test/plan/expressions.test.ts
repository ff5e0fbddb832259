import { execFileSync } from 'node:child_process';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { expressionsFile, javaScriptPattern, linesPattern } from '../../src/plan/files/expressions.js';
import { pythonLiteralPattern } from '../../src/plan/files/python-pattern.js';
import { pathsFile } from '../../src/plan/files/paths.js';
import { mailmapFile } from '../../src/plan/files/mailmap.js';
import { shellQuote } from '../../src/plan/files/shell-quote.js';
import { cpuTimeOf } from '../helpers/cpu-time.js';
import { pem } from '../rehearse/helpers/canaries.js';

const rule = (find: string | Buffer, replace = 'R') => ({
  secret: 'S1',
  find: Buffer.from(find as string),
  replace: Buffer.from(replace),
});

/** The parser of git-filter-repo (get_replace_text), as its source has it, run over pairs of a file and a text. */
const PARSER = `
import re, sys, json
def parse(data):
  literals, regexes = [], []
  for line in [l + b'\\n' for l in data.split(b'\\n')[:-1]]:
    line = line.rstrip(b'\\r\\n')
    replacement = b'***REMOVED***'
    if b'==>' in line:
      line, replacement = line.rsplit(b'==>', 1)
    if line.startswith(b'regex:') and line[6:]:
      regexes.append((re.compile(line[6:]), replacement))
    else:
      if line.startswith(b'literal:'):
        line = line[8:]
      if line: literals.append((line, replacement))
  return literals, regexes
out = []
for file, text in json.load(sys.stdin):
  literals, regexes = parse(bytes.fromhex(file))
  text = bytes.fromhex(text)
  for find, put in literals: text = text.replace(find, put)
  for find, put in regexes: text = find.sub(put, text)
  out.append(text.hex())
print(json.dumps(out))
`;

function afterPython(runs: readonly { file: Buffer; text: Buffer }[]): string[] {
  const input = JSON.stringify(runs.map(({ file, text }) => [file.toString('hex'), text.toString('hex')]));
  const out = execFileSync('python3', ['-c', PARSER], { input });
  return (JSON.parse(out.toString()) as string[]).map((hex) => Buffer.from(hex, 'hex').toString('latin1'));
}

describe('the expressions file', () => {
  it('reaches every byte string, whatever is in it, as the parser of git-filter-repo reads it', () => {
    const piece = fc.constantFrom(
      '==>',
      'regex:',
      'glob:',
      'literal:',
      '#',
      ' ',
      '\t',
      '\n',
      '\r',
      '\\',
      '.*',
      '[a',
      '(',
      '$',
      'é',
      '\xff',
      'key',
      '7',
    );
    const secret = fc
      .array(piece, { minLength: 3, maxLength: 10 })
      .map((pieces) => Buffer.from(`${pieces.join('')}x`, 'latin1'));
    const secrets = fc.sample(secret, { numRuns: 400, seed: 7 }).filter((bytes) => !bytes.includes(0));
    const texts = afterPython(
      secrets.map((bytes) => ({
        file: expressionsFile({ literals: [rule(bytes)], patterns: [] }),
        text: Buffer.concat([Buffer.from('<'), bytes, Buffer.from('>')]),
      })),
    );
    const left = secrets.filter((_, at) => texts[at] !== '<R>');
    expect(left.map((bytes) => JSON.stringify(bytes.toString('latin1')))).toEqual([]);
    expect(secrets.length).toBeGreaterThan(300);
  });

  it('ends with a line break and has a prefix and an arrow on every line', () => {
    const file = expressionsFile({
      literals: [rule('# not a comment'), rule('ends with CR\r')],
      patterns: [{ secret: 'S2', lines: [Buffer.from('a'), Buffer.from('b')], replace: Buffer.from('R') }],
    });
    const lines = file.toString('latin1').split('\n');
    expect(lines.pop()).toBe('');
    for (const line of lines) expect(line).toMatch(/^(literal|regex):.+==>R$/);
  });

  it('refuses a replacement that the file cannot carry', () => {
    for (const replace of ['a==>b', 'a\nb', 'a\\1']) {
      expect(() => expressionsFile({ literals: [rule('x', replace)], patterns: [] })).toThrow('cannot carry');
    }
  });
});

describe('a pattern for a key', () => {
  const key = pem('pattern');
  const pattern = javaScriptPattern(linesPattern(key.split('\n').map((line) => Buffer.from(line))));

  it.each([
    ['CRLF', (text: string) => text.replaceAll('\n', '\r\n')],
    ['JSON', (text: string) => JSON.stringify(text)],
    ['indented', (text: string) => text.replaceAll('\n', '\n    ')],
    [
      'concatenated',
      (text: string) =>
        text
          .split('\n')
          .map((line) => `"${line}\\n" +`)
          .join('\n'),
    ],
    ['one line', (text: string) => text.replaceAll('\n', ' ')],
  ])('matches it as %s', (_, spell) => {
    expect(`before ${spell(key)} after`.replace(pattern, 'R')).toMatch(/^before "?R/);
  });

  it('leaves other text between BEGIN and END alone, fast', () => {
    const [begin] = key.split('\n');
    const text = `${begin}\nnothing\n`.repeat(5000);
    expect(cpuTimeOf(() => expect(text.replace(pattern, 'R')).toBe(text))).toBeLessThan(2000);
  });
});

describe('other files', () => {
  it('paths: an exact pattern, no slash in the replacement', () => {
    expect(pathsFile([rule('a==>b/c\n', 'x/y')]).toString()).toBe('regex:a\\x3d\\x3d>b/c\\x0a==>x-y\n');
  });

  it('mailmap: only whole addresses', () => {
    expect(mailmapFile([rule('ada@analytical.example', 'p@example.invalid'), rule('x>y@z', 'q')]).toString()).toBe(
      '<p@example.invalid> <ada@analytical.example>\n',
    );
  });

  it('a literal pattern for Python is printable ASCII', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 30 }), (bytes) =>
        /^[\x20-\x7e]*$/.test(pythonLiteralPattern(Buffer.from(bytes))),
      ),
    );
  });

  it('a quoted word comes out of the shell as it went in', () => {
    const words = ["it's", '$(id)', '`id`', '"', '\\', 'a b', '-x', '*', ''];
    const out = execFileSync('sh', ['-c', `printf '%s\\n' ${words.map(shellQuote).join(' ')}`]).toString();
    expect(out).toBe(words.map((word) => `${word}\n`).join(''));
  });
});
