/** Files whose content only a key opens, and the names of the values in them where the format leaves names readable. */
import type { KeyFacts } from './decrypts.js';

export type EncryptedKind =
  'rails' | 'sops' | 'age' | 'ansible-vault' | 'git-crypt' | 'sealed-secrets' | 'dotenv-vault' | 'dotenvx';

/** One file of the history that a key of this repository may open. */
export interface EncryptedFile {
  /** Base name, as some tree has it. */
  name: string;
  kind: EncryptedKind;
  /** Different contents it ever had. */
  versions: number;
  /** Names of the values in any version; empty where the file is encrypted as a whole. */
  values: string[];
}

/** Byte strings of which such a file holds one, whatever its name. */
export const ENCRYPTED_MARKS = [
  'ENC[AES256_GCM,',
  '$ANSIBLE_VAULT;',
  '\0GITCRYPT\0',
  'kind: SealedSecret',
  '"kind": "SealedSecret"',
  'age-encryption.org/v1',
  'BEGIN AGE ENCRYPTED FILE',
  'DOTENV_VAULT_',
  'DOTENV_PUBLIC_KEY',
] as const;

/** Rails writes base64 without a mark: its files are known by their name. */
export const RAILS_NAME = /^[a-z0-9_-]+(?:\.[a-z0-9_-]+)?\.yml\.enc$/;

export function encryptedKind(name: string, text: string): EncryptedKind | null {
  if (text.startsWith('\0GITCRYPT\0')) return 'git-crypt';
  if (text.includes('ENC[AES256_GCM,')) return 'sops';
  if (/^age-encryption\.org\/v1|BEGIN AGE ENCRYPTED FILE/.test(text)) return 'age';
  if (/^\s*\$ANSIBLE_VAULT;/m.test(text)) return 'ansible-vault';
  if (/^\s*["']?kind["']?:\s*["']?SealedSecret\b/m.test(text)) return 'sealed-secrets';
  if (/^DOTENV_VAULT_[A-Z0-9_]+=/m.test(text)) return 'dotenv-vault';
  if (/^DOTENV_PUBLIC_KEY\w*=/m.test(text)) return 'dotenvx';
  return RAILS_NAME.test(name) && /^[A-Za-z0-9+/=]+--[A-Za-z0-9+/=]+--[A-Za-z0-9+/=]+\s*$/.test(text) ? 'rails' : null;
}

const NAMES: Partial<Record<EncryptedKind, RegExp>> = {
  sops: /^\s*(?:-\s+)?["']?([\w.-]+)["']?\s*[:=]\s*["']?ENC\[/gm,
  'ansible-vault': /^\s*["']?([\w.-]+)["']?:\s*!vault\b/gm,
  'sealed-secrets': /^\s+["']?([\w.-]+)["']?:\s*["']?Ag[A-Za-z0-9+/=]{20}/gm,
  'dotenv-vault': /^(DOTENV_VAULT_[A-Z0-9_]+)=/gm,
  dotenvx: /^(?:export\s+)?([A-Za-z_][\w.]*)=["']?encrypted:/gm,
};

export function encryptedNames(kind: EncryptedKind, text: string): string[] {
  const pattern = NAMES[kind];
  // SOPS encrypts its own checksum, too.
  return pattern === undefined
    ? []
    : [...text.matchAll(pattern)].map((found) => found[1]!).filter((name) => name !== 'mac');
}

const OPENED_BY: [RegExp, EncryptedKind[]][] = [
  [/rails/, ['rails']],
  [/^age-|\bsops\b/, ['sops', 'age']],
  [/ansible-vault|^vault-pass/, ['ansible-vault']],
  [/git-?crypt/, ['git-crypt']],
  [/sealed-secret/, ['sealed-secrets']],
  [/dotenv-vault|^dotenv-key/, ['dotenv-vault']],
  [/dotenvx|^dotenv-private-key/, ['dotenvx']],
];

/** Which files a key opens, by its rule and rotation page; empty for one that opens none of these. */
export function openedKinds({ rule, rotation, names = [] }: KeyFacts): EncryptedKind[] {
  const about = [rule, rotation, ...names.map((name) => name.toLowerCase().replaceAll('_', '-'))];
  return OPENED_BY.flatMap(([words, kinds]) => (about.some((word) => words.test(word)) ? kinds : []));
}
