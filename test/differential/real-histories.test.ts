/**
 * Real public histories, never part of this project: every way to scan gives the same report. Runs only where
 * UNEARTH_FULL is set and UNEARTH_REAL_HISTORIES lists bare clones, separated as PATH is.
 */
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import type { ScanReport } from '../../src/findings/model.js';
import type { ScanOptions } from '../../src/scan/options.js';
import { scanRepository } from '../../src/scan/scan-repository.js';
import { git } from '../helpers/git.js';

const listed = (process.env['UNEARTH_REAL_HISTORIES'] ?? '').split(path.delimiter).filter(Boolean);
const histories = process.env['UNEARTH_FULL'] ? listed : [];

/** A range is read into memory whole: so many commits of the first parents' line a range. */
const COMMITS_A_RANGE = 400;

async function scan(options: ScanOptions): Promise<ScanReport> {
  return (await scanRepository(options)).report;
}

/** All of a report but how long it took and how many bytes the detector had to read. */
function comparable(report: ScanReport): ScanReport {
  const { coverage } = report;
  return { ...report, duration: 0, coverage: { ...coverage, bytes: { ...coverage.bytes, scanned: 0 } } };
}

/** "fingerprint place path commit line" of what these commits brought in. */
function arrivals(report: ScanReport, commits: ReadonlySet<string>): string[] {
  return report.findings.flatMap((finding) =>
    finding.occurrences.flatMap(({ place, path: name, introduced, startLine, startColumn, atHead }) =>
      introduced !== null && commits.has(introduced.id)
        ? [[finding.fingerprint, place, name, introduced.id, startLine, startColumn, atHead].join(' ')]
        : [],
    ),
  );
}

/** Cuts HEAD's history into ranges that together hold each of its commits once. */
function rangesOf(folder: string): string[] {
  const line = git(folder, ['rev-list', '--first-parent', '--reverse', 'HEAD']).split('\n');
  const borders = line.filter((_, k) => (k + 1) % COMMITS_A_RANGE === 0 || k === line.length - 1);
  return borders.map((border, k) => (k === 0 ? border : `${border} ^${borders[k - 1]}`));
}

describe.skipIf(histories.length === 0).each(histories.length > 0 ? histories : ['no history given'])(
  '%s',
  (folder) => {
    it('gives one report by deltas, whole, and with several threads', async () => {
      const options = { path: folder, personalData: 'all' } as const;
      const delta = comparable(await scan({ ...options, jobs: 1 }));
      expect(delta.findings.length).toBeGreaterThan(0);
      for (const other of [{ jobs: 3 }, { jobs: 1, maxMemory: 64 << 20 }, { jobs: 2, whole: true }]) {
        expect(comparable(await scan({ ...options, ...other })), JSON.stringify(other)).toEqual(delta);
      }
    }, 3_600_000);

    it('gives in ranges, summed, what a whole scan gives', async () => {
      // Whose addresses are a project's own is known from all of its commits: a range cannot know.
      const options = { path: folder, personalData: 'none' } as const;
      const commits = new Set(git(folder, ['rev-list', 'HEAD']).split('\n'));
      const parts: string[] = [];
      for (const range of rangesOf(folder)) parts.push(...arrivals(await scan({ ...options, range }), commits));
      expect(parts.sort()).toEqual(arrivals(await scan(options), commits).sort());
    }, 3_600_000);
  },
);
