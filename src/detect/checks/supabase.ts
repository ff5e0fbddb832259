import { createHash } from 'node:crypto';
import { ALPHABETS } from '../examples/alphabets.js';
import { UNKNOWN, VALID, type Check } from './check.js';

function tailOf(head: string): string {
  return createHash('sha256').update(`supabase-self-hosted|${head}`).digest('base64url').slice(0, 8);
}

/** Keys of self-hosted Supabase; those of hosted projects have the same form with a checksum nobody published. */
export const supabaseKey: Check = {
  name: 'supabase-sha256',
  about: 'Supabase sb_secret_…: checksum of self-hosted installs (raises only)',
  check: (value) => (value.slice(-8) === tailOf(value.slice(0, -9)) ? VALID : UNKNOWN),
  example(prefix, random) {
    const head = prefix + random.text(ALPHABETS.base64url!, 22);
    return `${head}_${tailOf(head)}`;
  },
};
