import { describe, expect, it } from 'vitest';
import { belongsWith } from '../../src/report/wording.js';
import { finding } from './sample-result.js';

describe('what belongs together', () => {
  const id = finding('AKIA-made-up-id-1');
  const other = finding('another value');
  const secret = finding('the secret half', {
    companions: [id.redacted, 'db.corp.example'],
    relatedTo: [other.fingerprint, id.fingerprint],
  });

  it('is named once, a companion that is a finding with its fingerprint', () => {
    expect(belongsWith(secret, [id, other, secret])).toEqual([
      `${id.redacted} [${id.fingerprint.slice(0, 8)}]`,
      'db.corp.example',
      `[${other.fingerprint.slice(0, 8)}]`,
    ]);
  });

  it('is nothing for a value by itself', () => expect(belongsWith(other, [other])).toEqual([]));
});
