import type { Candidate } from './candidate.js';
import type { NameInfo } from './name-info.js';
import { isPlainKey } from './name-rules.js';
import type { RefinedValue } from './refine.js';
import { mentionsStandIn } from './stand-ins.js';
import type { ValueShape } from './value-shape.js';

/** Names and strengths (0..1, mostly 0 or 1) of what speaks for or against a candidate. */
export type Features = Map<string, number>;

/** Everything the model weighs. Only the line and the value are looked at. */
export function featuresOf(candidate: Candidate, refined: RefinedValue, name: NameInfo, shape: ValueShape): Features {
  const features: Features = new Map();
  addName(features, candidate, name);
  addSyntax(features, candidate);
  addShape(features, refined, shape);
  addSurroundings(features, candidate);
  addCrosses(features, candidate, name, shape, refined);
  return features;
}

const flag = (features: Features, name: string, holds: boolean): void => {
  if (holds) features.set(name, 1);
};

function addName(features: Features, candidate: Candidate, name: NameInfo): void {
  const kind = nameGroup(candidate, name);
  features.set(`name:${kind}`, 1);
  flag(features, 'name:alone', name.words.length === 1);
  flag(features, 'name:upper', /^[A-Z][A-Z0-9_]+$/.test(candidate.name));
  flag(features, 'name:tail', name.tail.length > 0);
  flag(features, 'name:long', name.words.length >= 4);
  flag(features, 'name:dotted', candidate.name.includes('.'));
  flag(features, 'name:capital', /^[A-Z][a-z]/.test(candidate.name));
  flag(
    features,
    'name:trial',
    name.words.some((word) =>
      /^(?:test|tests|example|sample|fake|mock|dummy|invalid|wrong|bad|foo|bar|expected|my|some|the|env)$/.test(word),
    ),
  );
}

/** The kind of name, with plain "key" apart from keys that say what they open. */
function nameGroup(candidate: Candidate, name: NameInfo): string {
  if (candidate.syntax === 'url' || candidate.syntax === 'header') return candidate.syntax;
  return isPlainKey(name) ? 'plain-key' : name.kind;
}

function addSyntax(features: Features, candidate: Candidate): void {
  const { syntax, quote, operator, wrapping } = candidate;
  features.set(`syntax:${syntax}`, 1);
  features.set(quote === '' ? 'quote:none' : `quote:${quote}`, 1);
  if (syntax === 'assignment') features.set(`operator:${operator}`, 1);
  if (wrapping !== 'none') features.set(`wrapping:${wrapping}`, 1);
}

