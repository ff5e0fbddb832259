/** Keys that were used to encrypt stored secrets: whoever has one reads them in every version that was ever kept. */
import type { Finding } from '../../findings/model.js';

const PAGES = new Set([
  'enc-at-rest-key',
  'rails-master',
  'git-crypt',
  'ansible-vault',
  'sealed-secrets',
  'dotenv-vault',
]);

/** Rule ids, ours and those of imported reports; "encrypted" is a form of a key, not what it is for. */
const RULES =
  /^age-|\b(?:sops|ansible-vault|git-crypt|sealed-secrets?|rails-master|unseal-key|etcd-encryption-key|encrypt-key|fernet-key)\b/;

/** Variables that hold such a key and nothing else, whatever rule found the value. */
const NAMES =
  /^(?:ANSIBLE_VAULT_PASS(?:WORD)?|VAULT_PASS(?:WORD)?|RAILS_MASTER_KEY|SOPS_AGE_KEY|GIT_?CRYPT_KEY(?:64|_BASE64|_B64)?|DOTENV_KEY|DOTENV_PRIVATE_KEY(?:_[A-Z0-9_]+)?|SEALED_SECRETS_(?:PRIVATE_)?KEY)$/i;

/** `names` of a finding may be left out. */
export function decryptsStoredSecrets({ rule, rotation, names }: KeyFacts): boolean {
  return PAGES.has(rotation) || RULES.test(rule) || (names ?? []).some((name) => NAMES.test(name));
}

export type KeyFacts = Pick<Finding, 'rule' | 'rotation'> & { names?: readonly string[] };
