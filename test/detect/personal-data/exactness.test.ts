import fc from 'fast-check';
import { expect, it } from 'vitest';
import { TextMode } from '../../../src/detect/types.js';
import { outcomeAt, outcomes, type AnchorOutcome } from './find-personal-data.js';

const ssn = ['467', '10', '9528'].join('-');
const mail = ['keiko.whitcombe', 'kestrelpost.net'].join('@');

/** Pieces of the things that detectors look at, to be put together at random. */
const PIECES = [
  'id,ssn,active\n',
  '1,467109528,true\n',
  'id\tphone\n',
  '1\t+44 20 7946 1834\n',
  '| ssn | x |\n',
  '|---|---|\n',
  '| 467109528 | y |\n',
  'INSERT INTO people (id, ssn) VALUES\n',
  "(1, '467109528'),\n",
  "(2, '219450831');\n",
  'COPY p (id, ssn) FROM stdin;\n',
  '1\t467109528\n',
  `ssn: ${ssn}\n`,
  `<${mail}>`,
  `Signed-off-by: Keiko <${mail}>\n`,
  'Copyright ',
  'passport AAA123456 ',
  'phone: ',
  '(305) 306-6971',
  ' ',
  '\n',
  '  phone,\n',
  'date_of_birth',
  ': 1957-03-12\n',
  '4539 4569 5971 9846',
  ' iban PL48837461029385746102938475',
  '82.165.47.19',
  '"',
  ')',
  ',',
  'x'.repeat(1100),
  'address: 12 Birch Road, Madison, WI 53703\n',
  'version ',
  '(',
  'address,\n',
  'uk_',
  'my Turkish ID 10000000146\n',
  '2a02:1b1:6ecf:ac5a:e55c:8966:8680:b3d5',
];

const place = ({ low, high, matches }: AnchorOutcome, shift = 0): unknown => ({
  low: low - shift,
  high: high - shift,
  matches: matches.map((match) => ({ ...match, start: match.start - shift, end: match.end - shift })),
});

/**
 * A delta scan trusts what was decided at an anchor as long as the reported bytes are unchanged. So cutting everything else
 * away, or putting anything else there, must not change a decision.
 */
it('decides on the reported bytes only', () => {
  fc.assert(
    fc.property(
      fc.array(fc.constantFrom(...PIECES), { minLength: 1, maxLength: 14 }),
      fc.constantFrom('\n', 'z', '"', ',', '9', '\t'),
      (pieces, filler) => {
        const text = Buffer.from(pieces.join(''));
        for (const outcome of outcomes(text)) {
          const { low, high, detector, trigger, anchor } = outcome;
          const around = Buffer.from(filler.repeat(40));
          const changed = Buffer.concat([around, text.subarray(low, high), around]);
          // The ends of the object bound a line: where the bytes reach them, nothing may be put beyond.
          const start = low === 0 ? around.length : 0;
          const end = high === text.length ? changed.length - around.length : changed.length;
          const inside = changed.subarray(start, end);
          const shift = (low === 0 ? 0 : around.length) - low;
          const again = outcomeAt(inside, detector, trigger, anchor + shift, TextMode.Text);
          expect(place({ ...again, low: outcome.low + shift, high: outcome.high + shift }, shift)).toEqual(
            place(outcome),
          );
        }
      },
    ),
    { numRuns: 300 },
  );
});

it('says how far a column was followed', () => {
  const text = Buffer.from('id,ssn\n1,467109528\n2,219450831\n\nrest of the file\n');
  const outcome = outcomes(text).find(({ matches }) => matches.length === 2)!;
  expect(outcome.low).toBe(0);
  expect(outcome.high).toBeGreaterThanOrEqual(text.indexOf('\n\nrest') + 1);
  expect(outcome.high).toBeLessThan(text.length);
});
