import { describe, expect, it } from 'vitest';
import { looksCounted, placeholderReason } from '../../src/detect/placeholders.js';

describe('values that count', () => {
  it.each(['1234567890abcdef'.repeat(2), `${'abcdefghijklm'}nopqrstuvwxyz123456`, 'zyxwvutsrqponmlkji', 'qwertyuiopasdfghjk'])('%s is turned away', (value) => {
    expect(placeholderReason(value)).not.toBeNull();
  });

  // Short runs are doubtful, not impossible: a rule lowers them and says why.
  it.each(['abcd1234efgh5678ijkl9012mnop3456', 'ABCD1234-EFGH5678-IJKL9101-MNOP1121'])('%s is only doubted', (value) => {
    expect(placeholderReason(value)).toBeNull();
    expect(looksCounted(value)).toBe(true);
  });

  it('a random value is neither', () => {
    const value = 'k7Qz1vX9mB4tR8wLc2Ye';
    expect(placeholderReason(value)).toBeNull();
    expect(looksCounted(value)).toBe(false);
  });
});
