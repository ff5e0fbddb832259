/**
 * Where every secret came in, where it went away and what still reaches it: what the report says against what git
 * says. All facts come from git commands; only the definitions of docs/architecture.md are written down again here.
 */
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { canary } from '../../fixtures-repos/recipe.js';
import type { Detector } from '../../src/detect/types.js';
import type { Finding, Occurrence } from '../../src/findings/model.js';
import { scanWithDetector } from '../../src/scan/scan-repository.js';
import { buildRepository, repositorySteps } from '../helpers/generate-repository.js';
import { smallDetector } from '../helpers/small-detector.js';
import { expectedPlaces, readFacts, type ExpectedPlace } from '../helpers/facts-by-git.js';

const TOKENS = Array.from({ length: 3 }, (_, k) => canary('attribution', `token ${k}`, '{{token:github-crc32:ghp_}}'));

let detector: Detector;
beforeAll(() => {
  detector = smallDetector();
});

/** What both sides say of a place; the commit that took it away is judged apart. */
function lineOf(place: Omit<ExpectedPlace, 'removedBy' | 'token'>): string {
  return JSON.stringify([
    place.place,
    place.object,
    place.path,
    place.start,
    place.startLine,
    place.introduced,
    place.atHead,
    place.reach,
    place.refs,
    place.refCount,
  ]);
}

function reported(one: Occurrence): Omit<ExpectedPlace, 'removedBy' | 'token'> {
  const { place, object, path, start, startLine, atHead, reach, refs, refCount } = one;
  const by = one.introduced;
  const introduced = by && { id: by.id, author: `${by.authorName} <${by.authorEmail}>`, date: by.date };
  return { place, object, path, start, startLine, introduced, atHead, reach, refs, refCount };
}

function byToken(places: readonly ExpectedPlace[]): Map<string, ExpectedPlace[]> {
  const groups = new Map<string, ExpectedPlace[]>();
  for (const place of places) groups.set(place.token, [...(groups.get(place.token) ?? []), place]);
  return groups;
}

function compareFinding(finding: Finding, expected: ExpectedPlace[]): void {
  expect(finding.occurrences.map((one) => lineOf(reported(one))).sort()).toEqual(expected.map(lineOf).sort());
  const byLine = new Map(expected.map((place) => [lineOf(place), place]));
  for (const one of finding.occurrences) {
    const { removedBy } = byLine.get(lineOf(reported(one)))!;
    const said = one.removed?.id ?? null;
    if (removedBy.length === 0) expect(said, `${lineOf(reported(one))} was never taken away`).toBeNull();
    else expect(removedBy).toContain(said);
  }
}

describe('attribution, against git', () => {
  it('agrees on generated repositories', async () => {
    let places = 0;
    let removals = 0;
    const reaches = new Set<string>();
    await fc.assert(
      fc.asyncProperty(
        repositorySteps(TOKENS.length, 70, 160),
        fc.record({ head: fc.constantFrom('main', 'main', 'detached', 'unborn'), repack: fc.boolean() }),
        async (steps, options) => {
          const folder = buildRepository(steps, TOKENS, options as Parameters<typeof buildRepository>[2]);
          const facts = readFacts(folder);
          const { report, values } = await scanWithDetector({ path: folder, jobs: 1 }, detector);
          const expected = byToken(expectedPlaces(facts, TOKENS));
          const found = new Map(report.findings.map((one) => [values.get(one.fingerprint)!.toString(), one]));
          expect([...found.keys()].sort()).toEqual([...expected.keys()].sort());
          for (const [token, finding] of found) {
            compareFinding(finding, expected.get(token)!);
            compareExposure(finding, facts.standsAtTip(token));
            places += finding.occurrences.length;
            removals += finding.occurrences.filter((one) => one.removed !== null).length;
            for (const one of finding.occurrences) reaches.add(one.reach);
          }
        },
      ),
      { numRuns: process.env['UNEARTH_FULL'] ? 400 : 25 },
    );
    expect(places).toBeGreaterThan(30);
    expect(removals).toBeGreaterThan(5);
    expect([...reaches]).toEqual(expect.arrayContaining(['head', 'branch', 'tag', 'unreachable']));
  }, 600_000);
});

/** A secret's exposure is the sum of its places, and it does not end while the tip of a branch has it. */
function compareExposure({ exposure, occurrences }: Finding, atTip: boolean): void {
  const dates = occurrences.flatMap((one) => (one.introduced ? [one.introduced.date] : [])).sort();
  const removed = occurrences.map((one) => one.removed?.date ?? '');
  const ended = !atTip && !removed.includes('');
  expect(exposure.since).toBe(dates[0] ?? null);
  expect(exposure.atHead).toBe(occurrences.some((one) => one.atHead));
  expect(exposure.until).toBe(ended ? removed.sort().at(-1)! : null);
}
