import type { Check, CheckResult } from './check.js';
import { INVALID } from './check.js';

type Fields = Readonly<Record<string, unknown>>;

/** A JSON object in base64url, or null. */
export function decodeJsonObject(base64: string): Fields | null {
  try {
    const content: unknown = JSON.parse(Buffer.from(base64, 'base64url').toString('utf8'));
    return typeof content === 'object' && content !== null && !Array.isArray(content) ? (content as Fields) : null;
  } catch {
    return null;
  }
}

/** JSON Web Tokens (RFC 7519): header and payload must decode. An unsigned one, or one out of a tutorial, is none. */
export const jwt: Check = {
  name: 'jwt',
  about: 'JSON Web Token: header with alg and payload decode to JSON; unsigned and tutorial tokens are dropped',
  check(value) {
    const [head = '', body = '', signature = ''] = value.split('.');
    const header = decodeJsonObject(head);
    const payload = decodeJsonObject(body);
    if (header === null || payload === null || typeof header['alg'] !== 'string') return INVALID;
    if (header['alg'].toLowerCase() === 'none' || signature === '' || isTutorial(payload)) return INVALID;
    return describe(payload);
  },
};

/** The payloads of jwt.io's first page, of RFC 7519's example and of Supabase's local stack. */
function isTutorial(payload: Fields): boolean {
  if (payload['sub'] === '1234567890' && (payload['name'] === 'John Doe' || payload['iat'] === 1516239022)) return true;
  return (
    payload['iss'] === 'supabase-demo' || (payload['iss'] === 'joe' && payload['http://example.com/is_root'] === true)
  );
}

function describe(payload: Fields): CheckResult {
  const reasons = ['header and payload decode'];
  const expires = payload['exp'];
  if (typeof expires === 'number' && expires > 0 && expires < 4e9)
    reasons.push(`expires ${new Date(expires * 1000).toISOString().slice(0, 10)}`);
  // Supabase's and similar services' key for browsers: row-level rules guard the data, not the key.
  if (payload['role'] === 'anon')
    return { outcome: 'valid', severity: 'low', reasons: [...reasons, 'role anon: made to be public'] };
  const issuer = payload['iss'];
  return {
    outcome: 'valid',
    reasons,
    ...(typeof issuer === 'string' && issuer.length < 100 ? { companion: issuer } : {}),
  };
}
