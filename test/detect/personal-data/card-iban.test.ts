import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { luhnHolds } from '../../../src/detect/personal-data/checks/luhn.js';
import { mod97 } from '../../../src/detect/personal-data/checks/mod97.js';
import { valuesOf } from './find-personal-data.js';
import { withLuhn } from './make-numbers.js';

const cards = (text: string): string[] => valuesOf('pii-payment-card', text);
const ibans = (text: string): string[] => valuesOf('pii-iban', text);
const visa = withLuhn('453945695971984');
const amex = withLuhn('37144569597198');
const diners = withLuhn('3056839741383');
const groups = (number: string, sizes: number[], separator: string): string => {
  let at = 0;
  return sizes.map((size) => number.slice(at, (at += size))).join(separator);
};

describe('payment cards', () => {
  it.each([
    ['alone', visa],
    ['grouped by blanks', groups(visa, [4, 4, 4, 4], ' ')],
    ['grouped by dashes', groups(visa, [4, 4, 4, 4], '-')],
    ['4-6-5', groups(amex, [4, 6, 5], '-')],
    ['4-6-4', groups(diners, [4, 6, 4], ' ')],
    ['fours of a Diners number', groups(diners, [4, 4, 4, 2], ' ')],
  ])('%s', (_, written) => {
    expect(cards(`id,"${written}",active`)).toEqual([written]);
    expect(cards(written)).toEqual([written]);
  });

  it('needs a word about payment for lengths that other numbers have', () => {
    const thirteen = withLuhn('403945695971'); // German EAN codes begin like this
    expect(cards(`ean ${thirteen}`)).toEqual([]);
    expect(cards(`card_number ${thirteen}`)).toEqual([thirteen]);
  });

  it.each([
    ['a fraction', `0.${visa}`],
    ['an identifier', `id_${visa}`],
    ['a hash', `ab${visa}cd`],
    ['a longer number', `7${visa} ${visa}1`],
    ['a path', `/files/${visa}/x`],
    ['a signed number', `-${visa}`],
    ['a wrong check digit', visa.slice(0, -1) + String((Number(visa.at(-1)) + 1) % 10)],
    ['no network', withLuhn('123945695971984')],
    ['milliseconds and nanoseconds', '1706774400000 1706774400000000000'],
    ['a time stamp', '20240101120000'],
    [
      'numbers from manuals',
      ['4242', '4242', '4242', '4242'].join('') + ' ' + ['5555', '5555', '5555', '4444'].join(' '),
    ],
    ['counted up', withLuhn('451234567812345')],
  ])('turns away %s', (_, text) => {
    expect(cards(text)).toEqual([]);
  });

  it('the Luhn digit tells every single wrong digit', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^\d{11,18}$/), fc.nat(), fc.integer({ min: 1, max: 9 }), (body, place, change) => {
        const number = withLuhn(body);
        const at = place % number.length;
        const wrong = number.slice(0, at) + String((Number(number[at]) + change) % 10) + number.slice(at + 1);
        return luhnHolds(number) && !luhnHolds(wrong);
      }),
    );
  });
});

const iban = (country: string, account: string): string =>
  country + String(98 - mod97(`${account}${country}00`)).padStart(2, '0') + account;

describe('IBANs', () => {
  const polish = iban('PL', '837461029385746102938475');
  const maltese = iban('MT', 'MALT0119384756102MTLCAST0018'.slice(0, 27));

  it.each([
    ['whole', polish],
    ['in fours', groups(polish, [4, 4, 4, 4, 4, 4, 4], ' ')],
    ['with dashes', groups(polish, [4, 4, 4, 4, 4, 4, 4], '-')],
    ['with many letters', maltese],
    ['Dutch', iban('NL', 'INGB4987114640')],
  ])('%s', (_, written) => {
    expect(ibans(`x\t${written}\ty`)).toEqual([written]);
  });

  it.each([
    [
      'a wrong check digit',
      polish.slice(0, 2) + String((Number(polish.slice(2, 4)) + 1) % 97).padStart(2, '0') + polish.slice(4),
    ],
    ['too short', polish.slice(0, -1)],
    ['too long', polish + '0'],
    ['another country’s structure', iban('NL', '49871146400000')],
    ['inside encoded data', `abc/${polish}+def`],
    ['mixed case', polish.slice(0, 1) + polish.slice(1, 2).toLowerCase() + polish.slice(2)],
    ['a tutorial’s', ['DE89', '3704', '0044', '0532', '0130', '00'].join(' ')],
  ])('turns away %s', (_, text) => {
    expect(ibans(text)).toEqual([]);
  });

  it('in lower case only beside a word about banking', () => {
    expect(ibans(polish.toLowerCase())).toEqual([]);
    expect(ibans(`iban ${polish.toLowerCase()}`)).toEqual([polish.toLowerCase()]);
  });

  it('MOD 97-10 tells every single wrong digit and every swap of neighbours', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^\d{18}$/), fc.nat(16), (account, at) => {
        const value = iban('DE', account);
        const check = (text: string): number => mod97(text.slice(4) + text.slice(0, 4));
        const place = at + 4;
        const swapped = value.slice(0, place) + value[place + 1]! + value[place]! + value.slice(place + 2);
        return check(value) === 1 && (swapped === value || check(swapped) !== 1);
      }),
    );
  });
});
