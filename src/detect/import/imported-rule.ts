/** One rule of another scanner in our terms, and making it from their pattern. */
import type { RuleKind } from '../types.js';
import { PatternError, parsePattern } from '../rules/portable-pattern.js';
import { widthOf, type PatternNode } from '../rules/pattern-tree.js';
import { DialectError, translatePattern, type TranslatedPattern } from './regex-dialect.js';
import { requiredLiterals } from './required-literals.js';

export interface ImportedRule {
  id: string;
  name: string;
  kind: RuleKind;
  confidence: 'high' | 'medium' | 'low';
  keywords: string[];
  pattern: string;
  ignoreCase: boolean;
  entropy: number;
  reach: { before: number; after: number } | null;
  attacker: string;
  references: string[];
  /** What of the original is not in it, in words. */
  notes: string[];
}

export interface ImportResult {
  rules: ImportedRule[];
  /** Rules that have no counterpart, and why. */
  skipped: { id: string; reason: string }[];
}

/** What the readers of the formats find out about a rule. */
export interface ForeignRule {
  id: string;
  name: string;
  pattern: string;
  /** Number or name of the group that is the value; 0: the first, or the whole match. */
  group: number | string;
  kind: RuleKind;
  confidence: 'high' | 'medium' | 'low';
  entropy: number;
  attacker: string;
  references: string[];
  notes: string[];
}

/** Bytes on each side that a rule whose match may span lines looks at, where the pattern itself sets no bound. */
const WIDEST_REACH = 4096;
/** Room for line breaks of this many bytes is white space around a sign; more is a match over lines. */
const FEW_LINE_BREAKS = 16;

/** One of our rules for each group that may hold the value. Reports what cannot be imported. */
export function importRule(foreign: ForeignRule): ImportResult {
  try {
    const translated = translatePattern(foreign.pattern);
    const groups = valueGroups(translated, foreign.group);
    const rules = groups.map((group, at) => ruleFor(foreign, translated, group, at));
    return { rules: rules.filter((rule) => rule !== null), skipped: [] };
  } catch (error) {
    if (!(error instanceof DialectError || error instanceof PatternError)) throw error;
    return { rules: [], skipped: [{ id: foreign.id, reason: error.message }] };
  }
}

function valueGroups({ groups }: TranslatedPattern, wanted: number | string): number[] {
  if (typeof wanted === 'string') {
    const named = groups.flatMap((name, at) => (name === wanted ? [at + 1] : []));
    if (named.length > 0) return named;
  } else if (wanted > 0) {
    if (wanted > groups.length) throw new DialectError(`has no group ${wanted}`);
    return [wanted];
  }
  return groups.length === 0 ? [0] : groups.map((_, at) => at + 1);
}

function ruleFor(foreign: ForeignRule, translated: TranslatedPattern, group: number, at: number): ImportedRule {
  const pattern = translated.withValueGroup(group);
  const { tree } = parsePattern(pattern, translated.ignoreCase);
  const keywords = requiredLiterals(tree);
  if (keywords === null)
    throw new DialectError('has no literal of three bytes in every match, which our scan is woken by');
  const { name, kind, confidence, entropy, attacker, references, notes } = foreign;
  const id = at === 0 ? foreign.id : `${foreign.id}-${at + 1}`;
  const { ignoreCase } = translated;
  return {
    id,
    name,
    kind,
    confidence,
    keywords,
    pattern,
    ignoreCase,
    entropy,
    reach: reachOf(tree),
    attacker,
    references,
    notes,
  };
}

/** Null where a match stays on its line (white space that might be a line break aside). */
function reachOf(tree: PatternNode): ImportedRule['reach'] {
  if (lineBreaksIn(tree) <= FEW_LINE_BREAKS) return null;
  const width = Math.min(WIDEST_REACH, widthOf(tree)[1]);
  return { before: width, after: width };
}

/** Most line breaks a match can hold. */
function lineBreaksIn(node: PatternNode): number {
  switch (node.type) {
    case 'edge':
      return 0;
    case 'set':
      return node.set[10] === 1 ? 1 : 0;
    case 'group':
      return lineBreaksIn(node.item);
    case 'repeat':
      return node.max === 0 ? 0 : lineBreaksIn(node.item) * Math.min(node.max, 1_000_000);
    case 'sequence':
      return node.items.reduce((sum, item) => sum + lineBreaksIn(item), 0);
    case 'choice':
      return Math.max(...node.options.map(lineBreaksIn));
  }
}

/** `Kingfisher.AWS.1` -> `kingfisher-aws-1`. */
export function kebabId(text: string): string {
  const id = text
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '');
  return id.slice(0, 56).replace(/-+$/, '') || 'rule';
}
