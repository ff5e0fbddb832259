import { ALPHABETS } from '../../src/detect/examples/alphabets.js';
import { expandTemplate } from '../../src/detect/examples/expand-template.js';
import { describe, expect, it } from 'vitest';
import {
  certainPlaceholderReason,
  looksCounted,
  looksTyped,
  placeholderReason,
} from '../../src/detect/placeholders.js';

describe('values that count', () => {
  it.each([
    '1234567890abcdef'.repeat(2),
    `${'abcdefghijklm'}nopqrstuvwxyz123456`,
    'zyxwvutsrqponmlkji',
    'qwertyuiopasdfghjk',
  ])('%s is turned away', (value) => {
    expect(placeholderReason(value)).not.toBeNull();
  });

  // Short runs are doubtful, not impossible: a rule lowers them and says why.
  it.each(['abcd1234efgh5678ijkl9012mnop3456', 'ABCD1234-EFGH5678-IJKL9101-MNOP1121'])(
    '%s is only doubted',
    (value) => {
      expect(placeholderReason(value)).toBeNull();
      expect(looksCounted(value)).toBe(true);
    },
  );

  it('a random value is neither', () => {
    const value = 'k7Qz1vX9mB4tR8wLc2Ye';
    expect(placeholderReason(value)).toBeNull();
    expect(looksCounted(value)).toBe(false);
  });
});

describe('values beside the name of a provider', () => {
  it.each([
    'x'.repeat(24),
    '${API_KEY}',
    '<your-key>',
    'your_api_key_123456',
    'wrong-example-token-8fj2',
    'ab'.repeat(16),
    '1234567890abcdef'.repeat(2),
    'AbCdEfGhIjKlMnOpQrStUvWxYz123456',
    '5d41402abc4b2a76' + 'b9719d911017c592',
    'SONATYPE_PASSWORD',
    'super-secret-key',
    '$kv{secrets:db_password}',
    '../lib/insecurity.ts',
  ])('%s is certainly none', (value) => {
    expect(certainPlaceholderReason(value)).not.toBeNull();
  });

  it.each([
    'abcd1234efgh5678ijkl9012',
    'abcd1234'.repeat(4),
    'a1b2c3d4e5f6'.repeat(3),
    '12345abcdef67890abcdef1234',
    '0987654321fedcba0987654321fedcba',
    '123e4567-e89b-12d3-a456-426614174000',
    'ab12cd34ef56gh78ij90',
    'broker-secret',
    'admin123',
  ])('%s only looks typed by hand', (value) => {
    expect(certainPlaceholderReason(value)).toBeNull();
    expect(looksTyped(value)).toBe(true);
  });

  it('random values of every alphabet do not look typed', () => {
    for (const alphabet of Object.keys(ALPHABETS)) {
      for (let seed = 0; seed < 200; seed++) {
        const { text } = expandTemplate(`{{${alphabet}:32}}`, `${alphabet} typed ${seed}`);
        expect(looksTyped(text), text).toBe(false);
      }
    }
  });
});

describe('placeholderReason', () => {
  const join = (...parts: string[]): string => parts.join('');

  it.each([
    ['', 'empty'],
    ['${DB_PASSWORD}', 'template'],
    ['$(cat token)', 'template'],
    ['{{ .Values.token }}', 'template'],
    ['prefix-${{ secrets.KEY }}', 'template'],
    ['<your-key>', 'template'],
    ['%(password)s', 'template'],
    ['@DB_PASS@', 'template'],
    ['process.env.TOKEN', 'reference to a value kept elsewhere'],
    ['op://vault/item/field', 'reference to a value kept elsewhere'],
    ['arn:aws:secretsmanager:eu-west-1:1:secret:x', 'reference to a value kept elsewhere'],
    ['ChangeMe', 'stand-in value'],
    ['pass?word', 'stand-in value'],
    ['password;options', 'stand-in value'],
    ['password', 'stand-in value'],
    [join('ghp', '_', 'x'.repeat(36)), 'masked'],
    ['sk-***********', 'masked'],
    ['abababababababab', 'repeated characters'],
    ['deadbeefdeadbeefdeadbeef', 'repeated characters'],
    ['0123456789abcdef0123456789abcdef', 'repeated characters'],
    ['my-super-secret-key', 'stand-in word'],
    ['abcdefghijklmnopqrstuvwxyz', 'counting or alphabet'],
    ['qwertyuiopasdfghjkl', 'counting or alphabet'],
    ['your_api_key_goes_here_123', 'stand-in word'],
    ['wrong-example-token-8fj2', 'stand-in word'],
    [join('AKIA', 'IOSFODNN7', 'EXAMPLE'), 'stand-in word'],
    [join('AIza', 'SyDaGmWKa4JsXZ-HjGw7ISLn_3namBGewQe'), 'documented example'],
    [join('9775a026f1ca7d1c', '6c5af9d94d9595a4'), 'documented example'],
  ])('of %j is %s', (value, reason) => {
    expect(placeholderReason(value)).toBe(reason);
  });

  it('is null for random values of every alphabet, also where a few characters repeat', () => {
    for (const alphabet of Object.keys(ALPHABETS)) {
      for (let seed = 0; seed < 200; seed++) {
        const { text } = expandTemplate(`{{${alphabet}:40}}`, `${alphabet} ${seed}`);
        expect(placeholderReason(text), text).toBeNull();
      }
    }
  });

  it('is null for passwords that people choose', () => {
    for (const value of ['Tr0ub4dor&3', 'kestrel-over-granite', 'mysecretkey123', 'Sommer2019!', 'x7#kQ!m2'])
      expect(placeholderReason(value)).toBeNull();
  });
});
