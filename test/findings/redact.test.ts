import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createEraser, readingsOf } from '../../src/findings/erase-values.js';
import { redactValue } from '../../src/findings/redact.js';

const secretText = fc
  .string({ minLength: 8, maxLength: 80 })
  .filter((text) => !text.includes('*') && !/^[^@]+@/.test(text));

describe('redactValue', () => {
  it('keeps no run of four characters of a secret', () => {
    fc.assert(
      fc.property(secretText, (value) => {
        const shown = redactValue(value);
        for (let at = 0; at + 4 <= value.length; at++) expect(shown).not.toContain(value.slice(at, at + 4));
      }),
    );
  });

  it('does not tell the length of a short value', () => {
    expect(redactValue('hunter2')).toBe(redactValue('abc'));
    expect(redactValue('swordfish')).toBe(redactValue('s-other-one'));
  });

  it('keeps the header of a key and the ends of an address', () => {
    const header = ['-----BEGIN', 'RSA PRIVATE', 'KEY-----'].join(' ');
    expect(redactValue(`${header}\nMIIEow`)).toBe(`${header}****`);
    expect(redactValue(['jane.doe', 'corp.co.uk'].join('@'))).toBe('j****@c****.uk');
  });
});

describe('createEraser', () => {
  it('leaves no value in any text it is put into', () => {
    fc.assert(
      fc.property(
        fc.array(secretText, { minLength: 1, maxLength: 5 }),
        fc.string(),
        fc.string(),
        (values, before, after) => {
          const erase = createEraser(values);
          for (const value of values) expect(erase(before + value + after)).not.toContain(value);
        },
      ),
    );
  });

  it('takes the longest value where one is the start of another', () => {
    const erase = createEraser(['abcdefgh', 'abcdefghijkl']);
    expect(erase('x abcdefghijkl y')).toBe(`x ${redactValue('abcdefghijkl')} y`);
  });

  it('finds the lines of a value of several lines', () => {
    const line = 'MIIEowIBAAKCAQEA0123';
    const header = ['-----BEGIN', 'KEY-----'].join(' ');
    expect(createEraser([`${header}\n${line}\n`])(`see ${line}!`)).not.toContain(line);
  });

  it('leaves other text alone', () => {
    expect(createEraser(['secretvalue'])('nothing to see, secret value')).toBe('nothing to see, secret value');
    expect(createEraser([])('text')).toBe('text');
  });

  it('reads a value both as UTF-8 and byte by byte, from any kind of byte array', () => {
    expect(readingsOf(new Uint8Array(Buffer.from('pässwörd')))).toEqual([
      'pässwörd',
      Buffer.from('pässwörd').toString('latin1'),
    ]);
    expect(readingsOf(Buffer.from([0xff, 0x41]))).toEqual(['\xffA']);
  });
});
