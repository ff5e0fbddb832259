import { INVALID, UNKNOWN, VALID, type Check, type CheckResult } from './check.js';
import { crc32 } from './crc32.js';
import { decodeJsonObject } from './jwt.js';

const decoded: CheckResult = { outcome: 'valid', reasons: ['decodes to the structure its issuer gives it'] };

/** `Authorization: Basic`: base64 of user:password. The user becomes the companion. */
export const basicAuth: Check = {
  name: 'basic-auth',
  about: 'base64 of user:password (RFC 7617); what does not decode to printable text with a colon is dropped',
  check(value) {
    const text = Buffer.from(value, 'base64').toString('latin1');
    const colon = text.indexOf(':');
    if (colon < 1 || colon === text.length - 1 || !/^[\x20-\x7e\x80-\xff]+$/.test(text)) return INVALID;
    return { outcome: 'unknown', reasons: ['decodes to user and password'], companion: text.slice(0, colon) };
  },
  example: (prefix, random) =>
    Buffer.from(`${prefix || 'orchard'}:${random.text('abcdefghkmnpqrstuvwxyz23456789', 12)}`).toString('base64'),
};

function jsonKeys(name: string, about: string, prefix: string, keys: readonly string[]): Check {
  return {
    name,
    about,
    check(value) {
      const fields = decodeJsonObject(value.startsWith(prefix) ? value.slice(prefix.length) : value);
      return fields !== null && keys.every((key) => key in fields) ? decoded : INVALID;
    },
    example(_, random) {
      const fields = Object.fromEntries(
        keys.map((key) => [key, random.text('0123456789abcdefghijkmnpqrstuvwxyzABCDEFGH', 24)]),
      );
      return prefix + Buffer.from(JSON.stringify(fields)).toString('base64');
    },
  };
}

export const grafanaCloudToken = jsonKeys('grafana-cloud-json', 'Grafana glc_…: base64 of JSON with o, n, k', 'glc_', [
  'o',
  'n',
  'k',
]);
export const grafanaApiKey = jsonKeys('grafana-api-json', 'Grafana eyJrIjoi…: base64 of JSON with k, n, id', '', [
  'k',
  'n',
  'id',
]);

/** A bot token's first part is base64 of the bot's decimal id. */
export const discordToken: Check = {
  name: 'discord-user-id',
  about: 'Discord bot tokens: the first part decodes to a decimal id of 17 to 20 digits; else dropped',
  check(value) {
    const id = Buffer.from(value.split('.')[0]!, 'base64').toString('latin1');
    return /^[0-9]{17,20}$/.test(id)
      ? { outcome: 'valid', confidence: 'high', reasons: ['holds a user id'], companion: id }
      : INVALID;
  },
  example(_, random) {
    const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
    const id = `${1 + random.below(9)}${random.text('0123456789', 17)}`;
    return `${Buffer.from(id).toString('base64url')}.${random.text(letters, 6)}.${random.text(letters, 38)}`;
  },
};

/** Amazon SES SMTP passwords: 33 bytes, the first is version 4. */
export const sesSmtpPassword: Check = {
  name: 'aws-ses-smtp',
  about: 'Amazon SES SMTP password: 44 base64 characters whose first byte is version 4; else dropped',
  check(value) {
    const bytes = Buffer.from(value, 'base64');
    return bytes.length === 33 && bytes[0] === 4 ? UNKNOWN : INVALID;
  },
  example: (_, random) => Buffer.concat([Buffer.from([4]), random.bytes(32)]).toString('base64'),
};

/** JFrog reference tokens: base64 of `reftkn:NN:NNNNNNNNNN:` and a random part. */
export const artifactoryReference: Check = {
  name: 'artifactory-reftkn',
  about: 'Artifactory reference tokens: base64 of reftkn:NN:…; else dropped',
  check: (value) =>
    /^reftkn:\d{2}:\d{10}:[0-9A-Za-z]+$/.test(Buffer.from(value, 'base64').toString('latin1')) ? decoded : INVALID,
  example: (_, random) =>
    Buffer.from(
      `reftkn:01:${random.text('0123456789', 10)}:${random.text('abcdefghijkmnpqrstuvwxyzABCDEF0123456789', 26)}`,
    ).toString('base64'),
};

/** Confluent Cloud: the first six base64 characters of the CRC-32's little-endian bytes are the last six of the secret. */
export const confluentSecret: Check = {
  name: 'confluent-crc32',
  about: 'Confluent Cloud cflt…: CRC32 of the 54 characters after cflt in base64',
  check: (value) => (value.slice(-6) === confluentTail(value.slice(4, -6)) ? VALID : INVALID),
  example(_, random) {
    const body = random.text('ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/', 54);
    return `cflt${body}${confluentTail(body)}`;
  },
};

function confluentTail(body: string): string {
  const sum = Buffer.alloc(4);
  sum.writeUInt32LE(crc32(body));
  return sum.toString('base64').slice(0, 6);
}

/** Google Cloud service account key files: the JSON parses and holds a private key. */
export const gcpServiceAccount: Check = {
  name: 'gcp-service-account',
  about: 'Google service account JSON: parses, has private_key and client_email; what does not parse stays as it was',
  check(value) {
    try {
      const fields = JSON.parse(Buffer.from(value, 'latin1').toString('utf8')) as Record<string, unknown>;
      const [key, email] = [fields['private_key'], fields['client_email']];
      if (typeof key !== 'string' || !key.includes('PRIVATE KEY')) return INVALID;
      return {
        outcome: 'valid',
        reasons: ['service account JSON with its private key'],
        ...(typeof email === 'string' ? { companion: email } : {}),
      };
    } catch {
      return UNKNOWN;
    }
  },
};
