import type { Probe } from '../probe.js';
import { TextMode, type MatchRow, type VerdictTable } from '../types.js';
import { readEscapedRun } from './escaped-run.js';

type ScanDecoded = (text: Buffer, mode: TextMode) => MatchRow[];

/** Scans text written in escapes of one form as the text it stands for. Each match keeps its own place. */
export function escapeProbe(form: number, scanDecoded: ScanDecoded, table: VerdictTable): Probe {
  return {
    owner: 'escapes',
    evaluate(site) {
      if (site.nested) return;
      const read = readEscapedRun(site.text, site.length, site.anchor, form);
      if (read === null) return;
      // The byte behind the run ended it; at the end of the line that is the line break, which counts anyway.
      site.examined(read.start, Math.max(read.end, Math.min(read.end + 1, site.lineEnd)));
      if (read.run === null) return;
      const { run } = read;
      for (const { verdict, start, end } of scanDecoded(run.decoded, TextMode.Text)) {
        const inner = table.get(verdict);
        const [from, to] = [run.origins[start]!, run.origins[end]!];
        const isVisible = to - from === end - start;
        const layers = isVisible ? inner.layers : [run.layer, ...inner.layers];
        site.match(table.intern({ ...inner, layers }), from, to);
      }
    },
  };
}
