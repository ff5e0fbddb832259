import { describe, expect, it } from 'vitest';
import { toScanOptions } from '../../src/cli/flags.js';
import type { Io } from '../../src/cli/io.js';

const io = (env: Record<string, string>): Io => ({ cwd: '/', env }) as unknown as Io;

describe('options of a scan', () => {
  it('take the key of fingerprints from the environment, where ps does not show it', () => {
    expect(toScanOptions('a', {}, io({ UNEARTH_FINGERPRINT_KEY: 'ours' })).fingerprintKey).toBe('ours');
    expect(toScanOptions('a', {}, io({})).fingerprintKey).toBeUndefined();
  });
});
