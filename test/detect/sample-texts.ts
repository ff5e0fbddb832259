import fc from 'fast-check';
import { expandTemplate } from '../../src/detect/examples/expand-template.js';
import { seededRandom } from '../../src/detect/examples/random.js';
import type { DocumentedRuleFile } from '../../src/detect/rules/rule.js';

const NOISE = [
  'static int key_compare(const struct key *a, const struct key *b)',
  'if (token == NULL || !strcmp(password, "")) { return -1; }',
  '// see https://example.com/auth/secret for the secret token of the api key',
  '  "version": "12.0.4", "resolved": "4f1a0c", "password": null,',
  'aws_secret_access_key = ${AWS_SECRET}; github token = <token>; jwt_secret: changeme',
  'git@host.net:team/app.git someone@orchard-mail.net 4111 1111 1111 1111',
  '',
  '\t\t}',
  '-----BEGIN CERTIFICATE-----',
  '-----END RSA PRIVATE KEY-----',
];

/** All examples of the rules, as texts. */
export function examplesOf(files: readonly DocumentedRuleFile[]): string[] {
  return files.flatMap((file) =>
    file.rules.flatMap((rule) =>
      [...rule.examples, ...rule.counterExamples].map(
        (example, index) => expandTemplate(example, `${rule.id} sample ${index}`).text,
      ),
    ),
  );
}

/** Texts of examples, noise, cut examples, base64 of examples, very long lines, with both kinds of line break. */
export function sampleTexts(examples: readonly string[]): fc.Arbitrary<Buffer> {
  const piece = fc.tuple(fc.nat(7), fc.nat(10_000)).map(([kind, seed]) => makePiece(kind, seed, examples));
  return fc
    .tuple(fc.array(piece, { minLength: 1, maxLength: 14 }), fc.constantFrom('\n', '\n', '\r\n'))
    .map(([pieces, lineBreak]) => Buffer.from(pieces.join(lineBreak), 'latin1'));
}

function makePiece(kind: number, seed: number, examples: readonly string[]): string {
  const random = seededRandom(`piece ${kind} ${seed}`);
  const example = examples[random.below(examples.length)]!;
  const noise = NOISE[random.below(NOISE.length)]!;
  switch (kind) {
    case 0:
    case 1:
      return example;
    case 2:
      return noise;
    case 3:
      return example.slice(0, random.below(example.length + 1)) + noise;
    case 4:
      return `${'x=1;'.repeat(random.below(400))}${example}${' y:2'.repeat(random.below(400))}`;
    case 5:
      return `data: ${Buffer.from(noise + example).toString('base64')}`;
    case 6:
      return `    ${example.replaceAll('\n', '\n    ')}`;
    default:
      return random.bytes(random.below(300)).toString('latin1');
  }
}
