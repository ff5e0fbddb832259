import type { CodeDetector, Emitter } from '../code-detector.js';
import { shannonEntropy } from '../entropy.js';
import { latin1 } from '../latin1.js';
import { TextMode, type Confidence, type Severity } from '../types.js';
import { base64Of, readKeyMaterial, type KeyMaterial } from './key-material.js';
import { readArmor, type Armor } from './read-armor.js';
import { readPuttyKey } from './read-putty.js';

const PRIVATE_KEY_DETECTOR = 'private-key';

const TRIGGERS = ['-----BEGIN ', 'PuTTY-User-Key-File-', '---- BEGIN SSH2 ENCRYPTED PRIVATE KEY'] as const;

/** Rule ids by what stands between BEGIN and the dashes. */
const RULES: Readonly<Record<string, string>> = {
  'RSA PRIVATE KEY': 'pem-rsa-private-key',
  'EC PRIVATE KEY': 'pem-ec-private-key',
  'DSA PRIVATE KEY': 'pem-dsa-private-key',
  'PRIVATE KEY': 'pem-pkcs8-private-key',
  'ENCRYPTED PRIVATE KEY': 'pem-encrypted-private-key',
  'OPENSSH PRIVATE KEY': 'openssh-private-key',
  'PGP PRIVATE KEY BLOCK': 'pgp-private-key',
};
const OTHER_RULE = 'pem-other-private-key';

/** Shorter bodies are invented; the shortest real one (Ed25519 in PKCS#8) is 64 characters. */
const MIN_BASE64 = 40;
/** Without an END line, that much base64 is a key cut short and not an example. */
const MIN_UNCLOSED = 200;

/** Private keys in PEM, OpenSSH and OpenPGP armour, however they are embedded, and PuTTY and SSH.com key files. */
export function privateKeyDetector(): CodeDetector {
  return {
    name: PRIVATE_KEY_DETECTOR,
    triggers: TRIGGERS.map((literal) => ({ literal })),
    modes: [TextMode.Text, TextMode.Binary, TextMode.CommitOrTag],
    evaluate(text, length, anchor, trigger, _mode, out) {
      if (trigger === 0) evaluateArmor(text, length, anchor, out);
      else if (trigger === 1) evaluatePutty(text, length, anchor, out);
      else evaluateSsh2(text, length, anchor, out);
    },
  };
}

function evaluateArmor(text: Buffer, length: number, anchor: number, out: Emitter): void {
  const armor = readArmor(text, length, anchor);
  if (armor === null) return;
  out.examined(anchor, armor.examinedTo);
  const base64 = base64Of(armor);
  if (base64.length < (armor.closed ? MIN_BASE64 : MIN_UNCLOSED) || shannonEntropy(base64) < 4) return;
  const material = readKeyMaterial(armor);
  const value = plainText(armor, latin1(text, anchor, armor.end));
  out.match({
    rule: RULES[armor.label] ?? OTHER_RULE,
    start: anchor,
    end: armor.end,
    confidence: confidenceOf(armor, material),
    reasons: reasonsOf(armor, material),
    ...severityOf(material, lineBefore(text, anchor)),
    ...(value === null ? {} : { value }),
  });
}

function confidenceOf(armor: Armor, material: KeyMaterial): Confidence {
  if (!armor.closed) return 'medium';
  return material.parses === true ? 'certain' : 'high';
}

/** What stands before the block on its own line. */
function lineBefore(text: Buffer, anchor: number): string {
  const before = latin1(text, Math.max(0, anchor - 200), anchor);
  return before.slice(before.lastIndexOf('\n') + 1);
}

function severityOf(material: KeyMaterial, before: string): { severity: Severity } | object {
  if (material.parses !== true && /\b(?:examples?|e\.g\.)/i.test(before)) return { severity: 'low' };
  if (material.published !== null) return { severity: 'low' };
  // In the comment that documents a function.
  if (/^\s*(?:\*|\/\/\/)\s*$/.test(before)) return { severity: 'medium' };
  if (material.encrypted) return { severity: 'medium' };
  if (material.parses === false) return { severity: material.begins === true ? 'high' : 'medium' };
  return {};
}

function reasonsOf(armor: Armor, material: KeyMaterial): string[] {
  const reasons = [armor.closed ? 'block from BEGIN to END' : 'the END line is missing'];
  if (material.parses === true) reasons.push('the key inside parses');
  if (material.parses === false) reasons.push('the content does not parse as a key: altered, cut or invented');
  if (material.encrypted) reasons.push('encrypted: useless without its passphrase');
  if (material.published !== null) reasons.push(material.published);
  return reasons;
}

/**
 * The block as it would stand in a file, so that the same key is the same value whether it stands in a file, in JSON or in code; null
 * where the bytes are that already.
 */
function plainText(armor: Armor, raw: string): string | null {
  const blank = armor.headers.length > 0 || armor.label.startsWith('PGP') ? [''] : [];
  const end = armor.closed ? [`-----END ${armor.label}-----`] : [];
  const plain = [`-----BEGIN ${armor.label}-----`, ...armor.headers, ...blank, ...armor.lines, ...end].join('\n');
  return plain === raw ? null : plain;
}

function evaluatePutty(text: Buffer, length: number, anchor: number, out: Emitter): void {
  const { key, examinedTo } = readPuttyKey(text, length, anchor);
  out.examined(anchor, examinedTo);
  if (key === null) return;
  out.match({
    rule: 'putty-private-key',
    start: anchor,
    end: key.end,
    confidence: key.closed ? 'certain' : 'medium',
    reasons: [
      key.closed ? 'key file from its first line to its MAC' : 'the MAC is missing',
      ...(key.encrypted ? ['encrypted: useless without its passphrase'] : []),
    ],
    ...(key.encrypted ? { severity: 'medium' as const } : {}),
  });
}

function evaluateSsh2(text: Buffer, length: number, anchor: number, out: Emitter): void {
  const limit = Math.min(length, anchor + 16_384);
  const block =
    /^---- BEGIN SSH2 ENCRYPTED PRIVATE KEY ----[\x20-\x7e\s]{80,16000}?---- END SSH2 ENCRYPTED PRIVATE KEY ----/.exec(
      latin1(text, anchor, limit),
    );
  out.examined(anchor, limit);
  if (block === null) return;
  out.match({
    rule: 'ssh2-encrypted-private-key',
    start: anchor,
    end: anchor + block[0].length,
    reasons: ['block from BEGIN to END', 'encrypted: useless without its passphrase'],
  });
}
