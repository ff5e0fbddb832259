/**
 * The whole rewrite on a scratch mirror, before anybody touches the real one: run it, search every object, compare
 * the trees at every tip, hold the counts against the prediction, and throw the mirror away.
 */
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { UnearthError } from '../errors.js';
import type { Plan, PlanDocument, Prediction } from '../plan/model.js';
import { readSimulationRules } from '../plan/simulate.js';
import { compareTips, type TipComparison } from './compare-tips.js';
import { countEmptied } from './count-emptied.js';
import { createProbeSearch } from './probe-search.js';
import { readPlan } from './read-plan.js';
import { openRepository } from './repository-objects.js';
import { runRewrite, type RewriteRun, type RewriteSummary } from './run-rewrite.js';
import { VERIFY_EXIT_CODES, verifyRewrite, type VerifyOptions, type VerifyResult } from './verify.js';
import { writePlanFolder } from './write-plan-folder.js';

export interface RehearseOptions {
  path: string;
  /** A plan folder, or a plan that is not written yet. */
  planDir?: string;
  plan?: Plan;
  signal?: AbortSignal;
  /** PATH to find git filter-repo on; default: this process's. */
  searchPath?: string;
  scan?: VerifyOptions['scan'];
  onStep?: (step: string) => void;
}

export interface RehearsalResult {
  /** Every planned secret gone, nothing else changed, as many changes as predicted. */
  proven: boolean;
  /** 0 proven; 1, 3, 4, 5 as for verify; 6 something else changed or the prediction was wrong. */
  exitCode: number;
  verify: VerifyResult;
  tips: TipComparison;
  predicted: Prediction;
  /** Signed commits that were to keep their signature; `verify.signedCommits` did. */
  keptSignatures: number;
  actual: Prediction;
  /** Commits left without a change. */
  emptied: { predicted: number; actual: number };
  summary: RewriteSummary;
  predictionHolds: boolean;
  seconds: number;
}

/** Exit code for changes that are not replacements, or more or fewer than predicted. */
const OTHER_CHANGES = 6;

/**
 * Throws UnearthError: `usage` without a plan or for one that rewrites nothing, `unsupported` where rewrite.sh
 * refuses or fails (its own words in the message).
 */
export async function rehearse(options: RehearseOptions): Promise<RehearsalResult> {
  const started = Date.now();
  const scratch = await mkdtemp(join(tmpdir(), 'unearth-rehearsal-'));
  try {
    const planDir = await planFolder(options, scratch);
    const plan = await readPlan(planDir);
    if (!plan.rewrite.needed) {
      throw new UnearthError('usage', 'this plan rewrites nothing: there is nothing to rehearse', {
        hint: 'see PLAN.md for what is to be rotated',
      });
    }
    const mirror = join(scratch, 'mirror.git');
    options.onStep?.('rewriting a scratch mirror');
    const run = await runRewrite({
      planDir,
      source: options.path,
      mirror,
      output: join(scratch, 'run'),
      signal: options.signal,
      searchPath: options.searchPath,
    });
    if (run.summary === null) throw rewriteFailed(run.messages, await lastOfLog(join(scratch, 'run'), plan));
    options.onStep?.('searching every object of the mirror');
    const verify = await verifyRewrite({ path: mirror, planDir, ...pick(options) });
    options.onStep?.('comparing the trees at every tip');
    const { tips, emptied } = await compareBoth(options, planDir, mirror, run, plan);
    return judge({
      verify,
      tips,
      summary: run.summary,
      predicted: plan.rewrite.predicted,
      keptSignatures: plan.rewrite.detail.keptSignatures,
      emptied: { predicted: plan.rewrite.detail.emptiedCommits?.length ?? emptied, actual: emptied },
      seconds: (Date.now() - started) / 1000,
    });
  } finally {
    await rm(scratch, { recursive: true, force: true });
  }
}

