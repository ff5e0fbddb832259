import { awsKeyId } from './aws-key-id.js';
import { azureDevopsLegacy } from './azure-devops-legacy.js';
import { azureCaskKey, azureEntraSecret, azureIdentifiableKey } from './azure-keys.js';
import { base58check } from './base58check.js';
import { bech32 } from './bech32.js';
import type { Check } from './check.js';
import { CRC32_TAIL_CHECKS } from './crc32-tails.js';
import { decodedText } from './decoded-text.js';
import * as structure from './decoded-structure.js';
import { gitlabRoutable } from './gitlab-routable.js';
import { jwt } from './jwt.js';
import { lettersAndDigits } from './letters-and-digits.js';
import { nkeySeed } from './nkey.js';
import { supabaseKey } from './supabase.js';
import { tenantHost } from './tenant-host.js';

export const ALL_CHECKS: readonly Check[] = [
  ...CRC32_TAIL_CHECKS,
  ...Object.values(structure),
  awsKeyId,
  azureCaskKey,
  azureDevopsLegacy,
  azureEntraSecret,
  azureIdentifiableKey,
  base58check,
  bech32,
  decodedText,
  gitlabRoutable,
  jwt,
  lettersAndDigits,
  nkeySeed,
  supabaseKey,
  tenantHost,
];

const BY_NAME: ReadonlyMap<string, Check> = new Map(ALL_CHECKS.map((check) => [check.name, check]));

/** The check of this name, or undefined. */
export function findCheck(name: string): Check | undefined {
  return BY_NAME.get(name);
}

export function checkNames(): string[] {
  return [...BY_NAME.keys()].sort();
}
