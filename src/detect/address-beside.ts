import { latin1 } from './latin1.js';
import type { Site } from './site.js';
import type { Severity } from './types.js';

/** What the address around a password takes from it, and why. */
export interface AddressDoubt {
  /** The severity it comes down to, or the number of steps down. */
  readonly severity: Severity | number;
  readonly reason: string;
}

/** How far before a password its address may begin. */
const REACH = 300;
const URL_USER = /:\/\/([^\s:/@]*):$/;
const SERVER =
  /(?:(?:server|data source|host|hostname|addr|address|network address)[ \t]?=[ \t]?(?:tcp:|np:)?|\bjdbc:[\w:]{2,40}:\/\/)([^\s;,:/\\&?"']+)[^;]*[;?]/gi;
/** `username="x" password="` at the end of what stands before. */
const SAME_USER =
  /\buser(?:name|[ _]?id)?[ \t]?=[ \t]?[\\"']{0,4}([\w.@-]{2,60})[\\"';, \t]{1,8}(?:password|pwd)[ \t]?=[ \t]?[\\"']{0,4}$/i;
const LOOPBACK =
  /^(?:localhost|127(?:\.\d{1,3}){3}|0\.0\.0\.0|\[?::1\]?|\.|\(local\)|\(localdb\)|host\.docker\.internal)$/i;

/**
 * A password inside an address opens what the address names: nothing where that is the reader's own machine, little where it is a
 * name without a domain, which only the network of the service resolves. Looks at the anchor's own line only.
 */
export function doubtAddress(site: Site, start: number, end: number, value: string): AddressDoubt | null {
  if (start < site.lineStart || end > site.lineEnd) return null;
  const before = latin1(site.text, Math.max(site.lineStart, start - REACH), start);
  if (SAME_USER.exec(before)?.[1] === value) return { severity: 'low', reason: "the user's name again" };
  if (site.text[end] !== 0x40) return doubtHost([...before.matchAll(SERVER)].at(-1)?.[1]);
  const user = URL_USER.exec(before)?.[1];
  if (user === undefined) return null;
  if (user === value) return { severity: 'low', reason: "the user's name again" };
  const host = /^[\w.-]+|^\[[0-9a-f:.]+\]/i.exec(latin1(site.text, end + 1, Math.min(site.lineEnd, end + 120)))?.[0];
  return doubtHost(host);
}

function doubtHost(host: string | undefined): AddressDoubt | null {
  if (host === undefined) return null;
  if (LOOPBACK.test(host)) return { severity: 'low', reason: 'the address is the own machine' };
  return /^[a-z][\w-]*$/i.test(host) ? { severity: 2, reason: 'the host is known to its own network only' } : null;
}
