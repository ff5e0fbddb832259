import { createRequire } from 'node:module';
import type { FieldKind, FoundValue } from '../fields/field-kind.js';

type Parse = typeof import('libphonenumber-js/min').parsePhoneNumberFromString;
type Country = Extract<Parameters<Parse>[1], string>;

let loaded: Parse | undefined;

/** The numbering plans are loaded when the first candidate asks for them: only with --pii, and not before. */
function parser(): Parse {
  if (loaded === undefined) {
    const module = createRequire(import.meta.url)('libphonenumber-js/min') as typeof import('libphonenumber-js/min');
    loaded = module.parsePhoneNumberFromString;
  }
  return loaded;
}

/** Whose numbering plans a number without its country's code may follow, those of most speakers first. */
const HOME_PLANS: readonly Country[] = [
  'US',
  'GB',
  'DE',
  'FR',
  'IT',
  'ES',
  'BR',
  'IN',
  'CN',
  'JP',
  'KR',
  'AU',
  'MX',
  'TR',
  'PH',
  'ID',
  'PL',
  'NL',
  'SE',
  'CH',
  'AT',
  'BE',
  'PT',
  'RU',
  'UA',
  'ZA',
  'IL',
  'NG',
  'AR',
  'CO',
  'CL',
  'IE',
  'NO',
  'DK',
  'FI',
  'CZ',
  'GR',
  'RO',
  'HU',
  'TH',
  'VN',
  'MY',
];

/** A number with its country's code: exactly what libphonenumber takes for valid. Null where it is none. */
export function internationalNumber(written: string): { fictitious: boolean } | null {
  const number = parser()(written);
  if (number === undefined || !number.isValid() || isFiller(number.nationalNumber)) return null;
  return { fictitious: isFictitious(number.countryCallingCode, number.nationalNumber) };
}

/** A number as dialled at home, valid in one of the plans above. */
export function nationalNumber(written: string): { fictitious: boolean } | null {
  const digits = written.replace(/\D/g, '');
  if (isFiller(digits)) return null;
  const grouped = /\d[ ().-]+\d/.test(written);
  // Without groups or a trunk prefix only lengths that phones have almost everywhere.
  if (!grouped && !digits.startsWith('0') && (digits.length < 9 || digits.length > 11)) return null;
  const parse = parser();
  for (const country of HOME_PLANS) {
    const number = parse(written, country);
    if (number === undefined || number.ext !== undefined || !number.isValid()) continue;
    return { fictitious: isFictitious(number.countryCallingCode, number.nationalNumber) };
  }
  return null;
}

/** 555-0100 to 555-0199 are kept for fiction in North America, 7946 0xxx and the like by Ofcom. */
function isFictitious(callingCode: string, national: string): boolean {
  if (callingCode === '1') return /^\d{3}5550?1\d\d$|^\d{3}555\d{4}$/.test(national);
  return (
    callingCode === '44' &&
    /^(?:7700900|1632960|2079460|1134960|1144960|1154960|1164960|1174960|1184960|1214960|1314960|1414960|1514960|1614960|1914980)/.test(
      national,
    )
  );
}

function isFiller(digits: string): boolean {
  return /(\d)\1{6}|12345678|23456789|98765432/.test(digits) || new Set(digits).size < 3;
}

const CANDIDATE = /(?<![0-9A-Za-z+.])[+(]?\(?\d[\d ()./-]{5,22}\d(?![0-9A-Za-z])/g;

/** What a field named like a phone may hold. */
export const PHONE_FIELD: FieldKind = {
  rule: 'pii-phone',
  country: '',
  where: 'value',
  find(text) {
    const found: FoundValue[] = [];
    for (const match of text.matchAll(CANDIDATE)) {
      const written = match[0];
      if (isDateLike(written) || /  |--/.test(written)) continue;
      const number = written.includes('+') ? internationalNumber(written) : nationalNumber(written);
      if (number === null) continue;
      found.push({
        start: match.index,
        end: match.index + written.length,
        reason: 'valid by the numbering plan, in a field for phone numbers',
        doubtful: number.fictitious,
      });
    }
    return found;
  },
};

/** Dates, IP addresses and versions have the same characters. */
function isDateLike(written: string): boolean {
  return /^\d{4}[-/.]\d{2}[-/.]\d{2}|^\d{1,2}[/.]\d{1,2}[/.]\d{4}|^(?:(?:1?\d?\d|2[0-4]\d|25[0-5])(?:\.|$)){4}$|^\d+\.\d+$/.test(
    written,
  );
}
