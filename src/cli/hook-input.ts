/** What Git tells a hook on standard input (githooks(5)). */
import { UnearthError } from '../errors.js';

export interface RefUpdate {
  ref: string;
  /** Object the ref had, or null for a new ref. */
  from: string | null;
  /** Object it is to have, or null where it is deleted. */
  to: string | null;
}

const ZERO = /^0+$/;

/** Lines of pre-push: `<local ref> <local id> <remote ref> <remote id>`. */
export function parsePrePush(input: string): RefUpdate[] {
  return lines(input, 4).map(([, to, ref, from]) => update(ref!, from!, to!));
}

/** Lines of pre-receive: `<old id> <new id> <ref>`. */
export function parsePreReceive(input: string): RefUpdate[] {
  return lines(input, 3).map(([from, to, ref]) => update(ref!, from!, to!));
}

function lines(input: string, fields: number): string[][] {
  return input
    .split('\n')
    .filter((line) => line !== '')
    .map((line, row) => {
      const words = line.split(' ');
      const ids = fields === 4 ? [words[1], words[3]] : [words[0], words[1]];
      if (words.length === fields && ids.every((id) => /^[0-9a-f]{40}(?:[0-9a-f]{24})?$/.test(id!))) return words;
      throw new UnearthError('usage', `line ${row + 1} of standard input is not what Git gives this hook`, {
        hint: 'This command is called by a Git hook: see docs/cli.md, "guard".',
      });
    });
}

function update(ref: string, from: string, to: string): RefUpdate {
  return { ref, from: ZERO.test(from) ? null : from, to: ZERO.test(to) ? null : to };
}

/** Revisions for ScanOptions.range: what the updates bring, without what is there already. Null: they bring nothing. */
export function broughtBy(updates: readonly RefUpdate[], known: readonly string[]): string | null {
  const brought = new Set(updates.flatMap(({ to }) => (to === null ? [] : [to])));
  if (brought.size === 0) return null;
  const excluded = new Set([...updates.flatMap(({ from }) => (from === null ? [] : [from])), ...known]);
  if ([...brought].every((id) => excluded.has(id))) return null;
  return [...brought, ...[...excluded].map((id) => `^${id}`)].join(' ');
}
