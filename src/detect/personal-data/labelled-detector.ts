import type { CodeDetector, Emitter } from '../code-detector.js';
import { TextMode } from '../types.js';
import { latin1 } from '../latin1.js';
import type { FieldKind } from './fields/field-kind.js';
import { labelTriggers } from './fields/label-triggers.js';
import { readLabel, type Label } from './fields/read-label.js';
import { columnUnder } from './fields/table.js';
import { valueRegions } from './fields/value-regions.js';

/**
 * Values that only their name makes personal data: national numbers, phones, birth dates, postal addresses. The name wakes
 * it (a field, a key, an element, a phrase, a column's head), then its value is looked for: on the line, or down the column.
 */
export function labelledDetector(): CodeDetector {
  return {
    name: 'personal-field',
    triggers: labelTriggers(),
    modes: [TextMode.Text, TextMode.CommitOrTag],
    evaluate,
  };
}

function evaluate(text: Buffer, length: number, anchor: number, _trigger: number, _mode: TextMode, out: Emitter): void {
  const label = readLabel(text, length, anchor);
  if (label === null) return;
  const kinds = label.kinds.filter((kind) => out.rule(kind.rule) !== undefined);
  if (kinds.length === 0 || reportOnLine(text, length, label, kinds, out)) return;
  const column = columnUnder(text, length, label);
  if (column === null) return;
  out.examined(column.low, column.high);
  for (const cell of column.cells) reportIn(text, cell.start, cell.end, label, kinds, out);
}

export function reportOnLine(
  text: Buffer,
  length: number,
  label: Label,
  kinds: readonly FieldKind[],
  out: Emitter,
): boolean {
  for (const region of valueRegions(text, length, label)) {
    for (const kind of kinds) {
      if (kind.where === 'field' && !region.field) continue;
      const end = kind.where === 'field' ? region.wideEnd : region.end;
      if (reportIn(text, region.start, end, label, [kind], out)) return true;
    }
  }
  return false;
}

/** Reports the values of the first kind that finds some. */
function reportIn(
  text: Buffer,
  from: number,
  to: number,
  label: Label,
  kinds: readonly FieldKind[],
  out: Emitter,
): boolean {
  const region = latin1(text, from, to);
  for (const kind of kinds) {
    const values = kind.find(region);
    for (const value of values) {
      out.match({
        rule: kind.rule,
        start: from + value.start,
        end: from + value.end,
        reasons: [value.reason],
        name: label.name,
        ...(value.doubtful === true ? { confidence: 'low' } : value.certain === true ? { confidence: 'certain' } : {}),
      });
    }
    if (values.length > 0) return true;
  }
  return false;
}
