import { performance } from 'node:perf_hooks';
import type { Probe } from './probe.js';

/** What one rule, code detector or layer cost. */
export interface RuleStatistic {
  /** Id of a rule, name of a code detector, or 'base64'. */
  readonly owner: string;
  /** How often it was tried; places that the pass over the bytes turned away are not counted. */
  candidates: number;
  /** Matches before they were weighed against other rules'. */
  matches: number;
  milliseconds: number;
}

/** Wraps probes so that their cost is counted into `statistics`. Without it nothing is counted and nothing paid. */
export function measured(probes: readonly Probe[], statistics: Map<string, RuleStatistic>): Probe[] {
  return probes.map((probe) => {
    const entry = statistics.get(probe.owner) ?? { owner: probe.owner, candidates: 0, matches: 0, milliseconds: 0 };
    statistics.set(probe.owner, entry);
    return {
      ...probe,
      evaluate(site) {
        const before = site.matchCount;
        const started = performance.now();
        probe.evaluate(site);
        entry.milliseconds += performance.now() - started;
        entry.matches += site.matchCount - before;
        entry.candidates++;
      },
    };
  });
}
