import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ALL_CHECKS, findCheck } from '../../../src/detect/checks/all-checks.js';
import { awsAccountOf } from '../../../src/detect/checks/aws-key-id.js';
import { decodeBase32, encodeBase32 } from '../../../src/detect/checks/base32.js';
import { decodeBase58, encodeBase58 } from '../../../src/detect/checks/base58check.js';
import { crc24 } from '../../../src/detect/checks/crc24.js';
import { crc32 } from '../../../src/detect/checks/crc32.js';
import { marvin64 } from '../../../src/detect/checks/marvin32.js';
import { seededRandom } from '../../../src/detect/examples/random.js';

/** Prefixes the examples of a check are made with. */
const PREFIXES: Record<string, string> = {
  'github-crc32': 'ghp_',
  bech32: 'nsec1',
  base58check: 'xprv',
  'nkey-crc16': 'SU',
  'azure-marvin32': '+ASt',
  'azure-cask': 'ACOG',
  'azure-entra-marvin32': '8Q~',
  'gitlab-routable-crc32': 'glpat-',
  'supabase-sha256': 'sb_secret_',
  'atlassian-crc32': 'ATBB',
  'azure-devops-crc32': '',
};

const exampleOf = (name: string, seed: string): string =>
  findCheck(name)!.example!(PREFIXES[name] ?? 'abc_', seededRandom(seed));

describe('checksum algorithms, against published vectors', () => {
  it('CRC-32 of IEEE 802.3 and CRC-24 of OpenPGP', () => {
    expect(crc32('123456789')).toBe(0xcbf43926);
    expect(crc24(Buffer.from('123456789'))).toBe(0x21cf02);
  });

  // Microsoft's test vectors of Marvin with the seed 004fb61a001bdbcc.
  it.each([
    ['', '30ED35C100CD3C7D'],
    ['AF', '48E73FC77D75DDC1'],
    ['E70F', 'B5F6E1FC485DBFF8'],
    ['37F495', 'F0B07C789B8CF7E8'],
    ['8642DC59', '7008F2E87E9CF556'],
    ['153FB79826', 'E6C08C6DA2AFA997'],
  ])('Marvin of %s', (data, expected) => {
    const [low, high] = marvin64(Buffer.from(data, 'hex'), Buffer.from('004fb61a001bdbcc', 'hex'));
    const hex = (half: number): string => half.toString(16).toUpperCase().padStart(8, '0');
    expect(hex(high) + hex(low)).toBe(expected);
  });

  it('bech32 takes the valid strings of BIP-173 and refuses its invalid ones', () => {
    const check = findCheck('bech32')!;
    for (const valid of [
      'A12UEL5L',
      'an83characterlonghumanreadablepartthatcontainsthenumber1andtheexcludedcharactersbio1tt5tgs',
      'split1checkupstagehandshakeupstreamerranterredcaperred2y9e3w',
    ]) {
      expect(check.check(valid).outcome).toBe('valid');
    }
    for (const invalid of ['pzry9x0s0muk', '1pzry9x0s0muk', 'x1b4n0q5v', 'li1dgmt3', 'A1G7SGD8'])
      expect(check.check(invalid).outcome).toBe('invalid');
  });
});

describe('base32 and base58', () => {
  it('decode what they encode', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 60 }), (bytes) => {
        expect(decodeBase32(encodeBase32(bytes))).toEqual(Buffer.from(bytes));
        expect(decodeBase58(encodeBase58(Buffer.from(bytes)))).toEqual(Buffer.from(bytes));
      }),
      { numRuns: 60 },
    );
  });
});

