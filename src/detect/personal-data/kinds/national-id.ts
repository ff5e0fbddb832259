import type { FieldKind, FoundValue } from '../fields/field-kind.js';
import type { IdKind } from '../national/id-kind.js';

/** A national number as what a field may hold. */
export function nationalIdField(kind: IdKind): FieldKind {
  const pattern = new RegExp(
    `(?<![0-9A-Za-z])(?<![0-9]-)(?:${kind.shape.source})(?![0-9A-Za-z])(?![-./][0-9A-Za-z])`,
    'gi',
  );
  return {
    rule: kind.rule,
    country: kind.country,
    where: 'value',
    find(text) {
      const found: FoundValue[] = [];
      for (const match of text.matchAll(pattern)) {
        if (!kind.valid(compact(match[0]))) continue;
        found.push({
          start: match.index,
          end: match.index + match[0].length,
          reason: `${kind.title} in a field of that name`,
        });
      }
      return found;
    },
  };
}

/** Upper case, without the separators that people write into numbers. */
export function compact(written: string): string {
  return written.replace(/[ .\-/:]/g, '').toUpperCase();
}
