import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    testTimeout: 60_000,
    hookTimeout: 120_000,
    // Two cores are the reference machine: more forks only make each other slower.
    maxWorkers: 2,
    globalSetup: ['test/helpers/build-once.ts', 'test/helpers/temporary-root.ts'],
  },
});
