/**
 * The allowlists of a gitleaks configuration as acceptances, so that a `.gitleaks.toml` in use keeps meaning what it
 * meant. Its expressions may come from the scanned repository: they run on the engines that take linear time.
 */
import { chooseEngine } from '../detect/engine/choose-engine.js';
import { type Allowlist, gitleaksAllowlists, parseGitleaksConfig } from '../detect/import/gitleaks-config.js';
import { DialectError, translatePattern } from '../detect/import/regex-dialect.js';
import { PatternError } from '../detect/rules/portable-pattern.js';
import { readPattern } from '../detect/rules/read-pattern.js';
import type { Acceptance, CoversOccurrence } from '../findings/acceptance.js';

type Test = (text: string) => boolean;

/** `warn` is told of allowlists that cannot be heeded: findings they would accept stay open. */
export function readGitleaksAllowlists(text: string, name: string, warn: (text: string) => void): Acceptance[] {
  return gitleaksAllowlists(parseGitleaksConfig(text, name)).flatMap((list, at): Acceptance[] => {
    try {
      const accepts = { type: 'test' as const, covers: coverageOf(list) };
      return [{ by: name, reason: 'allowed by the gitleaks configuration', accepts }];
    } catch (error) {
      if (!(error instanceof DialectError || error instanceof PatternError)) throw error;
      warn(`${name}: allowlist ${at + 1} is not heeded: ${error.message}`);
      return [];
    }
  });
}

function coverageOf(list: Allowlist): CoversOccurrence {
  const paths = compileAll(list.paths);
  const regexes = compileAll(list.regexes);
  const commits = new Set(list.commits);
  const conditions: CoversOccurrence[] = [];
  if (commits.size > 0)
    conditions.push((_finding, { introduced }) => introduced !== null && commits.has(introduced.id));
  if (paths.length > 0)
    conditions.push((_finding, { path }) => path !== '' && paths.some((test) => test(bytesOf(path))));
  // Of `match` and `line` only the value is at hand here: what needs more stays open.
  if (regexes.length > 0) conditions.push((_finding, _place, value) => regexes.some((test) => test(value)));
  if (list.stopwords.length > 0) {
    conditions.push((_finding, _place, value) => list.stopwords.some((word) => value.toLowerCase().includes(word)));
  }
  return (finding, occurrence, value) => {
    if (conditions.length === 0 || !isMeant(list.rules, finding.rules)) return false;
    const holds = (condition: CoversOccurrence): boolean => condition(finding, occurrence, value);
    return list.condition === 'and' ? conditions.every(holds) : conditions.some(holds);
  };
}

/** An allowlist of one rule holds for that rule as it was imported, and for ours of the same name. */
function isMeant(allowed: readonly string[], rules: readonly string[]): boolean {
  if (allowed.length === 0) return true;
  return allowed.some((id) =>
    rules.some((rule) => rule === id || rule.replace(/^(?:gitleaks|betterleaks)-/, '') === id),
  );
}

function compileAll(sources: readonly string[]): Test[] {
  const engine = sources.length > 0 ? chooseEngine() : null;
  return sources.map((source) => {
    const { ignoreCase, withValueGroup } = translatePattern(source);
    const ready = readPattern(withValueGroup(0), ignoreCase, []);
    const compiled = engine!.compile(ready.source, ready.secretGroup);
    const found = new Int32Array(4);
    return (text) => compiled.match(text, 0, false, found);
  });
}

function bytesOf(path: string): string {
  return Buffer.from(path, 'utf8').toString('latin1');
}
