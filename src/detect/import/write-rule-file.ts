import { Document } from 'yaml';
import type { ImportedRule, ImportResult } from './imported-rule.js';

/** A rule file of ours for imported rules; what is not in them stands in comments. Without rules: '' . */
export function writeRuleFile(provider: string, source: string, { rules, skipped }: ImportResult): string {
  if (rules.length === 0) return '';
  const document = new Document({ provider, rules: withUniqueIds(rules).map(entryOf) });
  const header = [
    `Imported from ${source}.`,
    'Give each rule examples: `unearth rules check` then says whether it does what it should.',
  ];
  const left = skipped.map(({ id, reason }) => `not imported: ${id}: ${reason}`);
  document.commentBefore = [...header, ...left].map((line) => ` ${line.replace(/\s+/g, ' ')}`).join('\n');
  const list = document.get('rules') as { items: { commentBefore?: string }[] };
  rules.forEach((rule, at) => {
    if (rule.notes.length > 0)
      list.items[at]!.commentBefore = rule.notes.map((note) => ` ${note.replace(/\s+/g, ' ')}`).join('\n');
  });
  return document.toString({ lineWidth: 0 });
}

function entryOf(rule: ImportedRule): Record<string, unknown> {
  const { id, name, kind, confidence, keywords, pattern, ignoreCase, entropy, reach, attacker, references } = rule;
  return {
    id,
    name,
    kind,
    category: 'imported',
    severity: kind === 'identifier' ? 'low' : 'high',
    confidence,
    keywords: [...keywords],
    pattern,
    ...(ignoreCase ? { ignoreCase } : {}),
    ...(reach === null ? {} : { reach }),
    ...(entropy > 0 ? { entropy } : {}),
    attacker,
    rotation: 'generic',
    ...(references.length > 0 ? { references: [...references] } : {}),
  };
}

function withUniqueIds(rules: readonly ImportedRule[]): ImportedRule[] {
  const seen = new Map<string, number>();
  return rules.map((rule) => {
    const times = (seen.get(rule.id) ?? 0) + 1;
    seen.set(rule.id, times);
    return times === 1 ? rule : { ...rule, id: `${rule.id}-v${times}` };
  });
}
