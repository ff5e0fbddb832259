/**
 * The rewrite as data: which byte string is replaced by what, with which of git filter-repo's instruments. One
 * instrument reaches one kind of place: an expressions file text blobs, a message file messages, and so on.
 */
import type { ContainerSighting, FormSighting, SecretSightings } from './facts.js';
import { fit } from './forms/base64-cores.js';
import { bodyLines, isMultiLine, linesOf } from './forms/lines.js';

/** A secret that the rewrite takes out. */
export interface RewrittenSecret {
  id: string;
  value: Buffer;
  replacement: string;
  sightings: SecretSightings;
}

export interface LiteralRule {
  secret: string;
  find: Buffer;
  replace: Buffer;
}

/** What an expressions file holds: literals, longest first, and patterns. */
export interface Expressions {
  literals: LiteralRule[];
  patterns: LinesRule[];
}

/** A value of several lines, found in any of the spellings of its line breaks; parts of `lines` in this order. */
export interface LinesRule {
  secret: string;
  lines: Buffer[];
  replace: Buffer;
}

export interface BlobEdit {
  /** Replaces the whole content where set. */
  whole: Buffer | null;
  /** Otherwise these byte strings, longest first. */
  replacements: LiteralRule[];
}

export interface Instruments {
  texts: Expressions;
  messages: Expressions;
  /** By blob id: content that the expressions file does not reach (NUL bytes, UTF-16, archives). */
  blobEdits: Map<string, BlobEdit>;
  identities: LiteralRule[];
  paths: LiteralRule[];
  refNames: LiteralRule[];
}

export function chooseInstruments(secrets: readonly RewrittenSecret[]): Instruments {
  const chosen: Instruments = {
    texts: { literals: [], patterns: [] },
    messages: { literals: [], patterns: [] },
    blobEdits: new Map(),
    identities: [],
    paths: [],
    refNames: [],
  };
  for (const secret of secrets) addSecret(chosen, secret);
  sortLongestFirst(chosen.texts.literals, chosen.messages.literals, chosen.identities, chosen.paths, chosen.refNames);
  for (const edit of chosen.blobEdits.values()) sortLongestFirst(edit.replacements);
  return chosen;
}

function addSecret(chosen: Instruments, secret: RewrittenSecret): void {
  for (const sighting of secret.sightings.forms) addForm(chosen, secret, sighting);
  for (const container of secret.sightings.containers) addContainer(chosen, secret, container);
  addLines(chosen, secret);
}

function addForm(chosen: Instruments, secret: RewrittenSecret, sighting: FormSighting): void {
  const replacement = Buffer.from(secret.replacement, 'latin1');
  const rule: LiteralRule = {
    secret: secret.id,
    find: sighting.form.bytes,
    replace: sighting.form.encode(replacement),
  };
  // A NUL never gets as far as the expressions file, and a line break cannot be written into it.
  const hasNul = rule.find.includes(0);
  const inText = sighting.textBlobs.length > 0 && sighting.form.name !== 'line';
  const inMessages = sighting.messages.length > 0 && sighting.form.name !== 'line';
  if ((inText || inMessages) && !hasNul && !isMultiLine(rule.find)) {
    for (const expressions of expressionsFor(chosen, secret)) expressions.literals.push(rule);
  }
  if ((inText || inMessages) && !hasNul && isMultiLine(rule.find) && sighting.form.name === 'written') {
    const pattern = { secret: secret.id, lines: linesOf(rule.find), replace: replacement };
    for (const expressions of expressionsFor(chosen, secret)) expressions.patterns.push(pattern);
  }
  if (inText && hasNul) for (const blob of sighting.textBlobs) editOf(chosen, blob).replacements.push(rule);
  if (sighting.binaryBlobs.length > 0) addBinary(chosen, secret, sighting);
  if (sighting.identities.length > 0) chosen.identities.push(rule);
  if (sighting.trees.length > 0) chosen.paths.push(rule);
  if (sighting.refNames.length > 0) chosen.refNames.push(rule);
}

/** Archives go as a whole; an unusual encoding is replaced byte for byte where it stands. */
function addContainer(
  chosen: Instruments,
  secret: RewrittenSecret,
  { blob, kind, bytes, binary, message }: ContainerSighting,
): void {
  const replace = Buffer.from(secret.replacement, 'latin1');
  if (message) {
    if (bytes === undefined) return;
    if (isMultiLine(bytes)) chosen.messages.patterns.push({ secret: secret.id, lines: linesOf(bytes), replace });
    else chosen.messages.literals.push({ secret: secret.id, find: bytes, replace });
  } else if (kind === 'whole' || bytes === undefined) {
    editOf(chosen, blob).whole = Buffer.concat([replace, Buffer.from('\n')]);
  } else {
    editOf(chosen, blob).replacements.push({
      secret: secret.id,
      find: bytes,
      replace: binary ? fit(replace, bytes.length) : replace,
    });
  }
}

/** Formats with NUL bytes may count offsets: what is put in has the length of what is taken out. */
function addBinary(chosen: Instruments, secret: RewrittenSecret, { form, binaryBlobs }: FormSighting): void {
  const text = fit(Buffer.from(secret.replacement, 'latin1'), secret.value.length);
  const replace = fit(form.encode(text), form.bytes.length);
  for (const blob of binaryBlobs)
    editOf(chosen, blob).replacements.push({ secret: secret.id, find: form.bytes, replace });
}

/** Patterns for a multi-line value: the whole, its body without the frame, and lines that were seen alone. */
function addLines(chosen: Instruments, secret: RewrittenSecret): void {
  const seen = secret.sightings.forms.some(
    ({ form, textBlobs, messages }) =>
      (isMultiLine(form.bytes) || form.name === 'line') && textBlobs.length + messages.length > 0,
  );
  if (!isMultiLine(secret.value) || !seen) return;
  const replace = Buffer.from(secret.replacement, 'latin1');
  for (const lines of linePatterns(secret.value, secret.sightings.looseLines)) {
    for (const expressions of expressionsFor(chosen, secret))
      expressions.patterns.push({ secret: secret.id, lines, replace });
  }
}

/** What is found in one is replaced in both: somebody may commit again between plan and run. */
function expressionsFor(chosen: Instruments, { sightings }: RewrittenSecret): Expressions[] {
  return sightings.leftAlone.includes('message') ? [chosen.texts] : [chosen.texts, chosen.messages];
}

function linePatterns(value: Buffer, looseLines: readonly Buffer[]): Buffer[][] {
  const whole = linesOf(value);
  const body = bodyLines(value);
  const patterns = [whole];
  if (body.length < whole.length && body.length > 1) patterns.push(body);
  return [...patterns, ...looseLines.map((line) => [line])];
}

function editOf(chosen: Instruments, blob: string): BlobEdit {
  const known = chosen.blobEdits.get(blob);
  if (known) return known;
  const edit: BlobEdit = { whole: null, replacements: [] };
  chosen.blobEdits.set(blob, edit);
  return edit;
}

/** A value that begins another must come after it, or the rest of the longer one stays. */
function sortLongestFirst(...lists: LiteralRule[][]): void {
  for (const list of lists) {
    list.sort((a, b) => b.find.length - a.find.length || Buffer.compare(a.find, b.find));
  }
}
