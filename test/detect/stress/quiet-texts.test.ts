import { describe, expect, it } from 'vitest';
import { expandTemplate } from '../../../src/detect/examples/expand-template.js';
import { findAll } from './find-all.js';
import { QUIET_TEXTS } from './quiet-texts.js';

/** Templates of the texts themselves (`{{ vault_secret }}`, `{{resolve:…}}`) are none of ours. */
function expand(text: string): string {
  const hidden = text.replace(/\{\{(?= |resolve)/g, '{\u0001{');
  return expandTemplate(hidden, text).text.replaceAll('{\u0001{', '{{');
}

describe.each(Object.entries(QUIET_TEXTS))('%s', (_, texts) => {
  it.each(texts)('finds nothing in %j', (text) => {
    expect(findAll(expand(text)).map(({ rule, value }) => ({ rule, value }))).toEqual([]);
  });
});
