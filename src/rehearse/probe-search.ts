/** Searches bytes for what a plan's probes stand for, without knowing any of it. */
import { probeMac, type Probe } from '../plan/probes.js';
import { createNeedleSearch, hashKey } from '../plan/search/needle-search.js';
import { searchText, type ConfirmedSearch } from './changed-search.js';
import { withoutTwins } from './utf16-twins.js';

export interface ProbeSearch extends ConfirmedSearch {
  probes: readonly Probe[];
  /** A text by itself; for objects see searchObject. */
  search(text: Buffer, length: number, found: (probe: Probe, offset: number) => void): void;
  /** Text of the repository made fit to show: one that holds a secret is replaced as a whole. */
  safe(text: string): string;
}

export function createProbeSearch(probes: readonly Probe[], salt: Buffer): ProbeSearch {
  const needles = createNeedleSearch(probes, hashKey(salt));
  const isAt = withoutTwins(probes, (text, length, needle, offset) => {
    const probe = probes[needle]!;
    const end = offset + probe.length;
    return end <= length && probeMac(salt, text.subarray(offset, end)) === probe.mac;
  });
  const confirmed: ConfirmedSearch = {
    needles,
    windowOf: (needle) => probes[needle]!.window,
    confirm(text, length, needle, offset, found) {
      if (isAt(text, length, needle, offset)) found(needle, offset);
    },
  };
  const search: ProbeSearch['search'] = (text, length, found) =>
    searchText(confirmed, text, length, (needle, offset) => found(probes[needle]!, offset));
  return {
    ...confirmed,
    probes,
    search,
    safe(text) {
      const bytes = Buffer.from(text);
      let holds = '';
      search(bytes, bytes.length, ({ secret }) => (holds = secret));
      return holds === '' ? text : `[a name with ${holds} in it]`;
    },
  };
}
