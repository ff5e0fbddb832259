import { describe, expect, it } from 'vitest';
import { chooseEngine } from '../../../src/detect/engine/choose-engine.js';
import { loadRe2 } from '../../../src/detect/engine/re2.js';
import { loadV8 } from '../../../src/detect/engine/v8.js';

const engines = [loadV8(), loadRe2()].filter((engine) => engine !== null);

describe.each(engines)('the engine $name', (engine) => {
  const found = new Int32Array(4);

  it('matches exactly at a place when sticky, and from a place on when not', () => {
    const pattern = engine.compile('a(b+)', 1);
    expect(pattern.match('xxabbab', 1, true, found)).toBe(false);
    expect(pattern.match('xxabbab', 2, true, found)).toBe(true);
    expect([...found]).toEqual([2, 5, 3, 5]);
    expect(pattern.match('xxabbab', 3, false, found)).toBe(true);
    expect([...found]).toEqual([5, 7, 6, 7]);
    expect(pattern.match('xxabbab', 7, false, found)).toBe(false);
  });

  it('counts in characters where bytes above 127 stand before the match', () => {
    expect(engine.compile('(k=)', 1).match('\xe9\xff\x80k=', 0, false, found)).toBe(true);
    expect([...found]).toEqual([3, 5, 3, 5]);
  });

  it('says so where the group took no part', () => {
    expect(engine.compile('a(b)?', 1).match('a', 0, false, found)).toBe(true);
    expect([...found]).toEqual([0, 1, -1, -1]);
  });
});

describe('choosing an engine', () => {
  it('takes the one asked for, and by default RE2 where it loads', () => {
    expect(chooseEngine('v8').name).toBe('v8');
    expect(chooseEngine().name).toBe(loadRe2() === null ? 'v8' : 're2');
  });
});
