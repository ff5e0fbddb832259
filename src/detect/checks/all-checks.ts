import type { Check } from './check.js';
import { CRC32_TAIL_CHECKS } from './crc32-tails.js';

const CHECKS: ReadonlyMap<string, Check> = new Map([...CRC32_TAIL_CHECKS].map((check) => [check.name, check]));

/** The check of this name, or undefined. */
export function findCheck(name: string): Check | undefined {
  return CHECKS.get(name);
}

export function checkNames(): string[] {
  return [...CHECKS.keys()].sort();
}
