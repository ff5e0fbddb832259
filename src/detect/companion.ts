import type { CompiledPattern, RegexEngine } from './engine/regex-engine.js';
import { latin1 } from './latin1.js';
import type { Rule } from './rules/rule.js';
import { readPattern } from './rules/read-pattern.js';
import type { Site } from './site.js';

/** Where a rule with a companion declares no reach of its own. */
const DEFAULT_REACH = { before: 400, after: 400 };

type FindCompanion = (site: Site, start: number, end: number) => string | null;

/** Looks for the value of the rule's companion near a match; null where the rule has none. */
export function companionFinder(rule: Rule, rules: readonly Rule[], engine: RegexEngine): FindCompanion | null {
  if (rule.companion === null) return null;
  const other = rules.find((candidate) => candidate.id === rule.companion);
  if (other === undefined || other.pattern === null) return null;
  const reach = rule.reach ?? DEFAULT_REACH;
  let compiled: CompiledPattern | null = null;
  return (site, start, end) => {
    compiled ??= compile(other, engine);
    const low = Math.max(0, Math.min(site.anchor, start) - reach.before);
    const high = Math.min(site.length, Math.max(site.anchor, end) + reach.after);
    site.examined(low, high);
    return nearestValue(compiled, latin1(site.text, low, high), start - low);
  };
}

function compile(rule: Rule, engine: RegexEngine): CompiledPattern {
  const { source, secretGroup } = readPattern(rule.pattern!, rule.ignoreCase, rule.keywords);
  return engine.compile(source, secretGroup);
}

const found = new Int32Array(4);
const MAX_MATCHES = 32;

/** Of all matches in `text` the value nearest to `place`; the one before it where two are as near. */
function nearestValue(compiled: CompiledPattern, text: string, place: number): string | null {
  let best: string | null = null;
  let nearest = Infinity;
  let from = 0;
  for (let count = 0; count < MAX_MATCHES && from <= text.length && compiled.match(text, from, false, found); count++) {
    const distance = Math.abs(found[2]! - place);
    if (found[2]! >= 0 && distance > 0 && distance < nearest) {
      best = text.slice(found[2]!, found[3]!);
      nearest = distance;
    }
    from = Math.max(found[1]!, from + 1);
  }
  return best;
}
