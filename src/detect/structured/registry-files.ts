import { decodeBase64, isPrintable } from './base64-text.js';
import type { StructuredEntry } from './entry.js';
import { joinUser } from './login-lines.js';
import { readJson } from './read-json.js';
import { readProperties, settingsOfProperties } from './read-properties.js';
import { childrenOf, member, scalarAt, textAt, type Scalar, type TreeNode } from './tree.js';
import { settingsOf } from './walk-settings.js';

const RULE = 'generic-registry-credential';

/** `//host/:_authToken=…`, `_auth` and `_password` (base64), `//host/:username` (npmrc(5)); yarn's and pnpm's are the same. */
export function readNpmrc(text: string): StructuredEntry[] {
  const lines = readProperties(withEquals(text));
  return lines.flatMap((line) => {
    const key = /(_authtoken|_auth|_password|npmauthtoken|npmauthident)"?$/i.exec(line.name)?.[1]?.toLowerCase();
    if (key === undefined) return [];
    const host = /^\/\/([^/:]+)/.exec(line.name)?.[1] ?? '';
    const user =
      lines.find((other) => /username$/i.test(other.name) && other.name.startsWith(line.name.slice(0, 8)))?.value ?? '';
    const base = {
      name: line.name.replace(/^.*:/, ''),
      start: line.start,
      end: line.end,
      role: 'credential' as const,
      rule: RULE,
    };
    if (key === '_authtoken' || key === 'npmauthtoken') return [{ ...base, value: line.value, companion: host }];
    if (key === 'npmauthident' && line.value.includes(':'))
      return [{ ...base, ...afterColon(line.value, line.start), companion: line.value.split(':')[0]! }];
    const decoded = decodeBase64(line.value);
    if (decoded === null || !isPrintable(decoded)) return [];
    const [first, ...rest] = decoded.split(':');
    return [
      {
        ...base,
        value: key === '_password' || rest.length === 0 ? decoded : rest.join(':'),
        companion: joinUser(key === '_password' ? user : first!, host),
        layers: ['base64'],
      },
    ];
  });
}

/** Yarn's first version parts key and value by a blank. */
function withEquals(text: string): string {
  return text.replace(
    /^([ \t]*"?\/\/[^\s"=]+"?)[ \t]+(?=["$\w])/gm,
    (whole, key: string) => key + '='.padEnd(whole.length - key.length),
  );
}

function afterColon(value: string, start: number): { value: string; start: number } {
  const colon = value.indexOf(':');
  return { value: value.slice(colon + 1), start: start + colon + 1 };
}

/** `auths.{host}.auth` (base64 of user:password), `identitytoken`, `registrytoken`; the older `.dockercfg` has no `auths` level. */
export function readDockerConfig(text: string): StructuredEntry[] {
  const root = readJson(text);
  const hosts = childrenOf(member(root, 'auths') ?? root);
  return hosts.flatMap(({ key: host, node }) => {
    const entries = ['identitytoken', 'registrytoken', 'password'].flatMap((key) => {
      const scalar = scalarAt(node, key);
      return scalar ? [registryEntry(key, scalar, joinUser(textAt(node, 'username') ?? '', host))] : [];
    });
    const auth = scalarAt(node, 'auth');
    return auth ? [...entries, ...basicEntries(auth, host)] : entries;
  });
}

function basicEntries(auth: Scalar, host: string): StructuredEntry[] {
  const decoded = decodeBase64(auth.value);
  const colon = decoded?.indexOf(':') ?? -1;
  if (decoded === null || colon < 0 || !isPrintable(decoded)) return [];
  const password = decoded.slice(colon + 1);
  return [
    { ...registryEntry('auth', auth, joinUser(decoded.slice(0, colon), host)), value: password, layers: ['base64'] },
  ];
}

function registryEntry(name: string, { value, start, end }: Scalar, companion: string): StructuredEntry {
  return { name, value, start, end, role: 'credential', rule: RULE, companion };
}

/** Composer's auth.json: `http-basic.{host}.password`, tokens by host under `github-oauth`, `gitlab-token`, `bearer`. Others of that name as settings. */
export function readComposerAuth(text: string): StructuredEntry[] {
  const root = readJson(text);
  if (member(root, 'auths')) return readDockerConfig(text);
  const entries = childrenOf(root).flatMap(({ key: section, node }) => {
    if (!/^(?:http-basic|github-oauth|gitlab-oauth|gitlab-token|bitbucket-oauth|bearer|forgejo-token)$/.test(section))
      return [];
    return childrenOf(node).flatMap(({ key: host, node: held }) => hostEntries(section, host, held));
  });
  return entries.length > 0 ? entries : settingsOf(root);
}

function hostEntries(section: string, host: string, held: TreeNode): StructuredEntry[] {
  if (held.kind === 'scalar') return [registryEntry(section, held, host)];
  return ['password', 'token', 'consumer-secret', 'access-token'].flatMap((key) => {
    const scalar = scalarAt(held, key);
    return scalar ? [registryEntry(key, scalar, joinUser(textAt(held, 'username') ?? '', host))] : [];
  });
}

/** `[server] username / password` of .pypirc and its like: every password, token or key of a section is a credential. */
export function readLoginSections(text: string): StructuredEntry[] {
  const lines = readProperties(text);
  const named = lines.flatMap((line) => {
    if (
      line.commented ||
      !/(?:^|[_.-])(?:password|passwd|pass|token|secret|secret_?(?:access_)?key|passphrase|pass_phrase|hex_?key|psk|pwd|apikey|api_key|session_token|storage_?key)$/i.test(
        line.name,
      )
    )
      return [];
    const user =
      lines.find(
        (other) =>
          other.section === line.section &&
          /(?:^|[_.-])(?:user|username|login|access_key(?:_id)?|aws_access_key_id|email)$/i.test(other.name),
      )?.value ?? '';
    const rule = 'generic-login';
    return [
      {
        name: line.name,
        value: line.value,
        start: line.start,
        end: line.end,
        role: 'credential' as const,
        rule,
        companion: joinUser(user, line.section),
      },
    ];
  });
  const taken = new Set(named.map((entry) => entry.start));
  return [...named, ...settingsOfProperties(text).filter((entry) => !taken.has(entry.start))];
}
