import { decodeBase32 } from './base32.js';
import { UNKNOWN, type Check } from './check.js';

/** Accounts of a public canary-token service: their keys are traps that report whoever tries them. */
const CANARY_ACCOUNTS = new Set(['171436882533', '052310077262']);

/**
 * The account number inside an AWS access key id: the first six base32-decoded bytes of the 16 characters, masked and shifted by 7. Ids made
 * before 2019 hold other letters or none; those are left as they are.
 */
export function awsAccountOf(keyId: string): string | null {
  const bytes = decodeBase32(keyId.slice(4));
  if (keyId.length !== 20 || bytes === null) return null;
  const number = bytes.readUIntBE(0, 6);
  // 0x7fffffffff80: bits 7 to 46. Done by division, since 48 bits are too many for JavaScript's bit operators.
  const account = Math.floor((number % 2 ** 47) / 128);
  return account < 1e12 ? String(account).padStart(12, '0') : null;
}

export const awsKeyId: Check = {
  name: 'aws-key-id',
  about: 'AWS AKIA… and ASIA…: names the account inside; known canary accounts become low',
  check(value) {
    const account = awsAccountOf(value);
    if (account === null) return UNKNOWN;
    if (CANARY_ACCOUNTS.has(account)) {
      return {
        outcome: 'unknown',
        severity: 'low',
        companion: account,
        reasons: ['canary token: a trap that reports whoever tries it'],
      };
    }
    return { outcome: 'unknown', companion: account, reasons: [`belongs to account ${account}`] };
  },
};