function addShape(features: Features, refined: RefinedValue, shape: ValueShape): void {
  const value = refined.judged;
  const letters = shape.lowers + shape.uppers;
  features.set(`length:${band(shape.length, [6, 8, 11, 15, 20, 31, 45, 80])}`, 1);
  features.set(`entropy:${band(shape.entropy, [2, 2.5, 3, 3.5, 4, 4.5])}`, 1);
  features.set(`words:${band(shape.wordShare, [0.01, 0.3, 0.5, 0.7, 0.9])}`, 1);
  if (letters > 0) features.set(`bits:${band(shape.letterBits, [3.4, 3.9, 4.4, 5, 5.6])}`, 1);
  features.set(`classes:${shape.classes}`, 1);
  flag(features, 'digits:none', shape.digits === 0);
  flag(features, 'digits:only', shape.digits === shape.length);
  flag(features, 'digits:trailing', /[A-Za-z]\d{1,4}$/.test(value));
  flag(features, 'digits:many', shape.digits >= 4);
  flag(features, 'letters:lower', shape.lowers === shape.length);
  flag(features, 'letters:upper', shape.uppers === shape.length);
  flag(features, 'form:hex', shape.hex && shape.digits > 0 && letters > 0);
  flag(features, 'form:hex-digest', shape.hex && /^(?:.{32}|.{40}|.{64})$/.test(value));
  flag(features, 'form:uuid', shape.uuid);
  flag(features, 'form:padded', /[A-Za-z0-9+/]={1,2}$/.test(value) && shape.length >= 12);
  flag(features, 'form:snake', /^[a-z0-9]+(?:_[a-z0-9]+)+$/.test(value));
  flag(features, 'form:constant', /^[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+$/.test(value));
  flag(features, 'form:kebab', /^[a-z0-9]+(?:-[a-z0-9]+)+$/.test(value));
  flag(features, 'form:camel', /^[a-z]+(?:[A-Z][a-z]+)+$/.test(value));
  flag(features, 'form:pascal', /^(?:[A-Z][a-z]+){2,}$/.test(value));
  flag(features, 'form:capital', /^[A-Z][a-z]+$/.test(value));
  flag(features, 'form:identifier', /^[A-Za-z_]\w*$/.test(value));
  flag(features, 'form:path', value.includes('/') && !shape.base64);
  flag(features, 'form:dots', /[A-Za-z]\.[A-Za-z]/.test(value));
  flag(features, 'form:blanks', shape.blanks > 0);
  flag(features, 'form:markup', /[<>{}()[\]|\\]/.test(value));
  flag(features, 'form:specials', shape.specials >= 3);
  flag(features, 'form:bang', /[!@#$^&*?]/.test(value));
  flag(features, 'form:high-bytes', /[\x80-\xff]/.test(value));
  flag(features, 'form:comma', /[,;:]/.test(value));
  flag(features, 'value:stand-in', mentionsStandIn(value));
  flag(features, 'value:says-kind', /pass|secret|token|key|auth|cred/i.test(value));
  flag(features, 'scheme:basic', refined.scheme === 'basic' && refined.user !== '');
  flag(features, 'scheme:other', refined.scheme !== '' && refined.scheme !== 'basic');
  features.set('changes', Math.min(1, shape.changes * 2));
  features.set('distinct', shape.distinct / Math.max(1, shape.length));
}

function addSurroundings(features: Features, candidate: Candidate): void {
  const { before, after, quote } = candidate;
  const line = before + candidate.name + after;
  flag(features, 'line:comment', /^\s*(?:\/\/|#|\*|\/\*|--|;|<!--|rem\b)/i.test(before));
  flag(features, 'line:long', line.length > 200);
  flag(features, 'line:starts', /^\s*[-"'`]?\s*["'`]?$/.test(before));
  flag(
    features,
    'line:declares',
    /\b(?:const|let|var|val|final|static|string|String|char|def|export|ENV|ARG|define|set|my|our|public|private)\b/.test(
      before,
    ),
  );
  flag(features, 'line:tests', /\b(?:assert|expect|should|require\.|test|mock|stub|fake|t\.)/i.test(line));
  flag(features, 'line:call', /\w\(\s*[^)]*$/.test(before));
  flag(features, 'line:shell', /(?:^|\s)(?:export|docker|curl|echo|sudo|-e|--env|heroku|\$)\s/.test(before));
  flag(features, 'line:user-beside', /\b(?:user(?:_?name)?|login|email|account|uid)\b/i.test(before + after));
  flag(features, 'line:other-secret', /(?:password|secret|token|api_?key)["']?\s*[:=]/i.test(before));
  flag(
    features,
    'line:print',
    /\b(?:print|println|printf|log|echo|warn|error|throw|raise|puts|Error|Exception)\b\W/.test(before),
  );
  flag(features, 'line:condition', /\b(?:if|elif|while|when|unless|case)\b/.test(before));
  flag(features, 'after:more-words', quote === '' && /^\s+[A-Za-z]/.test(after));
  flag(features, 'after:end', /^["'`]?[,;)\]}]*\s*$/.test(after));
  flag(features, 'after:semicolon', /^["'`]?\s*\)?;/.test(after));
  flag(features, 'after:comma', /^["'`]?\s*,/.test(after));
  flag(features, 'after:backslash', /^["'`]?\s*\\$/.test(after));
  flag(features, 'after:joined', /^["'`]\s*[+.%~]/.test(after));
  flag(features, 'before:dash', /(?:^|\s)-{1,2}$/.test(before));
  flag(features, 'before:json', /[{,]?\s*\\?"$/.test(before));
}

function addCrosses(
  features: Features,
  candidate: Candidate,
  name: NameInfo,
  shape: ValueShape,
  refined: RefinedValue,
): void {
  const kind = nameGroup(candidate, name);
  const quoted = candidate.quote === '' ? 'bare' : 'quoted';
  const random = randomness(shape);
  features.set(`${quoted}&${random}`, 1);
  features.set(`${kind}&${random}`, 1);
  features.set(`${kind}&${quoted}`, 1);
  features.set(`${kind}&length:${band(shape.length, [8, 16, 32])}`, 1);
  flag(features, 'bare&spaced', quoted === 'bare' && candidate.spaced);
  flag(features, 'quoted&spaced', quoted === 'quoted' && candidate.spaced);
  flag(features, 'bare&identifier', quoted === 'bare' && /^[A-Za-z_]\w*$/.test(refined.judged));
  flag(features, 'bare&comma', quoted === 'bare' && /^,|^\)/.test(candidate.after));
  flag(features, 'bare&semicolon', quoted === 'bare' && candidate.after.startsWith(';'));
  flag(features, `comment&${quoted}`, /^\s*(?:\/\/|#|\*|--)/.test(candidate.before));
}

/** How random the value reads: 'random', 'mixed', 'words', 'digits'. */
export function randomness(shape: ValueShape): string {
  const letters = shape.lowers + shape.uppers;
  if (letters === 0) return 'digits';
  if (letters <= 3) return 'mixed';
  if (shape.wordShare >= 0.8) return shape.digits >= 2 ? 'words-digits' : 'words';
  if (shape.wordShare < 0.35 && (shape.letterBits > 4.6 || shape.changes > 0.25)) return 'random';
  return shape.letterBits > 4.4 || shape.digits > 0 ? 'mixed' : 'language';
}

function band(value: number, edges: readonly number[]): number {
  let index = 0;
  while (index < edges.length && value >= edges[index]!) index++;
  return index;
}
