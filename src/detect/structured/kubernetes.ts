import { decodeBase64, isPrintable } from './base64-text.js';
import type { StructuredEntry } from './entry.js';
import { joinUser } from './login-lines.js';
import { readJson } from './read-json.js';
import { readYaml } from './read-yaml.js';
import { childrenOf, member, scalarAt, textAt, type Scalar, type TreeNode } from './tree.js';
import { settingsOf } from './walk-settings.js';

const RULE = 'generic-manifest-secret';
/** Members of Secrets that are no secrets. */
const OPEN_KEY =
  /^(?:.*\.(?:crt|pub)|.*(?:username|user)(?:_in|_out)?|(?:.*[_.-])?(?:namespace|login|email|host|hostname|server|port|database|db|dbname|database_?name|db_?name|name|type|provider|driver|adapter|protocol|scheme|url|uri|endpoint|(?:api_?)?address|addr|.*accountname|region|bucket|path|file|enabled|ssl_?mode|timezone|locale)|known_hosts|usage-bootstrap-\w+|auth-extra-groups|token-id|description|expiration)$/i;

/** Secrets of Kubernetes manifests: `data` (base64) and `stringData`, also inside Lists; the variables of containers as settings. */
export function readManifest(text: string): StructuredEntry[] {
  if (!/\bSecret(?:List)?\b|\benv\b|\bstringData\b/.test(text)) return [];
  const documents = /^\s*\{/.test(text) ? [readJson(text)] : readYaml(text);
  return documents.flatMap((document) => resourceEntries(document, 0));
}

function resourceEntries(resource: TreeNode, depth: number): StructuredEntry[] {
  const items = member(resource, 'items');
  if (items?.kind === 'sequence' && depth < 3) return items.items.flatMap((item) => resourceEntries(item, depth + 1));
  if (resource.kind === 'sequence' && depth < 3)
    return resource.items.flatMap((item) => resourceEntries(item, depth + 1));
  // A sealed Secret's values are encrypted for one cluster.
  if (textAt(resource, 'kind') === 'SealedSecret' || member(resource, 'sops')) return [];
  if (textAt(resource, 'kind') !== 'Secret') return settingsOf(resource);
  const sealing = sealingKey(resource);
  if (sealing !== null) return [sealing];
  const name = textAt(member(resource, 'metadata'), 'name') ?? '';
  const encoded = childrenOf(member(resource, 'data'));
  const plain = childrenOf(member(resource, 'stringData'));
  return [
    ...encoded.flatMap(({ key, node }) => (node.kind === 'scalar' ? encodedEntries(key, node, name) : [])),
    ...plain.flatMap(({ key, node }) => (node.kind === 'scalar' ? plainEntries(key, node, name) : [])),
  ];
}

const SEALING_LABEL = 'sealedsecrets.bitnami.com/sealed-secrets-key';
export const SEALING_RULE = 'sealed-secrets-key';

/** The TLS Secret in which the Sealed Secrets controller keeps its key; only its label says so. */
function sealingKey(resource: TreeNode): StructuredEntry | null {
  const labels = childrenOf(member(member(resource, 'metadata'), 'labels'));
  if (!labels.some(({ key }) => key === SEALING_LABEL)) return null;
  const scalar = scalarAt(member(resource, 'data'), 'tls.key') ?? scalarAt(member(resource, 'stringData'), 'tls.key');
  if (scalar === undefined) return null;
  const isPem = scalar.value.includes('-----BEGIN');
  const key = isPem ? scalar.value : decodeBase64(scalar.value);
  if (key === null || !/-----BEGIN [A-Z ]*PRIVATE KEY-----/.test(key)) return null;
  return {
    name: 'tls.key',
    value: key.replaceAll('\r\n', '\n').trim(),
    start: scalar.start,
    end: scalar.end,
    role: 'credential',
    rule: SEALING_RULE,
    confidence: 'certain',
    reason: 'the Secret is labelled as the sealing key of a Sealed Secrets controller',
    ...(isPem ? {} : { layers: ['base64'] }),
  };
}

function encodedEntries(key: string, scalar: Scalar, secret: string): StructuredEntry[] {
  const decoded = decodeBase64(scalar.value);
  if (decoded === null) return [];
  return valueEntries(key, decoded, scalar, secret, ['base64']);
}

function plainEntries(key: string, scalar: Scalar, secret: string): StructuredEntry[] {
  return valueEntries(key, scalar.value, scalar, secret, []);
}

function valueEntries(key: string, value: string, place: Scalar, secret: string, layers: string[]): StructuredEntry[] {
  const base = { name: key, start: place.start, end: place.end, ...(layers.length > 0 ? { layers } : {}) };
  const entries: StructuredEntry[] = [];
  if (layers.length > 0) entries.push({ ...base, value: `${key}=${value}`, role: 'text' });
  const isSingle = !/[\r\n]/.test(value.trim());
  const trimmed = value.replace(/\r?\n$/, '');
  if (!OPEN_KEY.test(key) && isSingle && (isPrintable(trimmed) || layers.length > 0)) {
    const companion = secret === '' ? {} : { companion: secret };
    entries.push({
      ...base,
      value: trimmed,
      role: 'credential',
      rule: RULE,
      reason: 'a member of a Kubernetes Secret',
      ...companion,
    });
  }
  return entries;
}

/** Tokens, passwords and client keys of a kubeconfig's users. */
export function readKubeconfig(text: string): StructuredEntry[] {
  const documents = /^\s*\{/.test(text) ? [readJson(text)] : readYaml(text);
  return documents.flatMap((document) =>
    childrenOf(member(document, 'users')).flatMap(({ node }) => userEntries(node)),
  );
}

function userEntries(user: TreeNode): StructuredEntry[] {
  const name = textAt(user, 'name') ?? '';
  const held = member(user, 'user');
  const credentials = ['token', 'password'].flatMap((key) => {
    const scalar = scalarAt(held, key);
    return scalar ? [credential(key, scalar, joinUser(textAt(held, 'username') ?? name, ''))] : [];
  });
  const provider = childrenOf(member(member(held, 'auth-provider'), 'config')).flatMap(({ key, node }) =>
    node.kind === 'scalar' && /^(?:id-token|refresh-token|access-token|client-secret)$/.test(key)
      ? [credential(key, node, name)]
      : [],
  );
  const key = scalarAt(held, 'client-key-data');
  const decoded = key ? decodeBase64(key.value) : null;
  const keyText: StructuredEntry[] =
    key && decoded !== null
      ? [{ name: 'client-key-data', value: decoded, start: key.start, end: key.end, role: 'text', layers: ['base64'] }]
      : [];
  return [...credentials, ...provider, ...keyText];
}

function credential(name: string, scalar: Scalar, companion: string): StructuredEntry {
  const { value, start, end } = scalar;
  return {
    name,
    value,
    start,
    end,
    role: 'credential',
    rule: 'generic-login',
    companion,
    reason: 'a credential of a cluster',
  };
}
