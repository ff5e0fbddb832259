import type { CodeDetector, Emitter } from '../code-detector.js';
import { latin1 } from '../latin1.js';
import { TextMode } from '../types.js';
import { ALNUM, DIGIT, byteAt, is, lineEnd, lineStart } from './bytes.js';
import { isPersonalIpv4, isPersonalIpv6 } from './ip-ranges.js';

const IP = 'pii-ip-address';
const MAC = 'pii-mac-address';
const HEX = '0-9A-Fa-f';
/** The first four bytes of six, and the separator after each: what stands for a class is at most twelve long. */
const pairs = (separator: string): string[] => Array.from({ length: 4 }, () => [HEX, HEX, separator]).flat();

/** Public IP addresses, and MAC addresses of real hardware. */
export function networkDetector(): CodeDetector {
  return {
    name: 'personal-network',
    triggers: [
      // The dots around the second octet: the first octet stands before the anchor.
      { classes: ['.', '0-9', '.', '0-9'] },
      { classes: ['.', '1-9', '0-9', '.', '0-9'] },
      { classes: ['.', '12', '0-9', '0-9', '.', '0-9'] },
      // 2000::/3 is all that is routed.
      { classes: ['23', HEX, HEX, HEX, ':', `${HEX}:`] },
      { classes: pairs(':') },
      { classes: pairs('-') },
      { classes: [HEX, HEX, HEX, HEX, '.', HEX, HEX, HEX, HEX, '.', HEX, HEX] },
    ],
    modes: [TextMode.Text, TextMode.CommitOrTag],
    evaluate(text, length, anchor, trigger, _mode, out) {
      if (trigger < 3) evaluateIpv4(text, length, anchor, out);
      else if (trigger === 3) evaluateIpv6(text, length, anchor, out);
      else evaluateMac(text, length, anchor, out);
    },
  };
}

function evaluateIpv4(text: Buffer, length: number, dot: number, out: Emitter): void {
  let start = dot;
  while (dot - start < 4 && start > 0 && is(text[start - 1], DIGIT)) start--;
  if (start === dot || dot - start > 3 || out.rule(IP) === undefined) return;
  const matched = /^(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})(?![\d.]*\d)(?![A-Za-z_-])/.exec(
    latin1(text, start, Math.min(length, start + 24)),
  );
  if (matched === null || !startsFree(text, length, start)) return;
  const parts = matched.slice(1);
  const octets = parts.map(Number);
  if (octets.some((octet) => octet > 255) || parts.some((part) => part.length > 1 && part.startsWith('0'))) return;
  if (octets[0]! === 0 || !isPersonalIpv4(octets) || isVersion(text, length, start, octets)) return;
  out.match({ rule: IP, start, end: start + matched[0].length, reasons: ['public IPv4 address'] });
}

/** Not the rest of a longer number, name or version (`v1.2.3.4`, `lib-1.2.3.4`). */
function startsFree(text: Buffer, length: number, start: number): boolean {
  const before = byteAt(text, length, start - 1);
  if (before === 0x6e && byteAt(text, length, start - 2) === 0x5c) return true;
  return (
    !is(before, ALNUM) && before !== 0x2e && before !== 0x5f && before !== 0x2d && before !== 0x2b && before !== 0x24
  );
}

/** Four numbers are a version as often as an address: below 20 everywhere, or on a line that speaks of versions or OIDs. */
function isVersion(text: Buffer, length: number, start: number, octets: readonly number[]): boolean {
  if (octets.every((octet) => octet < 20)) return true;
  if (octets[0] === 2 && octets[1] === 5 && (octets[2] === 4 || octets[2] === 29)) return true;
  const line = latin1(text, lineStart(text, start), lineEnd(text, length, start));
  if (/\b(?:ip|addr|address|host|server|client|peer|remote|login)/i.test(line)) return false;
  return /\$(?:id|revision|header)|,v \d|section|chapter|c\+\+|iso\b|->|version|\bver\b|release|\bsdk\b|toolset|assembly|\boid\b|chrome\/|firefox\/|safari\/|mozilla\//i.test(
    line,
  );
}

function evaluateIpv6(text: Buffer, length: number, anchor: number, out: Emitter): void {
  const before = byteAt(text, length, anchor - 1);
  if (is(before, ALNUM) || before === 0x3a || before === 0x2e || out.rule(IP) === undefined) return;
  const matched = /^[0-9A-Fa-f:]{6,39}(?![0-9A-Za-z_.:])/.exec(latin1(text, anchor, Math.min(length, anchor + 41)));
  if (matched === null) return;
  const written = matched[0].replace(/:$/, '');
  const groups = readGroups(written);
  if (groups === null || !isPersonalIpv6(groups)) return;
  out.match({ rule: IP, start: anchor, end: anchor + written.length, reasons: ['public IPv6 address'] });
}

/** All eight groups of an address in the text form of RFC 4291, 2.2; null where it is none. */
function readGroups(written: string): number[] | null {
  const halves = written.split('::');
  if (halves.length > 2) return null;
  const [left, right] = halves.map((half) => (half === '' ? [] : half.split(':')));
  const missing = 8 - left!.length - (right?.length ?? 0);
  if (right === undefined ? missing !== 0 : missing < 1) return null;
  const groups = [...left!, ...Array<string>(missing).fill('0'), ...(right ?? [])];
  return groups.every((group) => /^[0-9A-Fa-f]{1,4}$/.test(group))
    ? groups.map((group) => Number.parseInt(group, 16))
    : null;
}

const MAC_FORMS =
  /^(?:[0-9A-F]{2}(?::[0-9A-F]{2}){5}|[0-9A-F]{2}(?:-[0-9A-F]{2}){5}|[0-9A-F]{4}\.[0-9A-F]{4}\.[0-9A-F]{4})(?![0-9A-Za-z_])(?![:.-][0-9A-Fa-f])/i;

function evaluateMac(text: Buffer, length: number, anchor: number, out: Emitter): void {
  const before = byteAt(text, length, anchor - 1);
  if (is(before, ALNUM) || before === 0x3a || before === 0x2d || before === 0x2e || before === 0x5f) return;
  const matched = MAC_FORMS.exec(latin1(text, anchor, Math.min(length, anchor + 20)));
  if (matched === null || out.rule(MAC) === undefined) return;
  const digits = matched[0].replace(/[^0-9A-Fa-f]/g, '').toLowerCase();
  if (/[^a-z]/i.test(digits) === false || !isHardware(digits)) return;
  out.match({ rule: MAC, start: anchor, end: anchor + matched[0].length, reasons: ['address of network hardware'] });
}

/** Neither broadcast, multicast, documentation (RFC 7042) nor made up: `00:11:22:33:44:55`, `de:ad:be:ef:…`. */
function isHardware(digits: string): boolean {
  if ((Number.parseInt(digits.slice(0, 2), 16) & 1) === 1) return false;
  if (new Set(digits).size < 5 || digits.startsWith('00005e00') || digits.startsWith('3333')) return false;
  return !/deadbeef|cafebabe|c0ffee|^001122|^112233|^0123456789|^123456|^aabbcc|^abcdef|^(..)\1{3}/.test(digits);
}
