/** A detector that looks for one known value in all its forms: what `unearth trace` scans with. */
import type { HitList } from './hit-list.js';
import { shannonEntropy } from './entropy.js';
import type { WrappedReader } from './readers.js';
import type { Detector, MatchRow, RuleInfo, TextMode } from './types.js';
import { createVerdictTable } from './verdict-table.js';

/** A byte string that stands for the value: itself, or an encoding of it. */
export interface ValueForm {
  /** 'plain' for the value itself, otherwise the name of the encoding. */
  name: string;
  bytes: Buffer;
}

const TRACED: RuleInfo = {
  id: 'traced-value',
  name: 'Traced value',
  provider: 'unearth',
  kind: 'secret',
  category: 'generic',
  severity: 'high',
  confidence: 'certain',
  attacker: 'What the traced value opens.',
  rotation: 'generic',
  generic: false,
  onByDefault: true,
};

/** `forms` must not be empty; the first is the value itself. `wrapped` opens archives and compressed data, if given. */
export function createValueDetector(forms: readonly ValueForm[], wrapped?: WrappedReader): Detector {
  const value = forms[0]!.bytes.toString('latin1');
  const verdicts = createVerdictTable();
  const ids = forms.map((form) =>
    verdicts.intern({
      rule: 0,
      value,
      confidence: 'certain',
      severity: 'high',
      reasons: [form.name === 'plain' ? 'the value itself' : `the value as ${form.name}`],
      layers: form.name === 'plain' ? [] : [form.name],
    }),
  );
  const detector: Detector = {
    rules: [TRACED],
    engineName: 'v8',
    signature: `trace ${shannonEntropy(value)}`,
    verdicts,
    lineClip: Math.max(1024, ...forms.map((form) => form.bytes.length)),
    scan,
    scanRanges,
    evaluate(text, length, anchor, trigger, _mode, hits) {
      const { bytes } = forms[trigger]!;
      const end = anchor + bytes.length;
      const stands = end <= length && bytes.equals(text.subarray(anchor, end));
      hits.add(anchor, trigger, anchor, end, stands ? ids[trigger]! : -1, anchor, end);
    },
    settle: (hits) => settleLongest(withoutTwins(rowsOf(hits))),
    isWrapped: (text, length) => wrapped?.isWrapped(text, length) ?? false,
    unwrap,
    structuredKind: () => null,
    parseStructured: () => [],
  };
  return detector;

  /** A wrapped object is searched as it is and then opened: the raw bytes of an archive can hold the value too. */
  function unwrap(text: Buffer, length: number, hits: HitList): string[] {
    scan(text, length, 0, length, 0, hits);
    return wrapped!.unwrap(text, length, detector, {
      rule: () => undefined,
      match() {},
      carry(verdict, layers, start, end) {
        const known = verdicts.get(verdict);
        const id = verdicts.intern({ ...known, layers: [...layers, ...known.layers] });
        hits.add(start, 0, start, end, id, start, end);
      },
    });
  }

  function scanRanges(
    text: Buffer,
    length: number,
    ranges: Int32Array,
    count: number,
    mode: TextMode,
    hits: HitList,
  ): void {
    for (let k = 0; k < count; k++) scan(text, length, ranges[2 * k]!, ranges[2 * k + 1]!, mode, hits);
  }

  function rowsOf(hits: HitList): Row[] {
    return Array.from({ length: hits.length }, (_, row) => ({
      verdict: hits.verdict[row]!,
      start: hits.start[row]!,
      end: hits.end[row]!,
      form: forms[hits.trigger[row]!]?.name ?? '',
    })).filter((row) => row.verdict >= 0);
  }

  function scan(text: Buffer, length: number, from: number, to: number, _mode: TextMode, hits: HitList): void {
    forms.forEach(({ bytes }, trigger) => {
      const limit = Math.min(length, to + bytes.length - 1);
      const view = text.subarray(0, limit);
      for (let at = view.indexOf(bytes, from); at >= 0 && at < to; at = view.indexOf(bytes, at + 1)) {
        hits.add(at, trigger, at, at + bytes.length, ids[trigger]!, at, at + bytes.length);
      }
    });
  }
}

interface Row extends MatchRow {
  form: string;
}

/** Where forms overlap (the value inside a longer form of it), the longest stands for all. */
function settleLongest(rows: Row[]): MatchRow[] {
  rows.sort((a, b) => a.start - b.start || b.end - a.end || a.verdict - b.verdict);
  const settled: MatchRow[] = [];
  for (const { verdict, start, end } of rows)
    if (settled.length === 0 || settled[settled.length - 1]!.end <= start) settled.push({ verdict, start, end });
  return settled;
}

/**
 * In UTF-16 text of plain letters every second byte is zero, so both byte orders match, one byte apart: the one at an
 * even offset is how the text is written.
 */
function withoutTwins(rows: Row[]): Row[] {
  const starts = (form: string): Set<string> =>
    new Set(rows.filter((row) => row.form === form).map(({ start, end }) => `${start} ${end}`));
  const little = starts('utf-16le');
  const big = starts('utf-16be');
  return rows.filter(({ form, start, end }) => {
    if (start % 2 === 0) return true;
    if (form === 'utf-16be') return !little.has(`${start + 1} ${end + 1}`);
    return form !== 'utf-16le' || !big.has(`${start - 1} ${end - 1}`);
  });
}
