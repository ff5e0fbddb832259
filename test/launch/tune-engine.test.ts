import { spawnSync } from 'node:child_process';
import { expect, test } from 'vitest';
import { ENGINE_FLAGS } from '../../src/launch/tune-engine.js';

/** Set at run time an unknown flag is passed over in silence; on its command line Node refuses it. */
test.each(ENGINE_FLAGS)('this engine knows %s', (flag) => {
  expect(spawnSync(process.execPath, [flag, '--eval', '0']).status).toBe(0);
  expect(spawnSync(process.execPath, [flag.replace('=', '-not-known='), '--eval', '0']).status).not.toBe(0);
});
