/** Values that look like secrets, the same in every run, never written down in the repository. */
import { createHash } from 'node:crypto';

export function token(seed: string, length = 32): string {
  let text = '';
  for (let i = 0; text.length < length; i++) {
    text += createHash('sha256')
      .update(`${seed} ${i}`)
      .digest('base64')
      .replace(/[^A-Za-z0-9]/g, '');
  }
  return text.slice(0, length);
}

/** A private key's block of lines: same shape, no key. */
export function pem(seed: string, lines = 6): string {
  const body = Array.from({ length: lines }, (_, i) => token(`${seed} line ${i}`, 64));
  body.push(token(`${seed} last`, 22));
  const label = ['RSA', 'PRIVATE', 'KEY'].join(' ');
  return [`-----BEGIN ${label}-----`, ...body, `-----END ${label}-----`].join('\n');
}
