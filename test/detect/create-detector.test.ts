import { describe, expect, it } from 'vitest';
import type { CodeDetector } from '../../src/detect/code-detector.js';
import { createDetector, type DetectorOptions } from '../../src/detect/create-detector.js';
import { expandTemplate } from '../../src/detect/examples/expand-template.js';
import { HitList } from '../../src/detect/hit-list.js';
import { parseRuleFile } from '../../src/detect/rules/parse-rule-file.js';
import { NO_MATCH, TextMode } from '../../src/detect/types.js';

const YAML = `
provider: Acme
rules:
  - {id: acme-token, name: n, kind: secret, category: c, severity: high, confidence: high, attacker: a, keywords: [acme_], pattern: '\\b(acme_[0-9a-z]{20})\\b', entropy: 3}
  - {id: acme-key, name: n, kind: secret, category: c, severity: high, confidence: medium, attacker: a, keywords: [key], pattern: 'key=([0-9a-z]{20})\\b', context: {words: [zebra], within: 2}, companion: acme-id}
  - {id: acme-id, name: n, kind: identifier, category: c, severity: low, confidence: high, attacker: a, keywords: ['id:'], pattern: 'id:([0-9]{6})\\b'}
  - {id: acme-far, name: n, kind: secret, category: c, severity: high, confidence: high, attacker: a, keywords: [acme-block], pattern: 'acme-block\\s+x\\s+([0-9a-f]{16})\\b', reach: {before: 0, after: 100}}
  - {id: acme-text-only, name: n, kind: secret, category: c, severity: high, confidence: low, attacker: a, binary: false, keywords: [pin=], pattern: 'pin=([0-9]{8})\\b'}
  - {id: pii-badge, name: n, kind: personal-data, category: c, severity: low, confidence: high, attacker: a, keywords: [badge], pattern: 'badge ([0-9]{6})'}
  - {id: pii-quiet, name: n, kind: personal-data, category: c, severity: low, confidence: high, attacker: a, default: false, keywords: [quiet], pattern: 'quiet ([0-9]{6})'}
  - {id: acme-code, name: n, kind: secret, category: c, severity: medium, confidence: low, attacker: a, detector: shout}
`;
const { file, problems } = parseRuleFile('patterns/acme.yml', YAML);

/** Reports what stands in capitals after a "!", and looks two bytes beyond its line. */
const shout: CodeDetector = {
  name: 'shout',
  triggers: [{ literal: '!' }],
  modes: [TextMode.Text],
  evaluate(text, length, anchor, _trigger, _mode, out) {
    out.examined(anchor, Math.min(length, anchor + 2000));
    if (text[anchor + 1]! >= 65 && text[anchor + 1]! <= 90)
      out.match({ rule: 'acme-code', start: anchor + 1, end: anchor + 2, name: 'loud' });
  },
};

const make = (options: Partial<DetectorOptions> = {}) =>
  createDetector({ rules: [file], codeDetectors: [shout], ...options });

function find(text: string, options: Partial<DetectorOptions> = {}, mode = TextMode.Text) {
  const detector = make(options);
  const bytes = Buffer.from(text, 'latin1');
  const hits = new HitList();
  detector.scan(bytes, bytes.length, 0, bytes.length, mode, hits);
  return detector.settle(hits).map(({ verdict }) => {
    const { rule, ...rest } = detector.verdicts.get(verdict);
    return { rule: detector.rules[rule]!.id, ...rest };
  });
}

const ids = (...parameters: Parameters<typeof find>): string[] => find(...parameters).map(({ rule }) => rule);
const token = expandTemplate('acme_{{base36:20}}', 'token').text;
const value = expandTemplate('{{base36:20}}', 'value').text;

