import type { StructuredEntry } from './entry.js';
import { settingsOfProperties } from './read-properties.js';
import { textLines, type TextLine } from './text-lines.js';

/**
 * Lines of servers, clients and network devices whose form says where a credential stands: group `v` is the value, group `u` its user, if any.
 * From the manuals of the programs named.
 */
// prettier-ignore
const DIRECTIVES: readonly RegExp[] = [
  /^\s*(?:requirepass|masterauth)\s+"?(?<v>[^\s"]+)/i, // redis.conf
  /^\s*sentinel\s+auth-pass\s+(?<u>\S+)\s+(?<v>\S+)/i,
  /^\s*user\s+(?<u>\S+)\s+(?:[^>#]*\s)?>(?<v>\S+)/, // redis ACL: user NAME on >password
  /^\s*(?:password|passwd|pass|passphrase)\s+"?(?<v>[^\s"#]+)"?\s*$/i, // msmtp, mail clients
  /\b(?:user|username)\s+"?(?<u>[^\s"]+)"?\s+(?:there\s+)?(?:with\s+)?pass(?:word)?\s+"?(?<v>[^\s";,]+)/i, // fetchmail
  /^\s*(?:proxy-)?user\s*[= ]\s*"?(?<u>[^\s":]+):(?<v>[^\s"]+)/i, // curlrc
  /^\s*(?:rocommunity6?|rwcommunity6?|com2sec6?\s+\S+\s+\S+|trapcommunity)\s+(?<v>\S+)/i, // snmpd.conf
  /^\s*createUser\s+(?<u>\S+)\s+(?:MD5|SHA(?:-\d+)?)\s+"?(?<v>[^\s"]+)/i,
  /^\s*enable\s+(?:secret|password)\s+(?:level\s+\d+\s+)?(?:\d\s+)?(?<v>\S+)\s*$/i, // Cisco
  /^\s*username\s+(?<u>\S+)\s+(?:privilege\s+\d+\s+)?(?:secret|password)\s+(?:\d\s+)?(?<v>\S+)/i,
  /^\s*snmp-server\s+community\s+(?<v>\S+)/i,
  /^\s*(?:key-string|(?:tacacs|radius)-server\s+.*key|wpa-psk\s+ascii|pre-shared-key(?:\s+address\s+\S+)?\s+key|crypto\s+isakmp\s+key)\s+(?:\d\s+)?(?<v>\S+)/i,
  /\b(?:encrypted-password|plaintext-password(?:-value)?|authentication-key)\s+"?(?<v>[^\s";]+)/i, // Juniper, VyOS
  /:\s*(?:PSK|XAUTH|EAP)\s+"(?<v>[^"]+)"/i, // ipsec.secrets
  /^\s*(?:bindpw|rootbindpw|rootpw|ldap_default_authtok)\s*[= ]\s*(?:--plaintext\s+)?"?(?<v>[^\s"-][^\s"]*)/i, // ldap.conf, slapd.conf, ks.cfg
  /^\s*d-i\s+passwd\/(?:root|user)-password(?:-again|-crypted)?\s+password\s+(?<v>\S+)/i, // preseed
  /^\s*stats\s+auth\s+(?<u>[^\s:]+):(?<v>\S+)/i, // haproxy
  /^\s*user\s+(?<u>\S+)\s+(?:insecure-)?password\s+(?<v>\S+)/i,
  /\bsecret\s+"(?<v>[A-Za-z0-9+/=]{8,})"\s*;/, // named, rndc
  /^\s*psk\s*=\s*"?(?<v>[^"\n]{8,63})"?\s*$/i, // wpa_supplicant, NetworkManager
  /^\s*(?:PrivateKey|PresharedKey)\s*=\s*(?<v>[A-Za-z0-9+/]{43}=)/, // WireGuard
  /^\s*(?:https?|ftp|proxy)_?(?:proxy_)?password\s*=\s*(?<v>\S+)/i, // wgetrc
  /^\s*(?:wpa_passphrase|wep_key\d?|sae_password)\s*=\s*(?<v>[^\s|]+)/i, // hostapd
];

/** Credentials of the lines that a format gives a place for; other `name = value` lines as settings. */
export function readDirectives(text: string): StructuredEntry[] {
  const found: StructuredEntry[] = [];
  for (const line of textLines(text)) {
    if (/^\s*(?:#|;|!|\/\/)/.test(line.text) || line.text.length > 2000) continue;
    const entry = readDirective(line);
    if (entry !== null) found.push(entry);
  }
  const taken = new Set(found.map((entry) => entry.start));
  return [...found, ...settingsOfProperties(text).filter((entry) => !taken.has(entry.start))];
}

function readDirective(line: TextLine): StructuredEntry | null {
  for (const directive of DIRECTIVES) {
    const match = directive.exec(line.text);
    if (match === null) continue;
    const { v: value, u: user } = match.groups as { v: string; u?: string };
    const start = line.start + match.index + match[0].lastIndexOf(value);
    return {
      name: line.text.trim().split(/[\s=:]/, 1)[0]!,
      value,
      start,
      end: start + value.length,
      role: 'credential',
      rule: isHash(value) ? 'generic-password-hash' : 'generic-login',
      ...(user === undefined ? {} : { companion: user }),
    };
  }
  return null;
}

function isHash(value: string): boolean {
  return /^\$(?:1|2[aby]|5|6|8|9|y)\$|^\{S?SHA\}/.test(value);
}