function pick({ signal, scan }: RehearseOptions): Pick<VerifyOptions, 'signal' | 'scan'> {
  return { ...(signal === undefined ? {} : { signal }), ...(scan === undefined ? {} : { scan }) };
}

async function planFolder({ planDir, plan }: RehearseOptions, scratch: string): Promise<string> {
  if (planDir !== undefined) return planDir;
  if (plan === undefined)
    throw new UnearthError('usage', 'a rehearsal needs a plan', { hint: 'make one with `unearth plan`' });
  return (await writePlanFolder(plan, join(scratch, 'plan'))).folder;
}

const LOG_LINES = 3;

/** What git said last: the log goes with the scratch folder. It may name refs and files, and those may hold a secret. */
async function lastOfLog(folder: string, plan: PlanDocument): Promise<string> {
  const log = await readFile(join(folder, 'log'), 'utf8').catch(() => '');
  const { safe } = createProbeSearch(plan.verification.probes, Buffer.from(plan.verification.salt, 'hex'));
  const lines = log.split('\n').filter((line) => /^(?:fatal|error|[A-Za-z_.]*Error):/i.test(line));
  return lines.slice(-LOG_LINES).map(safe).join(' | ');
}

function rewriteFailed(messages: string, log: string): UnearthError {
  const lines = messages
    .split('\n')
    .filter((line) => line.startsWith('rewrite.sh: ') || line.startsWith('  way out: '));
  const failure = lines.filter((line) => line.startsWith('rewrite.sh: ')).at(-1) ?? 'rewrite.sh failed';
  const wayOut = lines.at(-1)?.startsWith('  way out: ') ? lines.at(-1)!.slice('  way out: '.length) : undefined;
  const hint = wayOut?.startsWith('read the end of ') && log !== '' ? `git said: ${log}` : wayOut;
  return new UnearthError('unsupported', failure, hint === undefined ? {} : { hint });
}

async function compareBoth(
  options: RehearseOptions,
  planDir: string,
  mirrorPath: string,
  { moves, commitMap }: RewriteRun,
  plan: Awaited<ReturnType<typeof readPlan>>,
): Promise<{ tips: TipComparison; emptied: number }> {
  const rules = readSimulationRules(await readFile(join(planDir, 'rewrite-data.json'), 'utf8'));
  const { safe } = createProbeSearch(plan.verification.probes, Buffer.from(plan.verification.salt, 'hex'));
  const source = await openRepository(options.path, options.signal);
  const mirror = await openRepository(mirrorPath, options.signal);
  try {
    const tips = compareTips(source, mirror, moves, rules);
    const unexpected = tips.unexpected.map(({ ref, path, what }) => ({ ref: safe(ref), path: safe(path), what }));
    return { tips: { ...tips, unexpected }, emptied: await countEmptied(source, mirror, commitMap) };
  } finally {
    await source.close();
    await mirror.close();
  }
}

type Judged = Omit<RehearsalResult, 'proven' | 'exitCode' | 'actual' | 'predictionHolds'>;

function judge(facts: Judged): RehearsalResult {
  const { verify, tips, summary, predicted, keptSignatures, emptied } = facts;
  const actual = { commits: summary.commitsChanged, refs: summary.refsChanged, tags: summary.tagsChanged };
  const predictionHolds =
    actual.commits === predicted.commits &&
    actual.refs === predicted.refs &&
    actual.tags === predicted.tags &&
    emptied.actual === emptied.predicted &&
    verify.signedCommits === keptSignatures;
  const onlyReplacements = tips.unexpected.length === 0 && predictionHolds;
  const proven = verify.outcome === 'gone' && onlyReplacements;
  const exitCode = verify.outcome === 'gone' && !onlyReplacements ? OTHER_CHANGES : VERIFY_EXIT_CODES[verify.outcome];
  return { ...facts, proven, exitCode, actual, predictionHolds };
}
