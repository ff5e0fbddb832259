import type { Verdict, VerdictTable } from './types.js';

/** A table that gives equal verdicts one id. */
export function createVerdictTable(): VerdictTable {
  const ids = new Map<string, number>();
  const verdicts: Verdict[] = [];
  return {
    get size() {
      return verdicts.length;
    },
    intern(verdict) {
      const key = keyOf(verdict);
      const known = ids.get(key);
      if (known !== undefined) return known;
      ids.set(key, verdicts.length);
      return verdicts.push(verdict) - 1;
    },
    get(id) {
      const verdict = verdicts[id];
      if (verdict === undefined) throw new RangeError(`no verdict ${id}`);
      return verdict;
    },
  };
}

function keyOf(verdict: Verdict): string {
  const { rule, confidence, severity, reasons, layers, name, companion, value } = verdict;
  return JSON.stringify([rule, confidence, severity, reasons, layers, name ?? null, companion ?? null]) + value;
}
