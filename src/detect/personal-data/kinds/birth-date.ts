import { isDay } from '../checks/dates.js';
import type { FieldKind, FoundValue } from '../fields/field-kind.js';

const MONTHS = 'jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|m\\xc3\\xa4r|mai|okt|dez|ene|abr|ago|dic';
const DATE = new RegExp(
  `(?<![\\w./-])(?:(\\d{4})[-/.](\\d{1,2})[-/.](\\d{1,2})|(\\d{1,2})[-/.](\\d{1,2})[-/.](\\d{4})|(\\d{4})(\\d{2})(\\d{2})` +
    `|\\d{1,2}\\.? (?:${MONTHS})[a-z]*\\.?,? (\\d{4})|(?:${MONTHS})[a-z]*\\.? \\d{1,2},? (\\d{4}))(?![\\w/-])(?!\\.\\d)`,
  'gi',
);

/** Defaults of databases and clocks. */
const DEFAULTS = new Set(['1970-1-1', '1900-1-1', '1901-1-1', '1899-12-30', '2000-1-1', '1980-1-1', '1990-1-1']);

/** A date in a field named for birth. */
export const BIRTH_DATE_FIELD: FieldKind = {
  rule: 'pii-birth-date',
  country: '',
  where: 'value',
  find(text) {
    const found: FoundValue[] = [];
    for (const match of text.matchAll(DATE)) {
      if (!isBirthDate(match)) continue;
      found.push({
        start: match.index,
        end: match.index + match[0].length,
        reason: 'a date in a field for birth dates',
      });
    }
    return found;
  },
};

function isBirthDate(match: RegExpExecArray): boolean {
  const [, y1, m1, d1, a, b, y2, y3, m3, d3, y4, y5] = match;
  const worded = y4 ?? y5;
  if (worded !== undefined) return isPlausibleYear(Number(worded));
  const year = Number(y1 ?? y2 ?? y3);
  const month = Number(m1 ?? m3 ?? b);
  const day = Number(d1 ?? d3 ?? a);
  if (!isPlausibleYear(year) || DEFAULTS.has(`${year}-${month}-${day}`)) return false;
  return isDay(year, month, day) || (y2 !== undefined && isDay(year, day, month));
}

function isPlausibleYear(year: number): boolean {
  return year >= 1900 && year <= 2030;
}
