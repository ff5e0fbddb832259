import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { canary } from '../../fixtures-repos/recipe.js';
import { defaultDetector } from '../../src/detect/default-detector.js';
import type { Detector } from '../../src/detect/types.js';
import { createValueDetector } from '../../src/detect/value-detector.js';
import type { LargeObject } from '../../src/odb/large-family.js';
import { locateInLarge, locateInText } from '../../src/scan/locate.js';
import { createMatchIndex } from '../../src/scan/match-index.js';
import { createWholeScan } from '../../src/scan/scan-whole-objects.js';
import { scanLarge } from '../../src/scan/stream-scan.js';
import { entriesThatMayHold } from '../../src/rehearse/may-hold.js';
import { createTextIndex } from '../../src/scan/text-index.js';

let detector: Detector;
beforeAll(() => {
  detector = defaultDetector({ personalData: 'all' });
});

/** A buffer read as if it were too large to be held. */
function asLarge(text: Buffer): LargeObject {
  return {
    length: text.length,
    open() {
      let next = 0;
      return {
        read(target, at, count) {
          const copied = text.copy(target, at, next, Math.min(text.length, next + count));
          next += copied;
          return copied;
        },
      };
    },
  };
}

const value = (name: string, template: string): string => canary('stream', name, template);
const line = fc.oneof(
  fc.nat(50).map((k) => `token = ${value(`token ${k}`, '{{token:github-crc32:ghp_}}')}`),
  fc.nat(50).map((k) => `aws_access_key_id = ${value(`id ${k}`, 'AKIA{{BASE32:16}}')}`),
  fc.nat(50).map((k) => `aws_secret_access_key = ${value(`key ${k}`, '{{base64:40}}')}`),
  fc.nat(50).map((k) => `DATABASE_PASSWORD="${value(`password ${k}`, '{{base62:14}}')}"`),
  fc.nat(50).map((k) => `write to ${value(`user ${k}`, '{{lower:8}}')}@mail-host.de please`),
  fc.nat(3).map((k) => value(`pem ${k}`, '{{pem:rsa}}')),
  fc
    .nat(9)
    .map((k) => Buffer.from(`x password = ${value(`inner ${k}`, '{{base62:20}}')} `.repeat(k + 1)).toString('base64')),
  fc.constantFrom('', 'plain text', 'y'.repeat(3000), 'z'.repeat(70_000), '\0\0'),
);

describe('scanning an object window by window', () => {
  it('finds what a scan of the whole finds, at the same lines', () => {
    let found = 0;
    fc.assert(
      fc.property(
        fc.array(line, { minLength: 60, maxLength: 400, size: 'max' }),
        fc.integer({ min: 500, max: 60_000 }),
        (lines, core) => {
          const text = Buffer.from(lines.join('\n'));
          const index = createMatchIndex();
          createWholeScan(detector, index).add(0, text, 'blob');
          const whole = index.get(0);
          const window = { core, around: 128 << 10 };
          const streamed = scanLarge(asLarge(text), detector, window);
          index.add(1, streamed.matches);
          expect(index.get(1)).toEqual(whole);
          expect(locateInLarge(asLarge(text), whole, window)).toEqual(locateInText(text, text.length, whole));
          found += whole.length;
        },
      ),
      { numRuns: process.env['UNEARTH_FULL'] ? 150 : 12 },
    );
    expect(found).toBeGreaterThan(50);
  });

  it.skipIf(!process.env['UNEARTH_FULL'])('keeps offsets beyond 32 bits', () => {
    const token = value('far', '{{token:github-crc32:ghp_}}');
    const tail = Buffer.from(`\ntoken = ${token}\n`);
    const length = 2 ** 32 + 1000;
    const lines = 2 ** 20;
    // Zeros with a line break in the first byte of every 4,096, and the token at the very end.
    const far: LargeObject = {
      length,
      open() {
        let next = 0;
        return {
          read(target, at, count) {
            const end = Math.min(length, next + count);
            target.fill(0x20, at, at + end - next);
            for (let place = Math.ceil(next / 4096) * 4096; place < Math.min(end, lines * 4096); place += 4096) {
              target[at + place - next] = 10;
            }
            if (end > length - tail.length)
              tail.copy(
                target,
                at + Math.max(0, length - tail.length - next),
                Math.max(0, next - length + tail.length),
              );
            const read = end - next;
            next = end;
            return read;
          },
        };
      },
    };
    const { matches } = scanLarge(far, createValueDetector([{ name: 'plain', bytes: Buffer.from(token) }]));
    expect(matches.map(({ start, end }) => [start, end])).toEqual([[length - token.length - 1, length - 1]]);
    expect(locateInLarge(far, matches)[0]).toMatchObject({ startLine: lines + 2, startColumn: 9, endLine: lines + 2 });
  });

  it('lets an index of texts see all of it, also what lies across two windows', async () => {
    const noneShown = async (): Promise<void> => expect.fail('texts were asked for');
    const text = Buffer.from(Array.from({ length: 3000 }, (_, k) => `line ${k * 7919} of it`).join('\n'));
    const index = createTextIndex();
    const add = (part: Buffer, length: number): void => index.add(7, part, length, null);
    scanLarge(asLarge(text), detector, { core: 1000, around: 64 }, add);
    const sections = [index.sections()];
    for (let at = 0; at + 40 <= text.length; at += 13) {
      expect((await entriesThatMayHold(sections, [[text.subarray(at, at + 40)]], noneShown))[0]).toContain(7);
    }
    expect((await entriesThatMayHold(sections, [[Buffer.from('not in there')]], noneShown))[0]).toEqual([]);
  });

  it('says where content was not opened', () => {
    const packed = Buffer.concat([Buffer.from([0x1f, 0x8b, 8, 0]), Buffer.alloc(5000, 1)]);
    expect(scanLarge(asLarge(packed), detector).gaps).toEqual([`too large to be opened: ${packed.length} bytes`]);
  });
});
