import { latin1 } from '../latin1.js';
import type { FileKind } from './file-kinds.js';

/** Bytes from the start that are looked at. */
const HEAD = 4096;

interface Guess {
  readonly kind: FileKind;
  readonly fits: (head: string) => boolean;
}

const everyLine =
  (line: RegExp, least: number) =>
  (head: string): boolean => {
    const lines = wholeLines(head).filter((one) => !/^\s*(?:[#;].*)?$/.test(one));
    return lines.length >= least && lines.every((one) => line.test(one));
  };

/** What only a file of this kind begins like; the more particular ones first. */
const GUESSES: readonly Guess[] = [
  { kind: 'terraform-state', fits: (head) => /^\s*\{/.test(head) && /"terraform_version"\s*:/.test(head) },
  { kind: 'docker-config', fits: (head) => /^\s*\{\s*"auths"\s*:/.test(head) },
  { kind: 'manifest', fits: (head) => /^apiVersion:/m.test(head) && /^kind:\s*["']?Secret\b/m.test(head) },
  { kind: 'kubeconfig', fits: (head) => /^kind:\s*["']?Config\b/m.test(head) && /^(?:users|clusters):/m.test(head) },
  {
    kind: 'xml',
    fits: (head) => /<settings[^>]*maven\.apache\.org|<connectionStrings>|<packageSourceCredentials>/i.test(head),
  },
  { kind: 'npmrc', fits: (head) => /^\/\/[^\s=]+\/:_(?:authToken|auth|password)\s*=/m.test(head) },
  { kind: 'netrc', fits: (head) => /^\s*machine\s+\S+\s+login\s+\S+\s+password\s/m.test(head) },
  { kind: 'git-credentials', fits: everyLine(/^https?:\/\/[^\s:@/]+:[^\s@/]+@[\w.:%-]+\/?\S*$/, 1) },
  { kind: 'pgpass', fits: everyLine(/^[\w.*-]+:(?:\d{1,5}|\*):[^:\s]+:[^:\s]+:\S+$/, 1) },
  { kind: 'dotenv', fits: everyLine(/^(?:export\s+)?[A-Z][A-Z0-9_]*=/, 2) },
];

/**
 * Which parser a file without a name asks for, by how it begins, or null: a blob that nothing reaches any more has lost its path. Surer
 * than a name has to be: only what reads as that format from its first line.
 */
export function guessFileKind(bytes: Buffer): FileKind | null {
  const head = latin1(bytes, 0, Math.min(bytes.length, HEAD));
  if (head.includes('\0')) return null;
  return GUESSES.find(({ fits }) => fits(head))?.kind ?? null;
}

/** Without the last line where it may have been cut off. */
function wholeLines(head: string): string[] {
  const lines = head.split(/\r?\n/);
  return head.length === HEAD ? lines.slice(0, -1) : lines;
}
