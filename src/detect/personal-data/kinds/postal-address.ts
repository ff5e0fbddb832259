import type { FieldKind } from '../fields/field-kind.js';

const STREET =
  /\b(?:street|st|road|rd|avenue|ave|av|boulevard|blvd|lane|ln|drive|dr|court|ct|place|pl|square|sq|terrace|way|highway|hwy|parkway|pkwy|circle|cir|trail|close|crescent|row|walk|rue|chemin|impasse|all\xc3\xa9e|quai|calle|carrer|avenida|paseo|plaza|rua|travessa|pra\xc3\xa7a|via|viale|piazza|corso|weg|platz|gasse|allee|ring|ufer|damm|str|ulica|ul|gata|vej|vei|laan|plein|kade|cadde|sokak|mahallesi)\b|stra(?:\xc3\x9f|ss)e\b|str\.|straat\b|gatan\b|v\xc3\xa4gen\b|gata\b|vegen\b|veien\b|gade\b|vej\b|katu\b|tie\b|utca\b|weg\b|gasse\b|platz\b/i;
const POSTCODE =
  /\b(?:[A-Z]{2} \d{5}(?:-\d{4})?|\d{4,5}(?:-\d{3})? [A-Z\xc3][A-Za-z\x80-\xff]{2,}|[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}|[A-Z]\d[A-Z] ?\d[A-Z]\d|\d{4} ?[A-Z]{2}|\d{5})\b/;
const NOT_AN_ADDRESS =
  /[@{}<>$=\\`]|:\/\/|\(\)|^\s*(?:0x|\d{1,3}(?:\.\d{1,3}){3})|\b(?:null|undefined|none|example|lorem|ipsum|your|required|invalid|123 (?:main|fake|any|test|sample))\b/i;

/**
 * A postal address has no check digit: it needs its field, a number, two or more words, and a word for a street or a
 * postcode. The whole field is the value.
 */
export const ADDRESS_FIELD: FieldKind = {
  rule: 'pii-postal-address',
  country: '',
  where: 'field',
  find(text) {
    const start = text.length - text.trimStart().length;
    const end = text.trimEnd().length;
    const value = text.slice(start, end);
    if (value.length < 10 || value.length > 200 || NOT_AN_ADDRESS.test(value)) return [];
    const words = value.match(/[A-Za-z\x80-\xff]{2,}/g) ?? [];
    const numbers = value.match(/\b\d{1,5}[A-Za-z]?\b/g) ?? [];
    if (words.length < 2 || numbers.length === 0 || words.length > 20) return [];
    if (!STREET.test(value) && !(value.includes(',') && POSTCODE.test(value))) return [];
    return [{ start, end, reason: 'number, street or postcode in a field for addresses' }];
  },
};
