/**
 * What `plan.json` keeps of each secret so that verification needs no plaintext: for each form in which it could
 * stand, the length, a keyed hash of its first bytes to find candidates fast, and an HMAC to be sure. The salt is
 * new for each plan, so probes of two plans cannot be compared. A short value can still be guessed from its probe
 * by whoever has the plan; so can it from any proof that it is gone.
 */
import { createHmac } from 'node:crypto';
import type { MetadataZone, SecretSightings } from './facts.js';
import { deriveForms, type DerivedForm, type FormName } from './forms/derived-forms.js';
import { base64Cores } from './forms/base64-cores.js';
import { isMultiLine, tellingLines } from './forms/lines.js';
import { hashKey, LEAST_NEEDLE, needleWindow, windowHash } from './search/needle-search.js';

export interface Probe {
  /** Credential or datum id (S1, P1). */
  secret: string;
  form: FormName;
  length: number;
  window: number;
  hash: number;
  /** HMAC-SHA-256 under the plan's salt, hex. */
  mac: string;
  /** Places where it may stand: personal data in the names and trailers of commits. */
  allowedIn?: MetadataZone[];
}

/** How many lines of a key are also looked for inside base64; one that is left gives the whole file away. */
const ENCODED_LINES = 4;

export function probeMac(salt: Buffer, bytes: Buffer): string {
  return createHmac('sha256', salt).update(bytes).digest('hex');
}

/** The byte strings whose absence proves that a value is gone. */
export function searchedForms(value: Buffer): DerivedForm[] {
  const forms = deriveForms(value);
  if (!isMultiLine(value)) return forms;
  const lines = tellingLines(value);
  const asLine = (bytes: Buffer): DerivedForm => ({ name: 'line', bytes, encode: (text) => text });
  const encoded = lines.slice(0, ENCODED_LINES).flatMap((line) => base64Cores('base64-inner', line, (text) => text));
  return [...forms, ...lines.map(asLine), ...encoded];
}

export function makeProbes(
  secret: string,
  value: Buffer,
  salt: Buffer,
  sightings: Pick<SecretSightings, 'forms' | 'leftAlone'> = { forms: [], leftAlone: [] },
): Probe[] {
  const { leftAlone: allowedIn } = sightings;
  const written = sightings.forms.map(({ form }) => form).filter(({ name }) => name === 'written');
  const key = hashKey(salt);
  return [...searchedForms(value), ...written]
    .filter(({ bytes }) => bytes.length >= LEAST_NEEDLE)
    .map(({ name, bytes }) => {
      const window = needleWindow(bytes.length);
      return {
        secret,
        form: name,
        length: bytes.length,
        window,
        hash: windowHash(bytes, window, key),
        mac: probeMac(salt, bytes),
        ...(allowedIn.length > 0 ? { allowedIn } : {}),
      };
    });
}
