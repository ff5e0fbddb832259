/**
 * The state of a response, in the plan folder: one line of JSON for each thing done, with who and when; lines are only
 * ever added. No network, no secret.
 */
import { appendFile, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { UnearthError } from '../errors.js';
import type { PlanCredential, PlanPersonalDatum } from '../plan/model.js';
import { readPlan } from './read-plan.js';

const STATES = [
  'found',
  'owner-known',
  'new-issued',
  'deployed',
  'old-revoked',
  'logs-checked',
  'history-done',
  'closed',
  'risk-accepted',
] as const;
export type PlanState = (typeof STATES)[number];

export interface StatusEntry {
  /** Id of a credential or piece of personal data in the plan, such as S1. */
  secret: string;
  state: PlanState;
  by: string;
  /** RFC 3339. */
  at: string;
  note?: string;
}

export interface SecretStatus {
  secret: string;
  title: string;
  redacted: string;
  /** The furthest that was reached; `found` begins anew. */
  state: PlanState;
  /** What comes after it; null when closed or accepted. */
  next: PlanState | null;
  /** What comes before it and was never recorded: done in silence, or forgotten. */
  missing: PlanState[];
  history: StatusEntry[];
}

const FILE = 'status.jsonl';

/** Throws UnearthError `usage` for a secret the plan does not know, a state that does not exist, or an empty name. */
export async function recordStatus(planDir: string, entry: StatusEntry): Promise<void> {
  const plan = await readPlan(planDir);
  const known = [...plan.credentials, ...plan.personalData].some(({ id }) => id === entry.secret);
  if (!known)
    throw new UnearthError('usage', `the plan has no ${JSON.stringify(entry.secret)}`, {
      hint: 'unearth plan status lists its ids',
    });
  if (!STATES.includes(entry.state)) {
    throw new UnearthError('usage', `${JSON.stringify(entry.state)} is not a state`, {
      hint: `one of ${STATES.join(', ')}`,
    });
  }
  if (entry.by.trim() === '') throw new UnearthError('usage', 'who did it?', { hint: 'give a name with --by' });
  if (entry.state === 'risk-accepted' && !entry.note) {
    throw new UnearthError('usage', 'an accepted risk needs a reason', { hint: 'give it with --note' });
  }
  // One write of one line: two people at once cannot mix theirs.
  await appendFile(join(planDir, FILE), `${JSON.stringify(entry)}\n`, { mode: 0o600 });
}

export async function readStatus(planDir: string): Promise<SecretStatus[]> {
  const plan = await readPlan(planDir);
  const entries = await readEntries(planDir);
  const statusOf = (
    { id, title, redacted }: PlanCredential | PlanPersonalDatum,
    steps: readonly PlanState[],
  ): SecretStatus => {
    const history = entries.filter(({ secret }) => secret === id);
    return { secret: id, title, redacted, ...progress(history, steps), history };
  };
  return [
    ...plan.credentials.map((one) => statusOf(one, stepsFor(one.rewritten, STEPS))),
    ...plan.personalData.map((one) => statusOf(one, stepsFor(one.rewritten, PERSONAL_DATA_STEPS))),
  ];
}

const STEPS: readonly PlanState[] = STATES.filter((state) => state !== 'risk-accepted');
/** Personal data cannot be rotated. */
const PERSONAL_DATA_STEPS: readonly PlanState[] = ['found', 'owner-known', 'logs-checked', 'history-done', 'closed'];

function stepsFor(rewritten: boolean, steps: readonly PlanState[]): readonly PlanState[] {
  return steps.filter((step) => rewritten || step !== 'history-done');
}

function progress(
  history: readonly StatusEntry[],
  steps: readonly PlanState[],
): Pick<SecretStatus, 'state' | 'next' | 'missing'> {
  const recorded = history.map(({ state }) => state);
  const since = recorded.slice(recorded.lastIndexOf('found') + 1);
  const done = new Set<PlanState>(['found', ...since]);
  const isClosed = since.includes('closed');
  if (!isClosed && since.at(-1) === 'risk-accepted') return { state: 'risk-accepted', next: null, missing: [] };
  const state = STEPS.findLast((step) => done.has(step))!;
  const at = STEPS.indexOf(state);
  return {
    state,
    next: steps.find((step) => STEPS.indexOf(step) > at) ?? null,
    missing: steps.filter((step) => STEPS.indexOf(step) < at && !done.has(step)),
  };
}

async function readEntries(planDir: string): Promise<StatusEntry[]> {
  const path = join(planDir, FILE);
  const text = await readFile(path, 'utf8').catch(() => '');
  return text
    .split('\n')
    .filter((line) => line !== '')
    .map((line, at) => {
      try {
        return JSON.parse(line) as StatusEntry;
      } catch {
        throw new UnearthError('usage', `${path}:${at + 1} is not a line of JSON`, {
          hint: 'repair or remove that line',
        });
      }
    });
}
