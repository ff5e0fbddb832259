/** Searches bytes for what a plan's probes stand for, without knowing any of it. */
import { probeMac, type Probe } from '../plan/probes.js';
import { createNeedleSearch, hashKey } from '../plan/search/needle-search.js';

export interface ProbeSearch {
  search(text: Buffer, length: number, found: (probe: Probe, offset: number) => void): void;
  /** Text of the repository made fit to show: one that holds a secret is replaced as a whole. */
  safe(text: string): string;
}

export function createProbeSearch(probes: readonly Probe[], salt: Buffer): ProbeSearch {
  const needles = createNeedleSearch(probes, hashKey(salt));
  const search: ProbeSearch['search'] = (text, length, found) =>
    needles.search(text, length, (needle, offset) => {
      const probe = probes[needle]!;
      if (probeMac(salt, text.subarray(offset, offset + probe.length)) === probe.mac) found(probe, offset);
    });
  return {
    search,
    safe(text) {
      const bytes = Buffer.from(text);
      let holds = '';
      search(bytes, bytes.length, ({ secret }) => (holds = secret));
      return holds === '' ? text : `[a name with ${holds} in it]`;
    },
  };
}
