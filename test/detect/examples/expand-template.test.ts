import { describe, expect, it } from 'vitest';
import { ALPHABETS } from '../../../src/detect/examples/alphabets.js';
import { expandTemplate, TemplateError } from '../../../src/detect/examples/expand-template.js';
import { placeholderReason } from '../../../src/detect/placeholders.js';

describe('templates', () => {
  it('become the same text for the same seed, and another for another', () => {
    const template = '{{base62:30}} {{uuid}} {{jwt}} {{pem:rsa}}';
    expect(expandTemplate(template, 'a')).toEqual(expandTemplate(template, 'a'));
    expect(expandTemplate(template, 'a').text).not.toBe(expandTemplate(template, 'b').text);
  });

  it.each(Object.keys(ALPHABETS))('{{%s:32}} is 32 characters of its alphabet that do not look made up', (name) => {
    for (let seed = 0; seed < 30; seed++) {
      const { text } = expandTemplate(`{{${name}:32}}`, `${seed}`);
      expect(text).toHaveLength(32);
      expect([...text].every((character) => ALPHABETS[name]!.includes(character))).toBe(true);
      expect(placeholderReason(text), text).toBeNull();
    }
  });

  it('take a range of lengths, nest in {{b64:…}}, and tell what they became', () => {
    expect(expandTemplate('{{hex:20-24}}', 'x').text).toMatch(/^[0-9a-f]{20,24}$/);
    const { text, parts } = expandTemplate('auth: {{b64:user:{{base62:12}}}}', 'x');
    expect(Buffer.from(text.slice(6), 'base64').toString()).toMatch(/^user:[0-9A-Za-z]{12}$/);
    expect(parts).toEqual([text.slice(6)]);
  });

  it('write escaped keys on one line', () => {
    expect(expandTemplate('{{pem:ec:escaped}}', 'x').text).toMatch(
      /^-----BEGIN EC PRIVATE KEY-----\\n[^\n]*-----END EC PRIVATE KEY-----\\n$/,
    );
  });

  it.each(['{{base63:4}}', '{{hex}}', '{{hex:many}}', '{{pem:dsa}}', '{{token:none:x}}', '{{token:jwt:x}}'])(
    '%s is refused',
    (template) => {
      expect(() => expandTemplate(template, 'x')).toThrow(TemplateError);
    },
  );

  it('leave other braces alone', () => {
    expect(expandTemplate('${{ secrets.X }} {{ .Values.x }}', 'x').text).toBe('${{ secrets.X }} {{ .Values.x }}');
  });
});
