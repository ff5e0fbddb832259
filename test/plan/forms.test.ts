import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { base64Core } from '../../src/plan/forms/base64-cores.js';
import { deriveForms } from '../../src/plan/forms/derived-forms.js';
import { tellingLines } from '../../src/plan/forms/lines.js';
import { makeProbes, searchedForms } from '../../src/plan/probes.js';
import { pem, token } from '../rehearse/helpers/canaries.js';

const value = fc.uint8Array({ minLength: 8, maxLength: 60 }).map((bytes) => Buffer.from(bytes));
const around = fc.uint8Array({ maxLength: 20 }).map((bytes) => Buffer.from(bytes));

describe('derived forms', () => {
  it('find the value in the base64 of any text around it', () => {
    fc.assert(
      fc.property(around, value, around, (before, secret, after) => {
        const encoded = Buffer.concat([before, secret, after]).toString('base64');
        const cores = [0, 1, 2].map((alignment) => base64Core(secret, alignment, 'base64').toString());
        expect(encoded.includes(cores[before.length % 3]!)).toBe(true);
      }),
    );
  });

  it('find the value in a Docker login in a Kubernetes secret', () => {
    fc.assert(
      fc.property(fc.constantFrom('u', 'us', 'usr'), value, fc.constantFrom('', ' ', '  '), (user, secret, space) => {
        const auth = Buffer.concat([Buffer.from(`${user}:`), secret]).toString('base64');
        const data = Buffer.from(`{${space}"auths":{"r.example":{"auth":"${auth}"}}}`).toString('base64');
        const forms = deriveForms(secret).filter(({ name }) => name === 'base64-twice');
        expect(forms.some(({ bytes }) => data.includes(bytes.toString())) || secret.length < 12).toBe(true);
      }),
    );
  });

  it('have replacements of the same length inside base64, so that the text around stays decodable', () => {
    const secret = Buffer.from(token('core', 21));
    for (const form of deriveForms(secret).filter(({ name }) => name.endsWith('-inner') || name === 'base64-twice')) {
      expect(form.encode(Buffer.from('REDACTED-abc-1')).length).toBe(form.bytes.length);
    }
    const encoded = Buffer.from(`user:${secret}:end`).toString('base64');
    const core = deriveForms(secret).find(
      ({ name, bytes }) => name === 'base64-inner' && encoded.includes(bytes.toString()),
    )!;
    const decoded = Buffer.from(
      encoded.replace(core.bytes.toString(), core.encode(Buffer.from('REDACTED-abc-1')).toString()),
      'base64',
    ).toString('latin1');
    expect(decoded).toMatch(/^user:.EDACTED-abc-1-+.:end$/s);
  });

  it('are each listed once and begin with the value itself', () => {
    fc.assert(
      fc.property(value, (secret) => {
        const forms = deriveForms(secret).map(({ bytes }) => bytes.toString('latin1'));
        expect(forms[0]).toBe(secret.toString('latin1'));
        expect(new Set(forms).size).toBe(forms.length);
      }),
    );
  });

  it('know JSON, URL and HTML spellings', () => {
    const forms = new Map(
      deriveForms(Buffer.from('p/ss"w&rd+1=')).map(({ name, bytes }) => [`${name} ${bytes}`, true]),
    );
    for (const form of [
      'json p/ss\\"w&rd+1=',
      'json p\\/ss\\"w\\u0026rd\\u002b1\\u003d',
      'percent p%2Fss%22w%26rd%2B1%3D',
      'percent p%2fss%22w%26rd%2b1%3d',
      'html p/ss&quot;w&amp;rd+1=',
    ]) {
      expect(forms.has(form), form).toBe(true);
    }
  });

  it('spell a UTF-8 value in Latin-1 and a Latin-1 value in UTF-8', () => {
    const names = (bytes: Buffer): string[] =>
      deriveForms(bytes).map(({ name, bytes: form }) => `${name} ${form.toString('hex')}`);
    expect(names(Buffer.from('pässwörd'))).toContain(`latin-1 ${Buffer.from('pässwörd', 'latin1').toString('hex')}`);
    expect(names(Buffer.from('pässwörd', 'latin1'))).toContain(`utf-8 ${Buffer.from('pässwörd').toString('hex')}`);
  });
});

describe('telling lines of a key', () => {
  it('are the long lines of its body', () => {
    expect(tellingLines(Buffer.from(pem('lines'))).map((line) => line.length)).toEqual([64, 64, 64, 64, 64, 64]);
  });

  it('leave out what every OpenSSH key begins with', () => {
    const shared = `b3BlbnNzaC1rZXktdjE${'A'.repeat(45)}`;
    const own = token('own', 70);
    expect(tellingLines(Buffer.from(`-----BEGIN X-----\n${shared}\n${own}\n-----END X-----`)).map(String)).toEqual([
      own,
    ]);
  });
});

describe('probes', () => {
  const secret = Buffer.from(token('probe'));

  it('hold no part of the value, and differ from plan to plan', () => {
    const first = makeProbes('S1', secret, Buffer.alloc(16, 1));
    const second = makeProbes('S1', secret, Buffer.alloc(16, 2));
    const written = JSON.stringify(first);
    for (const { bytes } of searchedForms(secret)) expect(written).not.toContain(bytes.toString('latin1'));
    expect(first.map(({ mac }) => mac).filter((mac) => second.some((other) => other.mac === mac))).toEqual([]);
    expect(first.map(({ hash }) => hash).filter((hash) => second.some((other) => other.hash === hash))).toEqual([]);
    expect(first.length).toBe(second.length);
  });
});
