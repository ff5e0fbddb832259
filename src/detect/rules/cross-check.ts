import { checkNames, findCheck } from '../checks/all-checks.js';
import { nearestWord } from './did-you-mean.js';
import { parsePattern, PatternError } from './portable-pattern.js';
import type { DocumentedRule, DocumentedRuleFile } from './rule.js';
import type { RuleProblem } from './rule-problem.js';

/** What can only be said with all files at hand, and without running a pattern: unique ids, names that resolve, the portable subset. */
export function crossCheck(files: readonly DocumentedRuleFile[]): RuleProblem[] {
  const rules = files.flatMap((file) => file.rules.map((rule) => ({ file, rule })));
  const ids = rules.map(({ rule }) => rule.id);
  const seen = new Map<string, string>();
  const problems: RuleProblem[] = [];
  for (const { file, rule } of rules) {
    const report = (message: string, position = rule.position): void => {
      problems.push({ file: file.path, position, subject: `rule ${rule.id}`, message });
    };
    const twin = seen.get(rule.id);
    if (twin !== undefined && rule.id !== '') report(`id is used twice; the other is in ${twin}`);
    seen.set(rule.id, file.path);
    reportUnknownNames(rule, ids, report);
    reportPattern(rule, report);
  }
  return [...problems, ...doubleRotations(files)];
}

type Report = (message: string, position?: DocumentedRule['position']) => void;

function reportUnknownNames(rule: DocumentedRule, ids: readonly string[], report: Report): void {
  for (const check of rule.checks) {
    if (findCheck(check) !== undefined) continue;
    const guess = nearestWord(check, checkNames());
    report(
      `no check is named ${check}; ${guess === null ? 'patterns/README.md lists them' : `did you mean ${guess}?`}`,
    );
  }
  if (rule.companion !== null && !ids.includes(rule.companion)) {
    const guess = nearestWord(rule.companion, ids);
    report(`companion ${rule.companion} is no rule's id${guess === null ? '' : `; did you mean ${guess}?`}`);
  }
}

function reportPattern(rule: DocumentedRule, report: Report): void {
  if (rule.pattern === null || rule.pattern === '') return;
  try {
    parsePattern(rule.pattern, rule.ignoreCase);
  } catch (error) {
    if (!(error instanceof PatternError)) throw error;
    report(`pattern, character ${error.offset + 1}: ${error.message}`, rule.patternPosition);
  }
}

function doubleRotations(files: readonly DocumentedRuleFile[]): RuleProblem[] {
  const seen = new Map<string, string>();
  return files.flatMap((file) =>
    file.rotations.flatMap(({ id }) => {
      const twin = seen.get(id);
      seen.set(id, file.path);
      if (twin === undefined) return [];
      return [
        {
          file: file.path,
          position: { line: 1, column: 1 },
          subject: `rotation ${id}`,
          message: `id is used twice; the other is in ${twin}`,
        },
      ];
    }),
  );
}
