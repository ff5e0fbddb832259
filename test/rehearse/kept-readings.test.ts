/** A plan made from what the scan kept is the plan made by reading every object again. */
import { afterAll, describe, expect, it } from 'vitest';
import type { PlanFacts } from '../../src/plan/facts.js';
import { LONGEST_WINDOW } from '../../src/plan/search/needle-search.js';
import { JOIN } from '../../src/odb/new-ranges.js';
import { ObjectType } from '../../src/odb/types.js';
import { collectPlanFacts } from '../../src/rehearse/collect-plan-facts.js';
import { openRepository } from '../../src/rehearse/repository-objects.js';
import { createReadingsKeeper } from '../../src/scan/readings.js';
import { createTextIndex, type TextIndexSize, type TextSections } from '../../src/scan/text-index.js';
import { scanRepository } from '../../src/scan/scan-repository.js';
import { makeCanaryRepository } from './helpers/canary-repository.js';
import { pem, token } from './helpers/canaries.js';
import { makeScratch, type Scratch } from './helpers/scratch-repository.js';
import { syntheticScan, type PlantedSecret } from './helpers/synthetic-scan.js';

const scratches: Scratch[] = [];
afterAll(() => scratches.forEach((scratch) => scratch.remove()));

/** Facts of both ways, in an order of their own. */
async function bothWays(
  repository: string,
  secrets: readonly PlantedSecret[],
  size?: TextIndexSize,
  byLines = true,
): Promise<[PlanFacts, unknown, unknown]> {
  const keeper = createReadingsKeeper(size);
  await scanRepository({ path: repository }, keeper);
  const readings = { ...keeper.readings!, texts: [...keeper.readings!.texts] };
  if (byLines) expect(readings.texts.some(({ lines }) => lines.length > 0)).toBe(true);
  else readings.texts = [await finerIndex(repository, size!)];
  const result = syntheticScan(repository, secrets);
  const options = { path: repository, result, salt: Buffer.alloc(16, 3), now: new Date(0) };
  const kept = await collectPlanFacts({ ...options, readings });
  const full = await collectPlanFacts(options);
  return [full, inOrder(kept), inOrder(full)];
}

/** As a long history has it: few objects a section, so that hardly any of them can hold a value. */
async function finerIndex(path: string, size: TextIndexSize): Promise<TextSections> {
  const index = createTextIndex(undefined, size);
  const repository = await openRepository(path);
  await repository.forEach<null>((entry, type, text, length, _, delta) => {
    if (type !== ObjectType.Tree) index.add(entry, text, length, delta);
    return null;
  });
  await repository.close();
  return index.sections();
}

function inOrder(facts: PlanFacts): unknown {
  const sightings = [...facts.sightings].map(([fingerprint, { forms, ...rest }]) => ({
    fingerprint,
    rest,
    forms: forms.map(({ form, elsewhereExamples, ...lists }) => ({
      form: [form.name, form.bytes.toString('hex')],
      examples: elsewhereExamples.length,
      ...Object.fromEntries(
        Object.entries(lists).map(([name, list]) => [name, Array.isArray(list) ? [...list].sort() : list]),
      ),
    })),
  }));
  return { ...facts, sightings, report: null };
}

/** Numbers that are the same in every run (xorshift, Marsaglia 2003). */
function numbers(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) % below;
  };
}

/** Files whose versions move, join and tear apart the values and parts of them. */
function plantMoving(scratch: Scratch, values: readonly string[], versions: number): void {
  const next = numbers(7);
  const pieces = [...values, ...values.map((value) => value.slice(0, -3)), ...values.map((value) => value.slice(5))];
  const line = (k: number): string => `line ${k} ${'lorem ipsum '.repeat(next(9))}`;
  const files = [0, 1, 2].map(() => Array.from({ length: 60 }, (_, k) => line(k)));
  for (let version = 0; version < versions; version++) {
    for (const [k, lines] of files.entries()) {
      for (let edit = 0; edit < 3; edit++) {
        const at = next(lines.length);
        const piece = pieces[next(pieces.length)]!;
        const cut = next(piece.length);
        lines.splice(at, next(2), next(3) > 0 ? `${piece.slice(0, cut)}${piece.slice(cut)}x` : piece.slice(0, cut));
        if (next(4) === 0) lines.push(...lines.slice(next(30), 30 + next(20)));
      }
      scratch.write(`dir${k}/file${next(2)}.txt`, lines.join(next(5) === 0 ? '' : '\n'));
    }
    scratch.commit(next(3) === 0 ? `about ${pieces[next(pieces.length)]}` : `version ${version}`);
  }
  scratch.git('repack', '-adfq', '--depth=50', '--window=20');
}

