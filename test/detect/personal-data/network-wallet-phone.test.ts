import { describe, expect, it } from 'vitest';
import { found, valuesOf } from './find-personal-data.js';

describe('IP addresses', () => {
  it.each(['82.165.47.19', '151.101.1.91', '2a02:1b1:6ecf:ac5a:e55c:8966:8680:b3d5', '2400:c401::5054:ff:fe1b:b031'])(
    '%s',
    (address) => {
      expect(valuesOf('pii-ip-address', `client ${address} connected`)).toEqual([address]);
      expect(valuesOf('pii-ip-address', `[${address}]`)).toEqual([address]);
    },
  );

  it.each([
    ['private', '10.1.2.3 172.20.1.9 192.168.7.8'],
    ['loopback, link-local, multicast', '127.0.0.1 169.254.7.8 224.0.0.251'],
    ['carrier NAT, benchmarking, class E, 6to4', '100.64.9.8 198.18.7.6 250.1.2.3 192.88.99.7'],
    ['documentation', '192.0.2.45 198.51.100.7 203.0.113.9 2001:db8::8a2e:370:7334:1'],
    ['any, broadcast, networks', '0.0.0.0 255.255.255.255 82.0.0.0 82.165.47.0'],
    ['resolvers', '8.8.8.8 1.1.1.1 9.9.9.9 2001:4860:4860::8888'],
    ['examples', '1.2.3.4 5.6.7.8'],
    ['sparse IPv6', '1:: dead:: 2600::1 ::1 fe80::1 2a00::'],
    ['versions', 'v82.165.47.19 lib-82.165.47.19 version 82.165.47.19 1.2.3.4.5 4.12.9.3'],
    ['object identifiers', '1.3.6.1.4.1.311 2.5.29.17'],
    ['no octets', '82.365.47.19 082.165.047.019 82.165.47 1.82.165.47.19'],
    ['times and scopes', '12:34:56 2024:01:02 std::vector 2021:: 3abc:def'],
  ])('turns away: %s', (_, text) => {
    expect(found(text)).toEqual([]);
  });
});

describe('MAC addresses', () => {
  it.each(['48:5f:99:3c:a1:07', '48-5F-99-3C-A1-07', '485f.993c.a107'])('%s', (address) => {
    expect(valuesOf('pii-mac-address', `hw ${address}.`)).toEqual([address]);
  });

  it.each([
    'ff:ff:ff:ff:ff:ff',
    '00:00:5e:00:53:01',
    '00:11:22:33:44:55',
    '01:5f:99:3c:a1:07',
    '48:5f:99:3c:a1:07:48:5f',
    '48:5f:99:3c:a1',
    'a48:5f:99:3c:a1:07',
  ])('turns away %s', (text) => {
    expect(valuesOf('pii-mac-address', text)).toEqual([]);
  });
});

describe('phone numbers that say what they are', () => {
  it.each([
    '+44 20 7946 1834',
    '+49 151 14838958',
    '+55 11 95692-3989',
    '+48633746545',
    '+1 (617) 294-4982',
    '(305) 306-6971',
  ])('%s', (number) => {
    expect(valuesOf('pii-phone', `call ${number}!`)).toEqual([number]);
  });

  it.each([
    ['arithmetic', 'x+44207946183 1e+4420794618 f(305)306-6971'],
    ['no such plan', '+999 20 7946 1834 +44 1'],
    ['time zones and hunks', '+0100 +1030 @@ -1,5 +10,7 @@'],
    ['filler', '+1 111 111 1111 +12345678901'],
    ['too long', '+44207946183412345678'],
  ])('turns away: %s', (_, text) => {
    expect(valuesOf('pii-phone', text)).toEqual([]);
  });

  it('reports what is kept for fiction with low confidence only', () => {
    expect(valuesOf('pii-phone', 'call +1 415 555 0132')).toHaveLength(1);
  });
});

describe('wallets', () => {
  // The addresses of BIP 173 and of the Bitcoin wiki.
  const segwit = ['bc1q', 'w508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4'].join('');
  const legacy = ['16UwLL9Risc3QfPqBUvKof', 'HmBQ7wMtjvM'].join('');

  it.each([segwit, legacy])('%s', (address) => {
    expect(valuesOf('pii-crypto-wallet', `pay ${address} now`)).toEqual([address]);
  });

  it.each([
    ['a changed character', segwit.replace('w5', 'w6')],
    ['a changed character of the old form', legacy.replace('Risc', 'Rist')],
    ['inside base64', `AA/${legacy}+BB`],
    ['longer', `${legacy}2`],
    ['the first one ever', ['1A1zP1eP5QGefi2DMPTf', 'TL5SLmv7DivfNa'].join('')],
  ])('turns away %s', (_, text) => {
    expect(valuesOf('pii-crypto-wallet', text)).toEqual([]);
  });
});
