/** Rules of Kingfisher, Nosey Parker and Titus: YAML files with a list `rules`, patterns in Rust's dialect. */
import { parse } from 'yaml';
import { UnearthError } from '../../errors.js';
import { importRule, type ImportResult, kebabId } from './imported-rule.js';

type Table = Record<string, unknown>;

const CARRIED_KEYS = new Set([
  'name',
  'id',
  'pattern',
  'min_entropy',
  'confidence',
  'references',
  'visible',
  'description',
  'categories',
  'examples',
  'negative_examples',
  'tls_mode',
  'rspec',
]);

/** Throws UnearthError('configuration'). Examples are left out: they are literal tokens. */
export function importKingfisherRules(text: string, name: string): ImportResult {
  const rules = rulesIn(text, name);
  const results = rules.map(importEntry);
  return { rules: results.flatMap((one) => one.rules), skipped: results.flatMap((one) => one.skipped) };
}

function rulesIn(text: string, name: string): Table[] {
  let data: unknown;
  try {
    data = parse(text, { maxAliasCount: 100 });
  } catch {
    throw new UnearthError('configuration', `${name} is not valid YAML`);
  }
  const rules = typeof data === 'object' && data !== null ? (data as Table)['rules'] : undefined;
  if (Array.isArray(rules)) return rules.filter((rule): rule is Table => typeof rule === 'object' && rule !== null);
  throw new UnearthError('configuration', `${name} has no list of rules`, {
    hint: 'Rule files of Kingfisher, Nosey Parker and Titus are read, and configurations of gitleaks and betterleaks.',
  });
}

function importEntry(rule: Table): ImportResult {
  const id = String(rule['id'] ?? rule['name'] ?? '');
  const pattern = rule['pattern'];
  if (typeof pattern !== 'string') return { rules: [], skipped: [{ id, reason: 'has no pattern' }] };
  const { confidence, min_entropy: entropy, references } = rule;
  return importRule({
    id: kebabId(id),
    name: String(rule['name'] ?? id).slice(0, 100),
    pattern,
    group: 'TOKEN',
    kind: rule['visible'] === false ? 'identifier' : 'secret',
    confidence: confidence === 'high' || confidence === 'low' ? confidence : 'medium',
    entropy: typeof entropy === 'number' ? entropy : 0,
    attacker: typeof rule['description'] === 'string' ? rule['description'] : 'Unknown: the rule was imported.',
    references: Array.isArray(references) ? references.map(String) : [],
    notes: notesOf(rule),
  });
}

function notesOf(rule: Table): string[] {
  const dropped = Object.keys(rule).filter((key) => !CARRIED_KEYS.has(key));
  return dropped.length === 0 ? [] : [`not carried over: ${dropped.join(', ')}`];
}
