import { expect, it } from 'vitest';
import { pathGlob } from '../../src/findings/path-glob.js';

it.each([
  ['*.py', 'a/b/c.py', true],
  ['*.py', 'c.pyc', false],
  ['test', 'a/test/b.js', true],
  ['test', 'a/tests/b.js', false],
  ['test/', 'test/b.js', true],
  ['test/', 'test', false],
  ['/a/*.js', 'a/b.js', true],
  ['a/*.js', 'a/b/c.js', false],
  ['a/**/c.js', 'a/c.js', true],
  ['a/**/c.js', 'a/x/y/c.js', true],
  ['a/**', 'a/x/y', true],
  ['a/**', 'ba/x', false],
  ['a?c', 'abc', true],
  ['a?c', 'a/c', false],
  ['a.(b)+[c]$', 'a.(b)+[c]$', true],
  ['a\nb', 'a\nb', true],
])('%j on %j: %s', (glob, path, expected) => {
  expect(pathGlob(glob).test(path)).toBe(expected);
});
