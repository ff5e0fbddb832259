import { describe, expect, it } from 'vitest';
import { assemblePlan } from '../../src/plan/assemble-plan.js';
import { replacementText } from '../../src/plan/replacement-text.js';
import { token } from '../rehearse/helpers/canaries.js';
import { makeFacts } from './helpers/facts.js';

const file = (facts: ReturnType<typeof makeFacts>, name: string): string =>
  assemblePlan(facts)
    .files.find((one) => one.name === name)
    ?.bytes.toString('latin1') ?? '';
const value = token('instruments');

describe('each place has its instrument', () => {
  it('text and messages share one expressions file, unless some personal data stays in messages', () => {
    const text = makeFacts([{ value }]);
    expect(file(text, 'rewrite.sh')).toContain('--replace-text "$plan/expressions.txt"');
    expect(file(text, 'rewrite.sh')).toContain('--replace-message "$plan/expressions.txt"');
    const person = makeFacts([{ value }, { value: 'ada@analytical.example', finding: { kind: 'personal-data' } }], {
      options: { rewrite: 'all', personalData: true },
    });
    [...person.sightings.values()][1]!.leftAlone.push('message');
    expect(file(person, 'rewrite.sh')).toContain('--replace-message "$plan/messages.txt"');
    expect(file(person, 'expressions.txt')).toContain('ada@analytical.example');
    expect(file(person, 'messages.txt')).not.toContain('ada@analytical.example');
    expect(file(person, 'messages.txt')).toContain(value);
  });

  it('a secret that begins another comes after it', () => {
    const lines = file(makeFacts([{ value }, { value: `${value}LONGER` }]), 'expressions.txt').split('\n');
    expect(lines[0]).toContain(`literal:${value}LONGER==>`);
    expect(lines[1]).toContain(`literal:${value}==>`);
  });

  it('content with NUL bytes is edited by blob id, keeping its length', () => {
    const binary = makeFacts([{ value, sighting: { textBlobs: [], binaryBlobs: ['3'.repeat(40)] } }]);
    const { blobs, literals } = JSON.parse(file(binary, 'rewrite-data.json')) as {
      blobs: Record<string, { replace: [string, string][] }>;
      literals: unknown[];
    };
    const [find, replace] = blobs['3'.repeat(40)]!.replace[0]!;
    expect(Buffer.from(find, 'hex').toString()).toBe(value);
    expect(replace.length).toBe(find.length);
    expect(literals).toEqual([]);
    expect(file(binary, 'expressions.txt')).toBe('');
  });

  it('names and addresses, paths and refs', () => {
    const facts = makeFacts([
      { value, sighting: { identities: ['4'.repeat(40)], trees: ['5'.repeat(40)], refNames: [`refs/heads/${value}`] } },
    ]);
    const script = file(facts, 'rewrite.sh');
    for (const option of ['--name-callback', '--email-callback', '--paths-from-file']) expect(script).toContain(option);
    expect(script).not.toContain('--mailmap');
    expect(file(facts, 'paths.txt')).toMatch(/^regex:.*==>REDACTED-abcdef-1\n$/);
  });

  it('never --force, never --refs, never --partial, and no secret in a program', () => {
    const plan = assemblePlan(
      makeFacts([{ value, sighting: { identities: ['4'.repeat(40)], binaryBlobs: ['3'.repeat(40)] } }]),
    );
    for (const { name, bytes } of plan.files.filter((one) => /\.(sh|py)$/.test(one.name))) {
      expect(bytes.toString(), name).not.toMatch(/filter-repo[^\n]*(--force|--refs|--partial)/);
      expect(bytes.toString(), name).not.toContain(value);
    }
  });
});

describe('replacement texts', () => {
  it('are inert where the value stood: numbers stay numbers, addresses addresses', () => {
    expect(replacementText(Buffer.from('12345678'), 'abcdef', 12)).toBe('90000012');
    expect(replacementText(Buffer.from('ada@analytical.example'), 'abcdef', 3)).toBe(
      'redacted-abcdef-3@example.invalid',
    );
    expect(replacementText(Buffer.from('key'), 'abcdef', 4)).toBe('REDACTED-abcdef-4');
  });
});