describe('every check that makes examples', () => {
  const names = ALL_CHECKS.filter((check) => check.example !== undefined).map((check) => check.name);

  it.each(names)('%s takes its own examples', (name) => {
    for (let seed = 0; seed < 20; seed++)
      expect(findCheck(name)!.check(exampleOf(name, `${seed}`)).outcome).not.toBe('invalid');
  });

  const checksums = names.filter(
    (name) => findCheck(name)!.check(exampleOf(name, 'x')).reasons?.includes('checksum fits') === true,
  );

  it.each(checksums)('%s does not take an example with one character changed for valid', (name) => {
    const check = findCheck(name)!;
    let slips = 0;
    for (let seed = 0; seed < 40; seed++) {
      const value = exampleOf(name, `${seed}`);
      const place = value.length - 12 + (seed % 6);
      // The underscore between body and checksum is the form, which the pattern holds fast.
      if (value[place] === '_') continue;
      const changed = value.slice(0, place) + (value[place] === 'b' ? 'c' : 'b') + value.slice(place + 1);
      if (check.check(changed).outcome === 'valid') slips++;
    }
    // Entra's three digits and the cask's four leave a little to chance; padding bits of base64 too.
    expect(slips).toBeLessThanOrEqual(2);
  });

  it('never throws, whatever the value', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 120 }), (value) => {
        for (const check of ALL_CHECKS) expect(['valid', 'invalid', 'unknown']).toContain(check.check(value).outcome);
      }),
      { numRuns: 40 },
    );
  });
});

describe('checks that tell more than right or wrong', () => {
  it('an AWS key id names its account', () => {
    // An id made for account 609629065308: the number shifted by 7, as six bytes, base32.
    const bytes = Buffer.alloc(10);
    bytes.writeUIntBE(609629065308 * 128, 0, 6);
    expect(awsAccountOf(`AKIA${encodeBase32(bytes)}`)).toBe('609629065308');
    expect(awsAccountOf('AKIA0000000000000000')).toBeNull();
  });

  it('an AWS key id of a canary account is low', () => {
    const bytes = Buffer.alloc(10);
    bytes.writeUIntBE(171436882533 * 128, 0, 6);
    expect(findCheck('aws-key-id')!.check(`AKIA${encodeBase32(bytes)}`)).toMatchObject({
      severity: 'low',
      companion: '171436882533',
    });
  });

  const token = (header: object, payload: object, signature = 'c2lnbmF0dXJl'): string =>
    [header, payload].map((part) => Buffer.from(JSON.stringify(part)).toString('base64url')).join('.') +
    `.${signature}`;
  const jwt = findCheck('jwt')!;

  it('a JWT needs an algorithm, a signature, and a payload of its own', () => {
    expect(jwt.check(token({ alg: 'RS256' }, { sub: 'k', iss: 'https://login.kestrel.io' }))).toMatchObject({
      outcome: 'valid',
      companion: 'https://login.kestrel.io',
    });
    expect(jwt.check(token({ alg: 'none' }, { sub: 'k' })).outcome).toBe('invalid');
    expect(jwt.check(token({ alg: 'HS256' }, { sub: 'k' }, '')).outcome).toBe('invalid');
    expect(jwt.check(token({ typ: 'JWT' }, { sub: 'k' })).outcome).toBe('invalid');
    expect(jwt.check(token({ alg: 'HS256' }, { sub: '1234567890', name: 'John Doe' })).outcome).toBe('invalid');
    expect(jwt.check('eyJhbGciOi.not-json.abc').outcome).toBe('invalid');
  });

  it('a JWT says when it expires, whatever today is; role anon is low', () => {
    expect(jwt.check(token({ alg: 'HS256' }, { exp: 1893456000 })).reasons).toContain('expires 2030-01-01');
    expect(jwt.check(token({ alg: 'HS256' }, { role: 'anon' }))).toMatchObject({ outcome: 'valid', severity: 'low' });
  });
});

describe('hosts of customers', () => {
  const outcome = (host: string): string => findCheck('tenant-host')!.check(host).outcome;

  it.each(['www.okta.com', 'CDN.auth0.com', 'releases.jfrog.io', 'your-resource.openai.azure.com', 'bad-.jfrog.io'])(
    '%s is none',
    (host) => {
      expect(outcome(host)).toBe('invalid');
    },
  );

  it.each(['northwind.okta.com', 'docs-team.jfrog.io'])('%s is one', (host) => {
    expect(outcome(host)).toBe('unknown');
  });
});
