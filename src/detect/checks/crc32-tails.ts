import { ALPHABETS } from '../examples/alphabets.js';
import type { Random } from '../examples/random.js';
import { DOUBTFUL, INVALID, UNKNOWN, VALID, type Check } from './check.js';
import { crc32 } from './crc32.js';
import { BASE62_LOWER_FIRST, BASE62_UPPER_FIRST, inDigits } from './digits.js';

/** A token whose last characters are a CRC-32 of what stands before them. Facts: credential-formats.tsv's checksum column. */
interface Tail {
  readonly name: string;
  readonly about: string;
  /** Length of the checksum. */
  readonly width: number;
  /** Random characters between the example's prefix and the checksum. */
  readonly body: number;
  readonly alphabet?: string;
  /** What the checksum is over: the text before it, and the prefix's length. Default: that text. */
  covered?(head: string): string;
  encode(sum: number): string;
  /** Was the algorithm only read, never seen to fit an issued token: a mismatch then says nothing. */
  readonly unconfirmed?: boolean;
  /** Is the form so distinctive that a mismatch is rather a mistyped or shortened token than another thing: it lowers, and drops nothing. */
  readonly lenient?: boolean;
}

const base62 = (sum: number): string => inDigits(sum, BASE62_UPPER_FIRST, 6);
const hex = (sum: number): string => sum.toString(16).padStart(8, '0');
const lastCharacters = (count: number) => (head: string) => head.slice(-count);
const BASE62 = ALPHABETS.base62!;
const BASE64URL = ALPHABETS.base64url!;

const TAILS: readonly Tail[] = [
  {
    name: 'github-crc32',
    about: 'GitHub ghp_ gho_ ghu_ ghs_: CRC32 of 30 characters, base62',
    width: 6,
    body: 30,
    covered: lastCharacters(30),
    encode: base62,
  },
  {
    name: 'github-refresh-crc32',
    about: 'GitHub ghr_: CRC32 of 70 characters, base62',
    width: 6,
    body: 70,
    covered: lastCharacters(70),
    encode: base62,
  },
  {
    name: 'npm-crc32',
    about: 'npm npm_: CRC32 of 30 characters, base62',
    width: 6,
    body: 30,
    covered: lastCharacters(30),
    encode: base62,
  },
  {
    name: 'netbird-crc32',
    about: 'NetBird nbp_: CRC32 of 30 characters, base62',
    width: 6,
    body: 30,
    covered: lastCharacters(30),
    encode: base62,
    unconfirmed: true,
  },
  {
    name: 'polar-crc32',
    about: 'Polar polar_*: CRC32 of 37 characters, base62',
    width: 6,
    body: 37,
    covered: lastCharacters(37),
    encode: base62,
    unconfirmed: true,
  },
  {
    name: 'reviewboard-crc32',
    about: 'Review Board rbp_: CRC32 of 245 characters, base62',
    width: 6,
    body: 245,
    covered: lastCharacters(245),
    encode: base62,
    unconfirmed: true,
  },
  {
    name: 'vercel-crc32',
    about: 'Vercel vcp_ vci_ vca_ vcr_ vck_: CRC32 of 50 characters, base62',
    width: 6,
    body: 50,
    alphabet: BASE64URL,
    covered: lastCharacters(50),
    encode: base62,
    lenient: true,
  },
  {
    name: 'deno-crc32',
    about: 'Deno ddp_ ddo_: CRC32 of everything before, base62',
    width: 6,
    body: 30,
    encode: base62,
    lenient: true,
  },
  {
    name: 'apify-crc32',
    about: 'Apify apify_api_: CRC32 of everything before, base62 with small letters first',
    width: 6,
    body: 30,
    encode: (sum) => inDigits(sum, BASE62_LOWER_FIRST, 6),
  },
  {
    name: 'atlassian-crc32',
    about:
      'Atlassian and Bitbucket ATBB, ATATT3xFfGF0, ATCTT3xFfGN0: CRC32 of everything before (the = included), upper-case hex',
    width: 8,
    body: 24,
    encode: (sum) => hex(sum).toUpperCase(),
    lenient: true,
  },
  {
    name: 'canva-crc32',
    about: 'Canva cnvca: CRC32 of everything before, hex',
    width: 8,
    body: 43,
    alphabet: BASE64URL,
    encode: hex,
  },
  {
    name: 'zuplo-crc32',
    about: 'Zuplo zpka_: CRC32 of the 32 characters between the underscores, hex',
    width: 8,
    body: 32,
    alphabet: ALPHABETS.base36!,
    covered: (head) => head.slice(-33, -1),
    encode: hex,
  },
  {
    name: 'grafana-crc32',
    about: 'Grafana glsa_: CRC32 of glsa_ and 32 characters, little-endian hex',
    width: 8,
    body: 32,
    covered: (head) => head.slice(0, -1),
    encode: (sum) => hex(swapBytes(sum)),
  },
  {
    name: 'cloudflare-crc32',
    about: 'Cloudflare cfut_ cfat_ cfk_: CRC32 of 40 characters, hex (not confirmed: raises only)',
    width: 8,
    body: 40,
    covered: lastCharacters(40),
    encode: hex,
    unconfirmed: true,
  },
  {
    name: 'matrix-synapse-crc32',
    about: 'Synapse syt_ syr_: CRC32 of everything before the last _, base62',
    width: 6,
    body: 32,
    covered: (head) => head.slice(0, -1),
    encode: base62,
    unconfirmed: true,
  },
  {
    name: 'matrix-mas-crc32',
    about:
      'Matrix mat_ mar_ mct_ mcr_: CRC32 of prefix and 30 characters, base62 with the least significant digit first',
    width: 6,
    body: 30,
    covered: (head) => head.slice(0, -1),
    encode: leastFirst,
    unconfirmed: true,
  },
];

/** Names of checks whose tokens have an underscore between the body and the checksum. */
const UNDERSCORE_BEFORE_SUM = new Set(['zuplo-crc32', 'grafana-crc32', 'matrix-synapse-crc32', 'matrix-mas-crc32']);

function swapBytes(sum: number): number {
  return (((sum & 0xff) << 24) | ((sum & 0xff00) << 8) | ((sum >>> 8) & 0xff00) | (sum >>> 24)) >>> 0;
}

function leastFirst(sum: number): string {
  const digits = [...inDigits(sum, BASE62_UPPER_FIRST, 0)].reverse().join('');
  return digits.padStart(6, '0');
}

/** The checks of tokens that end in a CRC-32. */
export const CRC32_TAIL_CHECKS: readonly Check[] = TAILS.map(tailCheck);

function tailCheck(tail: Tail): Check {
  const sumOf = (head: string): string => tail.encode(crc32(tail.covered?.(head) ?? head));
  return {
    name: tail.name,
    about: tail.about,
    check(value) {
      const head = value.slice(0, -tail.width);
      if (value.slice(-tail.width) === sumOf(head)) return VALID;
      if (tail.lenient === true) return DOUBTFUL;
      return tail.unconfirmed === true ? UNKNOWN : INVALID;
    },
    example(prefix: string, random: Random) {
      const separator = UNDERSCORE_BEFORE_SUM.has(tail.name) ? '_' : '';
      // A prefix that ends in "=" holds the body already (ATATT3xFfGF0…=).
      const body = prefix.endsWith('=') ? '' : random.text(tail.alphabet ?? BASE62, tail.body);
      const head = prefix + body + separator;
      return head + sumOf(head);
    },
  };
}
