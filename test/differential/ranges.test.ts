import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { canary } from '../../fixtures-repos/recipe.js';
import type { Detector } from '../../src/detect/types.js';
import type { ScanReport } from '../../src/findings/model.js';
import { scanWithDetector } from '../../src/scan/scan-repository.js';
import { stepsOf, streamOf } from '../helpers/generate-history.js';
import { git, importStream } from '../helpers/git.js';
import { smallDetector } from '../helpers/small-detector.js';

const TOKENS = Array.from({ length: 12 }, (_, k) => canary('ranges', `token ${k}`, '{{token:github-crc32:ghp_}}'));
const line = fc.oneof(
  fc.constantFrom(...TOKENS.map((token) => `key = ${token}`)),
  fc.constantFrom('', 'text', '}', '// more'),
);

let detector: Detector;
beforeAll(() => {
  detector = smallDetector();
});

/** "fingerprint place path commit line" of everything that commits brought in. */
function arrivals(report: ScanReport): string[] {
  return report.findings
    .flatMap((finding) =>
      finding.occurrences.map((one) =>
        [finding.fingerprint, one.place, one.path, one.introduced?.id, one.startLine, one.atHead].join(' '),
      ),
    )
    .sort();
}

describe('ranges of commits, summed, against a scan of the whole history', () => {
  it('bring in the same secrets at the same places and lines', async () => {
    await fc.assert(
      fc.asyncProperty(stepsOf(line, 50), async (history) => {
        const folder = importStream(streamOf(history));
        const commits = git(folder, ['rev-list', '--all']).split('\n');
        const whole = await scanWithDetector({ path: folder, jobs: 1 }, detector);
        const parts: string[] = [];
        for (const commit of commits) {
          const parents = git(folder, ['rev-list', '--parents', '-n1', commit]).split(' ').slice(1);
          const range = [commit, ...parents.map((parent) => `^${parent}`)].join(' ');
          const part = await scanWithDetector({ path: folder, range }, detector);
          // A range against a merge's parents is that one commit.
          parts.push(...arrivals(part.report).filter((one) => one.includes(commit)));
        }
        expect([...new Set(parts)].sort()).toEqual(arrivals(whole.report));
      }),
      { numRuns: process.env['UNEARTH_FULL'] ? 40 : 6, endOnFailure: true },
    );
  }, 240_000);
});
