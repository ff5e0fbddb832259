import { ALPHABETS } from '../examples/alphabets.js';
import { DOUBTFUL, INVALID, VALID, type Check } from './check.js';
import { crc32 } from './crc32.js';
import { inDigits } from './digits.js';

const BASE36 = ALPHABETS.base36!;
const FORM = /^(.*\.)([0-9a-z]{2})([0-9a-z]{7})$/;

/**
 * GitLab's routable tokens: payload, ".", two base36 digits of the payload's length, seven of the CRC-32 of everything before
 * (the version field ".01." included, where there is one).
 */
export const gitlabRoutable: Check = {
  name: 'gitlab-routable-crc32',
  about: 'GitLab routable tokens (glpat-…, glrt-t1_…): CRC32 of everything before in base36',
  check(value) {
    const parts = FORM.exec(value);
    if (parts === null) return INVALID;
    return inDigits(crc32(parts[1]! + parts[2]!), BASE36, 7) === parts[3] ? VALID : DOUBTFUL;
  },
  example(prefix, random) {
    const payload = random.text(ALPHABETS.base64url!, 27);
    const head = `${prefix}${payload}.${inDigits(payload.length, BASE36, 2)}`;
    return head + inDigits(crc32(head), BASE36, 7);
  },
};
