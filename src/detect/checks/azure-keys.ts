import type { Random } from '../examples/random.js';
import { UNKNOWN, VALID, type Check } from './check.js';
import { BASE62_UPPER_FIRST, inDigits } from './digits.js';
import { marvin32 } from './marvin32.js';

/** Seeds of Azure's "identifiable" keys, one for each kind of key (microsoft/security-utilities). */
// prettier-ignore
const SEEDS = ['Default0', 'AbAcct00', 'Tenant00', 'IoTHub00', 'Gatewy00', 'GitKey00', 'Device00', 'DpsKey00', 'Master00',
  'System00', 'Functi00', 'Classic0', 'Manage00', 'Send0000', 'Listen00', 'Unknown0', 'MastRW00', 'MastRO00', 'SystRW00',
  'SystRO00', 'SysAll00', 'Resour00', 'Encryp00', 'Access00', 'PAdmin00', 'Query000', 'ACRDflt0'].map((seed) => Buffer.from(seed));

/** Base64 keys whose last four bytes are Marvin32 (little-endian) of the rest. */
export const azureIdentifiableKey: Check = {
  name: 'azure-marvin32',
  about:
    'Azure storage, Batch, IoT, Service Bus, Cosmos DB, Redis, … keys in base64: last 4 bytes are Marvin32 of the rest (raises only)',
  check(value) {
    const bytes = Buffer.from(value, 'base64');
    if (bytes.length < 20) return UNKNOWN;
    const sum = bytes.readUInt32LE(bytes.length - 4);
    const rest = bytes.subarray(0, -4);
    return SEEDS.some((seed) => marvin32(rest, seed) === sum) ? VALID : UNKNOWN;
  },
  /** `prefix`: the inner mark of a 64-byte key at character 76, such as +ASt. */
  example(prefix, random) {
    const text = random.bytes(57).toString('base64') + prefix;
    const bytes = Buffer.concat([Buffer.from(text, 'base64'), Buffer.alloc(4)]);
    bytes.writeUInt32LE(marvin32(bytes.subarray(0, 60), SEEDS[0]!), 60);
    return bytes.toString('base64');
  },
};

/** Common Annotated Security Keys of 84 or 88 characters: Marvin32 of the first 60 bytes, as base62. */
export const azureCaskKey: Check = {
  name: 'azure-cask',
  about: 'Azure keys with JQQJ9 inside: base62 of Marvin32 at the end (raises only)',
  check(value) {
    const stored = value.slice(80).replace(/=+$/, '');
    const sum = Buffer.alloc(4);
    sum.writeUInt32LE(marvin32(Buffer.from(value.slice(0, 80), 'base64'), SEEDS[0]!));
    const digits = inDigits(sum.readUInt32BE(), BASE62_UPPER_FIRST, 6);
    return stored.length >= 4 && digits.startsWith(stored) ? VALID : UNKNOWN;
  },
  /** `prefix`: the four letters of the service before the checksum, such as ACOG. */
  example(prefix, random) {
    const head = `${random.text(BASE62_UPPER_FIRST, 52)}JQQJ99BA${random.text(BASE62_UPPER_FIRST, 12)}AAAA${prefix}`;
    const sum = Buffer.alloc(4);
    sum.writeUInt32LE(marvin32(Buffer.from(head, 'base64'), SEEDS[0]!));
    return head + inDigits(sum.readUInt32BE(), BASE62_UPPER_FIRST, 6).slice(0, 4);
  },
};

const ENTRA_DIGITS = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ1234567890.-_~';

function entraTail(head: string): string {
  return inDigits(marvin32(Buffer.from(head, 'latin1'), Buffer.from('AadPwd00')), ENTRA_DIGITS, 6).slice(0, 3);
}

/** Client secrets of Entra ID (Azure AD) of the 8Q~ generation; 7Q~ has no checksum. */
export const azureEntraSecret: Check = {
  name: 'azure-entra-marvin32',
  about: 'Entra ID client secrets xxx8Q~…: last 3 characters from Marvin32 (raises only)',
  check: (value) => (value.slice(-3) === entraTail(value.slice(0, -3)) ? VALID : UNKNOWN),
  example(prefix: string, random: Random) {
    const head = `${random.text(BASE62_UPPER_FIRST, 3)}${prefix}${random.text(BASE62_UPPER_FIRST, 31)}`;
    return head + entraTail(head);
  },
};
