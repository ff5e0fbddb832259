/**
 * Identity of a secret: a keyed hash over its value, so that it is the same in every clone, after every rebase and after our
 * own rewrite. With the built-in key a low-entropy value (a phone number, say) can be found by trying all of
 * them; who shares reports sets a key of their own.
 */
import { createHmac } from 'node:crypto';

const BUILT_IN_KEY = 'unearth fingerprint 1';

/** Class of values that are one finding: 'secret', or a category of personal data. 32 hexadecimal digits. */
export function fingerprint(valueClass: string, value: Buffer, key: string | undefined): string {
  return createHmac('sha256', key ?? BUILT_IN_KEY)
    .update(valueClass)
    .update('\0')
    .update(value)
    .digest('hex')
    .slice(0, 32);
}