describe('what a scan kept', () => {
  it('has seams as wide as the search has windows', () => expect(JOIN).toBe(LONGEST_WINDOW - 1));

  it.each([
    [true, undefined],
    [true, { sectionBits: 64, keptBytes: 0 }],
    [true, { sectionBits: 512, keptBytes: 100 }],
    [true, { sectionBits: 1 << 14, keptBytes: 60 }],
    [true, { sectionBits: 1 << 14, keptBytes: 1 << 14, manyKept: 5000, keptLater: 30 }],
    [false, { sectionBits: 64, keptBytes: 0 }],
    [false, { sectionBits: 1 << 14, keptBytes: 60 }],
  ])('gives the facts of a full reading: moving text, by lines %j, noted as %j', async (byLines, size) => {
    const scratch = makeScratch();
    scratches.push(scratch);
    const values = ['tiger', 'root', token('eight', 8), token('long', 40), token('very long', 200), pem('moved')];
    plantMoving(scratch, values, 40);
    const secrets = values.map((value) => ({ value, reportAll: false }));
    const [facts, kept, full] = await bothWays(scratch.repository, secrets, size, byLines);
    expect(kept).toEqual(full);
    for (const { forms } of facts.sightings.values()) expect(forms[0]!.hits).toBeGreaterThan(4);
  });

  it.each(['first\nline of two', 'a\nvalue whose first line is short'])(
    'gives the facts of a full reading: a value over lines that stand apart as well, %j',
    async (value) => {
      const scratch = makeScratch();
      scratches.push(scratch);
      const [one, other] = value.split('\n') as [string, string];
      const filler = (k: number): string => Array.from({ length: 30 }, (_, n) => `filler ${k} ${n}\n`).join('');
      scratch.write('apart.txt', `${one}\n${filler(1)}${other}\n`);
      scratch.commit('the lines apart');
      scratch.write('together.txt', `${filler(1)}${value}\n`);
      scratch.commit('both are known, and now a value');
      for (const size of [undefined, { sectionBits: 1024, keptBytes: 0 }]) {
        const [facts, kept, full] = await bothWays(scratch.repository, [{ value, reportAll: false }], size);
        expect(kept).toEqual(full);
        expect([...facts.sightings.values()][0]!.forms[0]!.hits).toBe(1);
      }
    },
  );

  it('gives the facts of a full reading: lines known from a wrapped text, and a text without room for its notes', async () => {
    const scratch = makeScratch();
    scratches.push(scratch);
    const value = token('packed', 30);
    const line = (k: number): string => `the ${k}th line, with ${value} in it ${'x'.repeat(k % 7)}\n`;
    const utf16 = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(line(1), 'utf16le')]);
    scratch.write('one.txt', utf16);
    scratch.write('many.txt', Array.from({ length: 33_000 }, (_, k) => line(k)).join(''));
    scratch.commit('many lines');
    scratch.write('many.txt', Array.from({ length: 33_001 }, (_, k) => line(k)).join(''));
    for (let k = 0; k < 5; k++) scratch.write(`few${k}.txt`, line(k * 1000) + line(k * 1000 + 1));
    scratch.commit('more of them');
    scratch.write('last.txt', line(32_999) + line(33_000));
    scratch.commit('the last of them');
    const [facts, kept, full] = await bothWays(scratch.repository, [{ value, reportAll: false }]);
    expect(kept).toEqual(full);
    expect([...facts.sightings.values()][0]!.forms[0]!.textBlobs).toHaveLength(8);
  });

  it('gives the facts of a full reading: every kind of place', async () => {
    const { scratch, secrets } = makeCanaryRepository();
    scratches.push(scratch);
    scratch.write('large.bin', Buffer.alloc(300_000, `${token('filler', 90)}${token('env')} `));
    scratch.commit('a file larger than a section');
    for (const packed of [false, true]) {
      if (packed) scratch.git('repack', '-adfq');
      const [, kept, full] = await bothWays(scratch.repository, Object.values(secrets));
      expect(kept).toEqual(full);
    }
  });
});
