/**
 * Values whose characters are drawn at random, told without a model: a path, a qualified name or a template is made of words, so it
 * changes between small letters, capitals and digits now and then; random base64 does so at six of ten places.
 */

const SHORTEST_ENCODED = 24;
const LEAST_CHANGES = 0.45;

/** Base64 and kin, dots and slashes included: `cmVmdGtuZ/lzR7VoioCDIuz`, `MTA4.Gkt8t5.pngzUM5VLo`. */
export function readsAsEncoded(value: string): boolean {
  if (value.length < SHORTEST_ENCODED || !/^[\w+/.~-]+={0,2}$/.test(value)) return false;
  return /\d.*\d/.test(value) && /[A-Z].*[A-Z]/.test(value) && changesOfClass(value) >= LEAST_CHANGES;
}

/** Share of neighbouring letters and digits that differ in class. */
function changesOfClass(value: string): number {
  let pairs = 0;
  let changes = 0;
  for (let at = 1; at < value.length; at++) {
    const [before, here] = [classOf(value.charCodeAt(at - 1)), classOf(value.charCodeAt(at))];
    if (before === 0 || here === 0) continue;
    pairs++;
    if (before !== here) changes++;
  }
  return pairs === 0 ? 0 : changes / pairs;
}

function classOf(code: number): number {
  if (code >= 97 && code <= 122) return 1;
  if (code >= 65 && code <= 90) return 2;
  return code >= 48 && code <= 57 ? 3 : 0;
}

const PUNCTUATION = /[!@#$%^&*()_+=-]/g;

/** Letters, digits and punctuation in any order, as generators of passwords and of Django's SECRET_KEY write them. */
export function readsAsNoise(value: string): boolean {
  if (value.length < 32 || !/^[a-z0-9!@#$%^&*()_+=-]+$/i.test(value)) return false;
  const own = value.replace(/^django-insecure-/, '');
  const digits = own.replace(/\D/g, '').length;
  const marks = own.match(PUNCTUATION)?.length ?? 0;
  const references = own.match(/[$%][A-Za-z_]{2}/g)?.length ?? 0;
  return digits >= 4 && marks >= 6 && references <= 2 && !/[A-Za-z]{9}|%[sd]\W*%[sd]/.test(own);
}
