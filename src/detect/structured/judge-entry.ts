import type { CodeMatch } from '../code-detector.js';
import type { Candidate } from '../generic/candidate.js';
import { randomness } from '../generic/features.js';
import { confidenceOf, judge, LEAST_PROBABILITY, type Judgement } from '../generic/judge.js';
import { describeName } from '../generic/name-info.js';
import { findingReasons } from '../generic/reasons.js';
import { ruleOf, severityOf } from '../generic/rule-of.js';
import { standInReason } from '../generic/stand-ins.js';
import { valueFormReason } from '../generic/value-rules.js';
import { shapeOf, type ValueShape } from '../generic/value-shape.js';
import { placeholderReason } from '../placeholders.js';
import type { StructuredEntry } from './entry.js';

export type JudgedEntry = CodeMatch & { readonly layers?: readonly string[] };

/** What to report for a value of a file, or null where it is none. */
export function judgeEntry(entry: StructuredEntry): JudgedEntry | null {
  if (entry.role === 'text' || entry.value === '') return null;
  if (entry.role === 'credential') return judgeCredential(entry);
  return judgeSetting(entry) ?? (entry.role === 'variable' ? judgeByLook(entry) : null);
}

const LONGEST_CREDENTIAL = 4096;

/** The format says that it is a credential: only what stands for one, or points to one, is turned away. */
function judgeCredential(entry: StructuredEntry): JudgedEntry | null {
  const { value } = entry;
  if (value.length < 3 || value.length > LONGEST_CREDENTIAL) return null;
  const isHash = entry.rule === 'generic-password-hash';
  if (entry.rule === 'generic-manifest-secret' && isPlaceOrAddress(value)) return null;
  if (isHash ? /example|x{8,}|\*{4,}|\.{4,}$/i.test(value) : isStandIn(value)) return null;
  return {
    ...placeOf(entry),
    rule: entry.rule ?? 'generic-login',
    ...(entry.confidence === undefined ? {} : { confidence: entry.confidence }),
    reasons: [entry.reason ?? 'the format of the file says that it is a credential'],
  };
}

/** Manifests keep where a service is beside what opens it. An address with a password inside is told by its own rules. */
function isPlaceOrAddress(value: string): boolean {
  const form = valueFormReason(value, true);
  return form === 'an address' || form === 'a path or file name';
}

/** Four words and more, as a comment in a template of settings has them. */
const SENTENCE = /^[A-Za-z]+[,;]?(?: [A-Za-z']+[,;.]?){3,}$/;

function isStandIn(value: string): boolean {
  return (
    placeholderReason(value) !== null || isReference(value) || standInReason(value) !== null || SENTENCE.test(value)
  );
}

/** As an assignment of a quoted literal: in a settings file a bare word is no identifier. */
function judgeSetting(entry: StructuredEntry): JudgedEntry | null {
  const candidate = candidateOf(entry);
  const judgement = judge(candidate);
  if (judgement.probability < LEAST_PROBABILITY && !isPoorSecret(entry, judgement)) return null;
  const confidence = confidenceOf(judgement.probability);
  // Reading a bare word as a literal speaks for it already: outside environment files the rest has to be clear.
  if (entry.role === 'setting' && confidence === 'low') return null;
  const severity = severityOf(candidate, judgement);
  return {
    ...placeOf(entry),
    rule: entry.rule ?? ruleOf(candidate, judgement),
    confidence,
    ...(severity === undefined ? {} : { severity }),
    reasons: [...findingReasons(judgement), entry.reason ?? 'a variable of a settings file'],
  };
}

/** `SESSION_SECRET=correct-otter-battery`: in an environment file words under such a name are no name of something else. */
function isPoorSecret({ role, value }: StructuredEntry, { name, rejected, features }: Judgement): boolean {
  if (role !== 'variable' || rejected !== null || name.tail.length > 0 || features.has('value:stand-in')) return false;
  const told = name.kind === 'password' || (name.kind === 'secret' && /[-_ ].*[-_ ]|[A-Z\d]/.test(value));
  return told && value.length >= 6 && !/pass|pwd|secret|token|key|cred/i.test(value);
}

function candidateOf(entry: StructuredEntry): Candidate {
  return {
    syntax: 'assignment',
    name: entry.name,
    raw: entry.value,
    start: entry.start,
    end: entry.end,
    quote: '"',
    operator: '=',
    spaced: false,
    wrapping: 'none',
    callee: '',
    before: '',
    after: '',
    user: '',
    host: '',
  };
}

/** Names of things that look random and are no secrets. */
const PUBLIC_NAME =
  /(?:^|[_.-])(?:id|ids|uid|uuid|guid|hash|sha|sha1|sha256|md5|digest|checksum|commit|revision|commitish|rev|ref|version|tag|build|image|public|pub|publishable|site|sitekey|url|uri|host|endpoint|address|addr|path|dir|file|name|user|username|email|domain|account|project|region|bucket|topic|channel|tracking|analytics|measurement|dsn|etag|fingerprint|thumbprint|cert|certificate|ca|kid|arn|contract|wallet)$/i;
const PUBLIC_PREFIX =
  /^(?:NEXT_PUBLIC|REACT_APP|VITE|NUXT_PUBLIC|PUBLIC|EXPO_PUBLIC|GATSBY|STORYBOOK|VUE_APP|DOTENV_VAULT|DOTENV_PUBLIC_KEY)_/i;

/** A value of an environment file that reads as random, under a name that says nothing. */
function judgeByLook(entry: StructuredEntry): JudgedEntry | null {
  const { name, value } = entry;
  if (value.length < 20 || value.length > 300 || PUBLIC_NAME.test(splitCamel(name)) || PUBLIC_PREFIX.test(name))
    return null;
  if (describeName(name).kind !== 'none' || !/^[A-Za-z0-9+/_=.-]+$/.test(value) || !/\d/.test(value)) return null;
  if (placeholderReason(value) !== null || valueFormReason(value, true) !== null || standInReason(value) !== null)
    return null;
  if (!looksRandom(shapeOf(value), value)) return null;
  return {
    ...placeOf(entry),
    rule: 'generic-environment-value',
    confidence: 'low',
    reasons: ['the value reads as random', 'a variable of an environment file'],
  };
}

function splitCamel(name: string): string {
  return name.replace(/([a-z0-9])([A-Z])/g, '$1_$2');
}

function looksRandom(shape: ValueShape, value: string): boolean {
  if (shape.uuid || /\.[A-Za-z]{2,}/.test(value)) return false;
  if (shape.hex) return shape.length >= 32 && shape.entropy >= 3.2 && shape.length % 2 === 0;
  return shape.entropy >= 3.7 && shape.classes >= 3 && randomness(shape) === 'random';
}

const REFERENCE = /^(?:\$[A-Za-z_{(]|%[A-Za-z_]+%$|\{\{|<%|\$\$)|\$\{[^}]*\}/;

/** Stands for a value that is kept elsewhere, or is encrypted. */
export function isReference(value: string): boolean {
  if (REFERENCE.test(value)) return true;
  const form = valueFormReason(value, true);
  return form !== null && /^(?:a reference|a literal|encrypted)/.test(form);
}

function placeOf({
  start,
  end,
  value,
  name,
  companion,
  layers,
}: StructuredEntry): Pick<JudgedEntry, 'start' | 'end'> & Partial<JudgedEntry> {
  return {
    start,
    end,
    value,
    ...(name === '' ? {} : { name }),
    ...(companion === undefined || companion === '' ? {} : { companion }),
    ...(layers === undefined ? {} : { layers }),
  };
}
