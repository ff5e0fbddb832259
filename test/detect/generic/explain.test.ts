import { describe, expect, it } from 'vitest';
import { explainText } from '../../../src/detect/generic/explain.js';

const value = ['Rk7', 'tWq2', 'ZxP9', 'dLm4'].join('');
const explainLine = (line: string) => explainText(Buffer.from(line));

describe('explainText', () => {
  it('says why a candidate was kept, strongest reason first', () => {
    const [explanation] = explainLine(`api_secret = "${value}"`);
    expect(explanation).toMatchObject({ kept: true, rule: 'generic-secret', name: 'api_secret' });
    const weights = explanation!.reasons.map(({ weight }) => Math.abs(weight));
    expect(weights).toEqual([...weights].sort((a, b) => b - a));
    expect(explanation!.reasons.map(({ reason }) => reason)).toContain('the value reads as random');
  });

  it.each([
    ['password = os.environ["X_Y"] || "changeme"', 'words that stand for a secret'],
    [`password_file = "${value}"`, 'the name speaks of something about the secret'],
    ['password: ${DB_PASSWORD}', 'a reference or template'],
    [`postgres://app:app@db/x`, 'too short'],
    [`nextToken = "${value}"`, 'a mark of a place or a part of a text'],
    ['token = "ssh-rsa AAAAB3NzaC1yc2E"', 'public key material'],
  ])('says why %j was turned away', (line, verdict) => {
    expect(explainLine(line)).toMatchObject([{ kept: false, verdict }]);
  });

  it('never holds the value', () => {
    for (const line of [
      `password = "${value}"`,
      `token_type = "${value}"`,
      `https://u:${value}@h.net/`,
      `Authorization: Bearer ${value}${value}`,
    ]) {
      expect(JSON.stringify(explainLine(line))).not.toContain(value);
    }
  });

  it('reports every candidate of a line at its own place', () => {
    const text = `password="${value}" token_type="x71k" secret="${value}"`;
    expect(explainLine(text).map(({ start, kept }) => [start, kept])).toEqual([
      [10, true],
      [39, false],
      [53, true],
    ]);
  });
});
