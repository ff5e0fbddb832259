/** Keys that were used to encrypt stored secrets: whoever has one reads them in every version that was ever kept. */
import type { Finding } from '../../findings/model.js';

const PAGES = new Set(['enc-at-rest-key', 'rails-master']);

/** Rule ids, ours and those of imported reports; "encrypted" is a form of a key, not what it is for. */
const RULES =
  /^age-|\b(?:sops|ansible-vault|git-crypt|sealed-secrets?|rails-master|unseal-key|etcd-encryption-key|encrypt-key|fernet-key)\b/;

export function decryptsStoredSecrets({ rule, rotation }: Pick<Finding, 'rule' | 'rotation'>): boolean {
  return PAGES.has(rotation) || RULES.test(rule);
}