describe('a detector', () => {
  it('is made of sound rules', () => expect(problems).toEqual([]));

  it.each(['re2', 'v8'] as const)('on %s finds a value and its name', (engine) => {
    expect(find(`ACME_TOKEN = "${token}"`, { engine })).toEqual([
      {
        rule: 'acme-token',
        value: token,
        confidence: 'high',
        severity: 'high',
        reasons: ['distinctive form'],
        layers: [],
        name: 'ACME_TOKEN',
      },
    ]);
  });

  it('finds keywords in either case, but values only as the pattern says', () => {
    expect(ids(token.toUpperCase())).toEqual([]);
    expect(ids(`KEY=${value} zebra`)).toEqual([]);
  });

  it('asks for a context word within so many lines', () => {
    expect(ids(`key=${value}\n\nZebra`)).toEqual(['acme-key']);
    expect(ids(`key=${value}\n\n\nZebra`)).toEqual([]);
  });

  it('finds the nearest companion', () => {
    expect(
      find(`id:111111 zebra\nid:222222 key=${value}\nid:333333`).find(({ rule }) => rule === 'acme-key'),
    ).toMatchObject({ companion: '222222' });
  });

  it('turns away low entropy and placeholders', () => {
    expect(ids(`acme_${'ab'.repeat(10)}`)).toEqual([]);
    expect(ids('acme_abcdefghijklmnopqrst')).toEqual([]);
  });

  it('looks as far as a rule declares, and says so where nothing matched', () => {
    const detector = make();
    const hits = new HitList();
    const text = Buffer.from(`acme-block\nx\nnothing${' '.repeat(200)}`);
    detector.scan(text, text.length, 0, text.length, TextMode.Text, hits);
    expect([hits.length, hits.verdict[0], hits.low[0], hits.high[0]]).toEqual([1, NO_MATCH, 0, 100]);
    expect(ids('acme-block\nx\n0123abcd4567ef89')).toEqual(['acme-far']);
  });

  it('cuts lines at 1,024 bytes each side of the keyword', () => {
    expect(ids(`zebra${' '.repeat(1019)}key=${value}`)).toEqual(['acme-key']);
    const detector = make();
    const hits = new HitList();
    const text = Buffer.from(`\n${'a '.repeat(2000)}${token} ${'b '.repeat(2000)}`);
    detector.scan(text, text.length, 0, text.length, TextMode.Text, hits);
    expect([hits.anchor[0]! - hits.low[0]!, hits.high[0]! - hits.anchor[0]!]).toEqual([1024, 1024]);
  });

  it('runs on binary content what is allowed to', () => {
    expect(ids(`pin=73918264 ${token}`)).toEqual(['acme-text-only', 'acme-token']);
    expect(ids(`pin=73918264 ${token}`, {}, TextMode.Binary)).toEqual(['acme-token']);
    expect(ids('!X', {}, TextMode.Binary)).toEqual([]);
  });

  it('has personal data by default, all of it, or none of it', () => {
    const text = 'badge 482913 quiet 771204';
    expect(ids(text)).toEqual(['pii-badge']);
    expect(ids(text, { personalData: 'all' })).toEqual(['pii-badge', 'pii-quiet']);
    expect(ids(text, { personalData: 'none' })).toEqual([]);
  });

  it('runs code detectors that have a rule, with the rule filling in what they leave out', () => {
    expect(find('say !X')).toMatchObject([
      { rule: 'acme-code', value: 'X', confidence: 'low', severity: 'medium', name: 'loud' },
    ]);
    expect(ids('say !X', { rules: [] })).toEqual([]);
  });

  it('gives equal verdicts one id, and another signature when a rule changes', () => {
    const detector = make();
    const hits = new HitList();
    const text = Buffer.from(`a ${token}\nb ${token}\n`);
    detector.scan(text, text.length, 0, text.length, TextMode.Text, hits);
    expect([detector.verdicts.size, hits.verdict[0]]).toEqual([1, hits.verdict[1]]);
    expect(make({ engine: 'v8' }).signature).toBe(detector.signature);
    const changed = { ...file, rules: file.rules.map((rule) => ({ ...rule, entropy: rule.entropy + 0.1 })) };
    expect(make({ rules: [changed] }).signature).not.toBe(detector.signature);
  });

  it('evaluates nothing where the trigger does not stand any more', () => {
    const detector = make();
    const hits = new HitList();
    detector.evaluate(Buffer.from('no such thing here'), 18, 3, 0, TextMode.Text, hits);
    expect(hits.length).toBe(0);
  });

  it('counts what rules cost where asked, and nothing otherwise', () => {
    const text = Buffer.from(`${token} acme_x key=1`);
    const counting = make({ stats: true });
    counting.scan(text, text.length, 0, text.length, TextMode.Text, new HitList());
    expect(counting.statistics().find(({ owner }) => owner === 'acme-token')).toMatchObject({
      candidates: 2,
      matches: 1,
    });
    expect(make().statistics()).toEqual([]);
  });
});
