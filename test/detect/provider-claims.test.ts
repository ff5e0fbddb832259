import { expect, it } from 'vitest';
import { expandTemplate } from '../../src/detect/examples/expand-template.js';
import { findAll } from './stress/find-all.js';

const encode = (fields: object): string => Buffer.from(JSON.stringify(fields)).toString('base64url');
const signature = expandTemplate('{{base64url:43}}', 'signature').text;
const hex = (count: number): string => expandTemplate(`{{hex:${count}}}`, `claims ${count}`).text;
const rulesIn = (text: string): string[] => findAll(text).map(({ rule }) => rule);

it("a token of a provider is the provider's, though it is a valid JSON Web Token", () => {
  const payload = { iss: 'supabase', ref: 'qwkzjdmyhtrvnplscgbx', role: 'service_role', iat: 1710000000 };
  const token = `${encode({ alg: 'HS256', typ: 'JWT' })}.${encode(payload)}.${signature}`;
  expect(rulesIn(`const client = connect('${token}');\n`)).toEqual(['supabase-service-role-jwt']);
});

it('a client id has the form of the secret, and is none', () => {
  const text = `SPOTIFY_CLIENT_ID=${hex(32)}\n`;
  expect(rulesIn(text)).toEqual(['spotify-client-id']);
});

it('the token of another tool is not one of npm because its name ends alike', () => {
  const text = `NGROK_AUTHTOKEN=${expandTemplate('{{base62:48}}', 'ngrok').text}\n`;
  expect(rulesIn(text)).not.toContain('npm-legacy-token');
});
