import { UnearthError } from '../../errors.js';
import type { Position } from './rule.js';

/** Something wrong with a rule file, for the person who writes it. */
export interface RuleProblem {
  readonly file: string;
  readonly position: Position;
  /** Id of the rule or rotation, where known. */
  readonly subject: string | null;
  readonly message: string;
}

/** One line: `patterns/x.yml:14:5 rule acme-token: what is wrong; way out`. */
export function formatProblem(problem: RuleProblem): string {
  const place = `${problem.file}:${problem.position.line}:${problem.position.column}`;
  return problem.subject === null ? `${place} ${problem.message}` : `${place} ${problem.subject}: ${problem.message}`;
}

/** The error that stops a run: the first problem, and how many more there are. */
export function rulesInvalid(problems: readonly RuleProblem[]): UnearthError {
  const first = problems[0];
  const message = first === undefined ? 'rules are invalid' : formatProblem(first);
  const more = problems.length > 1 ? ` (and ${problems.length - 1} more)` : '';
  return new UnearthError('rule-invalid', message + more, {
    hint: 'unearth rules check FILE lists everything that is wrong',
  });
}
