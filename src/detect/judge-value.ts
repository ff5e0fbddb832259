import { doubtAddress } from './address-beside.js';
import { findCheck } from './checks/all-checks.js';
import type { CheckResult } from './checks/check.js';
import { contextWord } from './context-words.js';
import { shannonEntropy } from './entropy.js';
import { lowerBy, SEVERITIES } from './levels.js';
import { nameBefore } from './name-before.js';
import { certainPlaceholderReason, looksTyped, placeholderReason } from './placeholders.js';
import type { Rule } from './rules/rule.js';
import type { Site } from './site.js';
import type { Confidence, Severity, Verdict, VerdictTable } from './types.js';

/** A rule in use: its number in the detector, and what its judgement needs. */
export interface LiveRule extends Rule {
  readonly number: number;
  readonly table: VerdictTable;
  /** Finds the value of the companion rule near [start, end), within the reach it notes on the site. */
  readonly findCompanion: ((site: Site, start: number, end: number) => string | null) | null;
}

interface Judgement {
  confidence: Confidence;
  severity: Severity;
  companion: string | null;
  reasons: string[];
}

/** The verdict on a value that the rule's pattern picked at [start, end), or null where it is turned away. */
export function judgeValue(site: Site, rule: LiveRule, value: string, start: number, end: number): number | null {
  if (rule.entropy > 0 && shannonEntropy(value) < rule.entropy) return null;
  if (rule.placeholders && isPlaceholder(rule, value)) return null;
  const name = nameBefore(site, start);
  if (
    rule.placeholders &&
    name !== null &&
    (isVariable(value, name) || (rule.confidence !== 'high' && repeatsName(value, name)))
  )
    return null;
  if (namesIdentifier(rule, name)) return null;
  if (rule.generic && isProjectGuid(site, value, start, end)) return null;
  const judgement: Judgement = { confidence: rule.confidence, severity: rule.severity, companion: null, reasons: [] };
  if (rule.confidence === 'high') judgement.reasons.push('distinctive form');
  if (!applyContext(site, rule, judgement)) return null;
  for (const name of rule.checks) {
    const result = findCheck(name)!.check(value);
    if (result.outcome === 'invalid') return null;
    applyCheck(judgement, result);
  }
  if (rule.placeholders && looksTyped(value)) doubtTyped(judgement);
  if (judgement.confidence !== 'certain') weighAddress(site, judgement, { start, end, value });
  judgement.companion ??= rule.findCompanion?.(site, start, end) ?? null;
  return rule.table.intern(toVerdict(rule, value, judgement, name));
}

/** A catch-all rule that is unsure itself has nothing but the value to go by; others have a form or a provider's name beside it. */
function isPlaceholder(rule: Rule, value: string): boolean {
  const unsure = rule.generic && rule.confidence === 'low';
  return (unsure ? placeholderReason(value) : certainPlaceholderReason(value)) !== null;
}

/** `SPOTIFY_CLIENT_ID`: of a rule that goes by the provider's name this is not the secret, though it has the same form. */
function namesIdentifier(rule: Rule, name: string | null): boolean {
  if (rule.kind !== 'secret' || rule.confidence === 'high' || name === null) return false;
  return ENDS_IN_ID.test(name) && /(?:secret|key|token|password)$/.test(rule.id);
}

const ENDS_IN_ID =
  /(?:[_.-](?:id|ID|Id)|[a-z](?:Id|ID)|[A-Za-z](?:client|app|application|account|project|tenant|user)id)$/;

/** `{22A0F9C1-2D4A-4107-95B7-8459E6688BC5}`: how Windows writes the ids of projects, classes and products. */
function isProjectGuid(site: Site, value: string, start: number, end: number): boolean {
  return (
    value.length === 36 && site.text[start - 1] === 0x7b && site.text[end] === 0x7d && /^[0-9A-F-]{36}$/.test(value)
  );
}

/** `admin_password = "adminPassword"`: the signature of a function, the key of a form. */
function repeatsName(value: string, name: string): boolean {
  const own = lettersOf(value);
  return own.length >= 5 && own.length * 2 > value.length && lettersOf(name).endsWith(own);
}

/** `username = repoUser; password = repoPassword`: a variable that ends in the name it is given to. */
function isVariable(value: string, name: string): boolean {
  return (
    /^[a-z]+(?:[A-Z][a-z]+)+$/.test(value) &&
    /(?:password|passwd|pwd|secret|token)$/i.test(name) &&
    lettersOf(value).endsWith(lettersOf(name))
  );
}

const lettersOf = (text: string): string => (/\d/.test(text) ? '' : text.toLowerCase().replace(/[^a-z]/g, ''));

function doubtTyped(judgement: Judgement): void {
  judgement.reasons.push('looks typed by hand');
  if (judgement.confidence === 'certain') return;
  judgement.confidence = 'low';
  judgement.severity = 'low';
}

function weighAddress(site: Site, judgement: Judgement, at: { start: number; end: number; value: string }): void {
  const doubt = doubtAddress(site, at.start, at.end, at.value);
  if (doubt === null) return;
  judgement.reasons.push(doubt.reason);
  judgement.severity =
    typeof doubt.severity === 'number' ? lowerBy(SEVERITIES, judgement.severity, doubt.severity) : doubt.severity;
}

function applyContext(site: Site, rule: LiveRule, judgement: Judgement): boolean {
  if (rule.context === null) return true;
  const word = contextWord(site, rule.context);
  if (word === null) return false;
  judgement.reasons.push(`"${word}" stands ${rule.context.lines === 0 ? 'on the line' : 'nearby'}`);
  return true;
}

function applyCheck(judgement: Judgement, result: CheckResult): void {
  if (result.outcome === 'valid') judgement.confidence = result.confidence ?? 'certain';
  else if (result.confidence !== undefined) judgement.confidence = result.confidence;
  if (result.severity !== undefined) judgement.severity = result.severity;
  judgement.companion ??= result.companion ?? null;
  judgement.reasons.push(...(result.reasons ?? []));
}

function toVerdict(rule: LiveRule, value: string, judgement: Judgement, name: string | null): Verdict {
  const { confidence, severity, reasons, companion } = judgement;
  return {
    rule: rule.number,
    value,
    confidence,
    severity,
    reasons,
    layers: [],
    ...(name === null ? {} : { name }),
    ...(companion === null ? {} : { companion }),
  };
}
