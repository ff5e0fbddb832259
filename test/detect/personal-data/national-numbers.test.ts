import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { icaoHolds } from '../../../src/detect/personal-data/checks/icao.js';
import { mod11x10Holds, mod11x2Holds } from '../../../src/detect/personal-data/checks/iso7064.js';
import { verhoeffHolds } from '../../../src/detect/personal-data/checks/verhoeff.js';
import { compact } from '../../../src/detect/personal-data/kinds/national-id.js';
import { ID_KINDS } from '../../../src/detect/personal-data/national/all-kinds.js';
import type { IdKind } from '../../../src/detect/personal-data/national/id-kind.js';
import { withCheck } from './make-numbers.js';

function kind(title: string): IdKind {
  const found = ID_KINDS.find((candidate) => candidate.title === title);
  if (found === undefined) throw new RangeError(`no kind is called ${title}`);
  return found;
}

function holds(title: string, written: string): boolean {
  const { shape, valid } = kind(title);
  return new RegExp(`^(?:${shape.source})$`, 'i').test(written) && valid(compact(written));
}

/** Samples that the issuers print on specimen cards, in their manuals, or that encyclopaedias quote. */
const SAMPLES: readonly (readonly [title: string, sample: string])[] = [
  ['Canadian Social Insurance Number', '130 692 544'],
  ['UK NHS number', '943 476 5919'],
  ['UK unique taxpayer reference', '1955839661'],
  ['UK driving licence', 'MORGA657054SM9IJ'],
  ['Irish PPS number', '1234567FA'],
  ['German tax identification number', '86 095 742 719'],
  ['German pension insurance number', '15 070649 C 103'],
  ['German health insurance number', 'A123456780'],
  ['German identity card', 'T220001293'.slice(0, 9)],
  ['German passport', 'C01X00T478'.slice(0, 8) + '1'],
  ['Austrian social insurance number', '1237 010180'],
  ['Swiss AHV number', '756.9217.0769.85'],
  ['French social security number (NIR)', '2 55 08 14 168 025 38'],
  ['Belgian national register number', '85.07.30-033.28'],
  ['Luxembourgish national identification number', '1893120105732'],
  ['Dutch BSN', '111222333'],
  ['Spanish DNI / NIF', '12345678Z'],
  ['Spanish NIE', 'X1234567L'],
  ['Portuguese NIF', '123456789'],
  ['Portuguese citizen card', '00000000 0 ZZ4'],
  ['Italian fiscal code', 'RSSMRA85T10A562S'],
  ['Swedish personal identity number', '811228-9874'],
  ['Finnish personal identity code', '131052-308T'],
  ['Icelandic kennitala', '120174-3399'],
  ['Norwegian birth number', '15108695088'],
  ['Danish CPR number', '211062-5629'],
  ['Estonian personal code', '37605030299'],
  ['Lithuanian personal code', '33309240064'],
  ['Latvian personal code', '161175-19997'],
  ['Polish PESEL', '44051401458'],
  ['Polish NIP', '123-456-32-18'],
  ['Polish identity card', 'ABA 300000'],
  ['Czech birth number', '710319/2745'],
  ['Hungarian tax identification number', '8071592153'],
  ['Romanian personal numeric code (CNP)', '1630615123457'],
  ['Bulgarian unified civil number (EGN)', '7523169263'],
  ['Croatian OIB', '33392005961'],
  ['Unique master citizen number (JMBG, EMSO)', '0101006500006'],
  ['Greek AMKA', '01013099997'],
  ['Greek tax number (AFM)', '094259216'],
  ['Russian INN of a person', '500100732259'],
  ['Russian SNILS', '112-233-445 95'],
  ['Ukrainian taxpayer number (RNOKPP)', '1759013776'],
  ['Turkish identity number', '10000000146'],
  ['Brazilian CPF', '390.533.447-05'],
  ['Mexican CURP', 'BOXW310820HNERXN09'],
  ['Argentine CUIT / CUIL', '20-05536168-2'],
  ['Chilean RUT / RUN', '12.531.909-2'],
  ['Colombian NIT', '213.123.432-1'],
  ['Uruguayan identity card', '1.234.567-2'],
  ['Ecuadorian cedula', '171003406-5'],
  ['Dominican cedula', '001-1391820-5'],
  ['Chinese resident identity number', '11010519491231002X'],
  ['Hong Kong identity card', 'G123456(A)'],
  ['Taiwanese identity number', 'A123456789'],
  ['Japanese My Number', '1234 5678 9018'],
  ['Indian Aadhaar number', '2341 2341 2346'],
  ['Singaporean NRIC / FIN', 'S1234567D'],
  ['Singaporean NRIC / FIN', 'G1234567X'],
  ['Thai national identity number', '1-2345-45678-78-1'],
  ['Australian tax file number', '123 456 782'],
  ['Australian Medicare number', '2123 45670 1'],
  ['New Zealand IRD number', '49-091-850'],
  ['New Zealand NHI number', 'ZZZ0016'],
  ['New Zealand NHI number', 'ZBN77VL'],
  ['South African identity number', '8001015009087'],
  ['Israeli identity number', '12345678-2'],
  ['US National Provider Identifier', '1234567893'],
  ['US DEA registration number', 'F91234563'],
];

