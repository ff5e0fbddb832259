import type { CodeDetector, Emitter, Trigger } from '../code-detector.js';
import { latin1 } from '../latin1.js';
import { TextMode } from '../types.js';
import { ALNUM, byteAt, is, lineStart } from './bytes.js';
import { compact } from './kinds/national-id.js';
import { ID_KINDS } from './national/all-kinds.js';
import type { IdKind } from './national/id-kind.js';

/** A national number whose written form, together with its check, needs no name beside it. */
interface Form {
  /** Bytes of the number before the trigger. */
  readonly lead: number;
  readonly trigger: Trigger;
  /** With its separators or letters, sticky. */
  readonly shape: RegExp;
  readonly kind: IdKind;
}

const digits = (count: number, first = '0-9'): string[] => [first, ...Array.from({ length: count - 1 }, () => '0-9')];
const LETTERS = 'A-Za-z';

function form(title: string, classes: readonly string[], shape: RegExp, lead = 0): Form {
  const kind = ID_KINDS.find((candidate) => candidate.title === title);
  if (kind === undefined) throw new RangeError(`no kind of number is called ${title}`);
  return {
    lead,
    trigger: { classes },
    shape: new RegExp(`^(?:${shape.source})(?![0-9A-Za-z_])(?![-./][0-9A-Za-z])`),
    kind,
  };
}

const FORMS: readonly Form[] = [
  form('US Social Security number', [...digits(3), '-', ...digits(2), '-', ...digits(4)], /\d{3}-\d{2}-\d{4}/),
  form(
    'US individual taxpayer number (ITIN)',
    [...digits(3, '9'), '-', ...digits(2), '-', ...digits(4)],
    /9\d{2}-\d{2}-\d{4}/,
  ),
  form(
    'US Medicare beneficiary identifier',
    ['1-9', LETTERS, '0-9A-Za-z', '0-9', '-', LETTERS, '0-9A-Za-z', '0-9', '-', LETTERS, LETTERS, '0-9'],
    /[1-9][AC-HJKMNP-RT-Y][0-9AC-HJKMNP-RT-Y]\d-[AC-HJKMNP-RT-Y][0-9AC-HJKMNP-RT-Y]\d-[AC-HJKMNP-RT-Y]{2}\d{2}/,
  ),
  form('Brazilian CPF', [...digits(3), '.', ...digits(3), '.', ...digits(3), '-'], /\d{3}\.\d{3}\.\d{3}-\d{2}/),
  form(
    'Italian fiscal code',
    ['A-Z', 'A-Z', '0-9', '0-9', 'A-EHLMPRST', '0-9', '0-9', 'A-Z'],
    /[A-Z]{6}\d{2}[A-EHLMPRST]\d{2}[A-Z]\d{3}[A-Z]/,
    4,
  ),
  form(
    'Mexican CURP',
    [...digits(6), 'HMX', 'A-Z'],
    /[A-Z][AEIOUX][A-Z]{2}\d{6}[HMX][A-Z]{2}[B-DF-HJ-NP-TV-Z]{3}[A-Z\d]\d/,
    4,
  ),
  form(
    'Finnish personal identity code',
    [...digits(6), '+A-FU-Y-', ...digits(3), '0-9A-FHJ-NPR-Y'],
    /\d{6}[-+A-FU-Y]\d{3}[0-9A-FHJ-NPR-Y]/,
  ),
  form('Swiss AHV number', ['7', '5', '6', '.', ...digits(4), '.', ...digits(3)], /756\.\d{4}\.\d{4}\.\d{2}/),
  form('Argentine CUIT / CUIL', ['2', '0347', '-', ...digits(8), '-'], /2[0347]-\d{8}-\d/),
  form('Chinese resident identity number', [...digits(6, '1-9'), '12', '09', ...digits(4)], /[1-9]\d{16}[0-9Xx]/),
  form('Emirates ID', ['7', '8', '4', '-', '12', '09', '0-9', '0-9', '-'], /784-(?:19|20)\d{2}-\d{7}-\d/),
];

/** Social security numbers with their dashes and other national numbers of an unmistakable form, wherever they stand. */
export function idFormDetector(): CodeDetector {
  return {
    name: 'personal-id-form',
    triggers: FORMS.map(({ trigger }) => trigger),
    modes: [TextMode.Text, TextMode.CommitOrTag],
    evaluate,
  };
}

function evaluate(text: Buffer, length: number, anchor: number, trigger: number, _mode: TextMode, out: Emitter): void {
  const { lead, shape, kind } = FORMS[trigger]!;
  const start = anchor - lead;
  if (start < 0) return;
  const before = byteAt(text, length, start - 1);
  if (is(before, ALNUM) && !(before === 0x6e && byteAt(text, length, start - 2) === 0x5c)) return;
  if (before === 0x2d || before === 0x2e || before === 0x5f || before === 0x2f || before === 0x2b || before === 0x24)
    return;
  if (out.rule(kind.rule) === undefined) return;
  const written = shape.exec(latin1(text, start, Math.min(length, start + 24)))?.[0];
  if (written === undefined || !kind.valid(compact(written)) || isSequence(written)) return;
  if (!kind.checked && namesThing(text, start)) return;
  out.match({
    rule: kind.rule,
    start,
    end: start + written.length,
    reasons: [`${kind.title}: form ${kind.checked ? 'and check digits fit' : 'and ranges fit'}`],
    ...(kind.checked ? {} : { confidence: 'medium' }),
  });
}

/** `Part 443-99-5061`, `sku: "…"`: nothing but ranges speaks for a person's number, and the word before it for another. */
function namesThing(text: Buffer, start: number): boolean {
  return THING.test(latin1(text, Math.max(lineStart(text, start), start - 32), start));
}

const THING =
  /(?:^|[^a-z])(?:part|sku|item|model|serial|invoice|order|ticket|batch|lot|version|catalog(?:ue)?|isbn|article|product|tracking|case|ref(?:erence)?)(?:[ _-]?(?:no|nr|num|number|id|code))?\.?["']?\s?[:=#]?\s?["'#]?$/i;

/** 123-45-6789, 111-22-3333: typed, not issued. */
function isSequence(written: string): boolean {
  return /^(?:123-45-6789|(\d)\1\1-(\d)\2-(\d)\3{3})$/.test(written);
}
