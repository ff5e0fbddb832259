const toNumber = (a: number, b: number, c: number, d: number): number => a * 0x1000000 + b * 0x10000 + c * 0x100 + d;

/** [first, last] of what is nobody's: IANA's IPv4 Special-Purpose Address Registry (RFC 6890), multicast, class E. */
const SPECIAL: readonly (readonly [number, number])[] = (
  [
    ['0.0.0.0', 8], // this network
    ['10.0.0.0', 8], // private
    ['100.64.0.0', 10], // shared by carriers' NAT
    ['127.0.0.0', 8], // loopback
    ['169.254.0.0', 16], // link-local
    ['172.16.0.0', 12], // private
    ['192.0.0.0', 24], // protocol assignments
    ['192.0.2.0', 24], // documentation
    ['192.88.99.0', 24], // 6to4 relays
    ['192.168.0.0', 16], // private
    ['198.18.0.0', 15], // benchmarking
    ['198.51.100.0', 24], // documentation
    ['203.0.113.0', 24], // documentation
    ['224.0.0.0', 4], // multicast
    ['240.0.0.0', 4], // reserved, broadcast
  ] as const
).map(([network, bits]) => {
  const first = toNumber(...(network.split('.').map(Number) as [number, number, number, number]));
  return [first, first + 2 ** (32 - bits) - 1] as const;
});

/** Public resolvers and what people write for any address. */
const WELL_KNOWN = new Set([
  '8.8.8.8',
  '8.8.4.4',
  '1.1.1.1',
  '1.0.0.1',
  '9.9.9.9',
  '149.112.112.112',
  '208.67.222.222',
  '208.67.220.220',
  '4.2.2.1',
  '4.2.2.2',
  '4.2.2.3',
  '4.2.2.4',
  '4.4.4.4',
  '94.140.14.14',
  '94.140.15.15',
  '64.6.64.6',
  '64.6.65.6',
  '114.114.114.114',
  '223.5.5.5',
  '223.6.6.6',
  '119.29.29.29',
  '180.76.76.76',
  '1.2.3.4',
  '4.3.2.1',
  '5.6.7.8',
  '1.1.1.2',
  '2.2.2.2',
  '3.3.3.3',
  '5.5.5.5',
  '6.6.6.6',
  '7.7.7.7',
  '11.11.11.11',
  '12.34.56.78',
  '11.22.33.44',
  '123.123.123.123',
  '111.111.111.111',
  '222.222.222.222',
  '99.99.99.99',
  '123.45.67.89',
]);

/** Whether the address may be somebody's: public, and neither a resolver nor an example nor a network's name. */
export function isPersonalIpv4(octets: readonly number[]): boolean {
  const [a, b, c, d] = octets as [number, number, number, number];
  const value = toNumber(a, b, c, d);
  if (SPECIAL.some(([first, last]) => value >= first && value <= last)) return false;
  if (b === 0 && c === 0) return false; // X.0.0.0, X.0.0.1: networks and versions
  return d !== 0 && d !== 255 && !WELL_KNOWN.has(octets.join('.'));
}

/**
 * RFC 4291: global unicast (2000::/3) without documentation (2001:db8::/32, 3fff::/20), Teredo and other special blocks
 * (2001::/23), 6to4 (2002::/16), and well-known resolvers. `groups`: all eight.
 */
export function isPersonalIpv6(groups: readonly number[]): boolean {
  const [first, second] = groups as [number, number];
  if (first < 0x2000 || first > 0x3fff || first === 0x2002) return false;
  if (first === 0x2001 && (second === 0xdb8 || second < 0x200)) return false;
  if (first === 0x3fff && second < 0x1000) return false;
  if (['2001:4860:4860', '2606:4700:4700', '2620:fe:0', '2620:119:35', '2620:119:53'].includes(hex(groups.slice(0, 3))))
    return false;
  // 2600::, 2a00:1::1: networks, and addresses too regular to be anybody's
  return groups.slice(2).filter((group) => group !== 0).length >= 2 && new Set(groups).size > 3;
}

const hex = (groups: readonly number[]): string => groups.map((group) => group.toString(16)).join(':');