describe('numbers that their issuers publish as samples', () => {
  it.each(SAMPLES)('%s %s', (title, sample) => {
    expect(holds(title, sample)).toBe(true);
  });
});

/** Kinds whose weights are all coprime to a modulus above nine, or whose system promises it. */
const TELL_EVERY_DIGIT = [
  'Canadian Social Insurance Number',
  'UK NHS number',
  'Irish PPS number',
  'Swiss AHV number',
  'Polish PESEL',
  'Norwegian birth number',
  'Finnish personal identity code',
  'Bulgarian unified civil number (EGN)',
  'Croatian OIB',
  'Indian Aadhaar number',
  'Chinese resident identity number',
  'South African identity number',
  'Russian SNILS',
  'French social security number (NIR)',
  'Italian fiscal code',
  'German tax identification number',
  'Turkish identity number',
  'Spanish DNI / NIF',
];

describe('check digits', () => {
  it.each(TELL_EVERY_DIGIT)('%s: one wrong digit is told', (title) => {
    const sample = compact(SAMPLES.find(([name]) => name === title)![1]);
    const { valid } = kind(title);
    fc.assert(
      fc.property(fc.nat(sample.length - 1), fc.integer({ min: 1, max: 9 }), (at, change) => {
        fc.pre(/\d/.test(sample[at]!));
        const wrong = sample.slice(0, at) + String((Number(sample[at]) + change) % 10) + sample.slice(at + 1);
        return !valid(wrong);
      }),
    );
  });

  const digits = fc.stringMatching(/^\d{6,16}$/);
  const swapped = (text: string, at: number): string =>
    text.slice(0, at) + text[at + 1]! + text[at]! + text.slice(at + 2);
  const changed = (text: string, at: number, by: number): string =>
    text.slice(0, at) + String((Number(text[at]) + by) % 10) + text.slice(at + 1);

  it.each([
    ['Verhoeff', verhoeffHolds],
    ['ISO 7064 MOD 11,10', mod11x10Holds],
  ] as const)('%s tells every wrong digit', (_, check) => {
    fc.assert(
      fc.property(digits, fc.nat(), fc.integer({ min: 1, max: 9 }), (body, place, by) => {
        const number = withCheck(body, check);
        return !check(changed(number, place % number.length, by));
      }),
    );
  });

  it('Verhoeff tells every swap of neighbours', () => {
    fc.assert(
      fc.property(digits, fc.nat(), (body, place) => {
        const number = withCheck(body, verhoeffHolds);
        const other = swapped(number, place % (number.length - 1));
        return other === number || !verhoeffHolds(other);
      }),
    );
  });

  it('ISO 7064 MOD 11-2 tells every wrong digit, X counts as ten', () => {
    expect(mod11x2Holds('079X')).toBe(true); // the standard's own example
    expect(mod11x2Holds('0794')).toBe(false);
  });

  it('the travel document check is that of the specimen in ICAO 9303', () => {
    expect(icaoHolds('L898902C36')).toBe(true);
    expect(icaoHolds('L898902C37')).toBe(false);
  });
});

describe('ranges', () => {
  it.each(['000-12-3456', '666-12-3456', '912-12-3456', '219-00-4567', '219-45-0000', '078-05-1120'])(
    'no SSN: %s',
    (ssn) => {
      expect(holds('US Social Security number', ssn)).toBe(false);
    },
  );

  it.each([
    ['912-70-4321', true],
    ['912-89-4321', false],
    ['912-49-4321', false],
    ['812-70-4321', false],
  ])('ITIN %s', (itin, expected) => {
    expect(holds('US individual taxpayer number (ITIN)', itin)).toBe(expected);
  });

  it.each(['BG 12 34 56 A', 'QQ 12 34 56 A', 'AO 12 34 56 A', 'AB 12 34 56 E'])('no NINO: %s', (nino) => {
    expect(holds('UK National Insurance number', nino)).toBe(false);
  });
});

it('covers more than the promised number of countries', () => {
  expect(new Set(ID_KINDS.map(({ country }) => country)).size).toBeGreaterThanOrEqual(40);
});
