import { describe, expect, it } from 'vitest';
import { defaultRules } from '../../../src/detect/default-detector.js';
import { packPatterns, unpackPatterns } from '../../../src/detect/rules/packed-patterns.js';
import { readPattern, type ReadyPattern } from '../../../src/detect/rules/read-pattern.js';

/** Sets as text: comparing them byte by byte would take most of the test's time. */
function inShort(ready: ReadyPattern): string {
  return JSON.stringify(ready, (_, value: unknown) => {
    if (value === Infinity) return 'Infinity';
    return value instanceof Uint8Array ? value.join('') : value;
  });
}

describe('packed patterns', () => {
  it('are unpacked as they were read, those of every rule', () => {
    const rules = defaultRules().flatMap((file) => file.rules);
    const lookUp = unpackPatterns(JSON.parse(JSON.stringify(packPatterns(rules))));
    const patterns = rules.filter((rule) => rule.pattern !== null);
    expect(patterns.length).toBeGreaterThan(500);
    for (const { id, pattern, ignoreCase, keywords } of patterns) {
      expect(inShort(lookUp(id)!), id).toBe(inShort(readPattern(pattern!, ignoreCase, keywords)));
    }
  });

  it('know nothing of other rules', () => {
    expect(unpackPatterns(packPatterns([]))('github-pat-classic')).toBeUndefined();
  });
});
