import { decodeBase64 } from './base64-text.js';
import type { StructuredEntry } from './entry.js';
import { readJson } from './read-json.js';
import { childrenOf, member, textAt, type Mapping, type Scalar, type TreeNode } from './tree.js';
import { settingsOf } from './walk-settings.js';

const RULE = 'generic-infrastructure-state';

/** Attributes that are secrets though their name does not say so, by resource type. From the documentation of the providers. */
const SECRET_ATTRIBUTES: readonly (readonly [RegExp, RegExp])[] = [
  [/^random_password$/, /^result$/],
  [/^aws_iam_access_key$/, /^(?:secret|ses_smtp_password_v4)$/],
  [/^aws_iam_user_login_profile$/, /^password$/],
  [/_secret_version$/, /^(?:secret_string|secret_data|secret_binary|value)$/],
  [/^aws_ssm_parameter$/, /^value$/],
  [/^azurerm_key_vault_secret$/, /^value$/],
  [/^(?:github|gitlab)_.*(?:secret|variable)$/, /^(?:plaintext_value|value)$/],
  [/^digitalocean_database_(?:cluster|user)$/, /^password$/],
  [/^(?:kubernetes_secret|vault_generic_secret|vault_kv_secret)/, /./],
  [/^(?:tls_private_key|acme_certificate|google_service_account_key)$/, /^private_key/],
];

/** Terraform's state: sensitive outputs, attributes that resources keep in clear, and whatever names itself a secret. */
export function readTerraformState(text: string): StructuredEntry[] {
  const root = readJson(text);
  const known = [...outputs(root), ...resources(root)];
  const taken = new Set(known.filter((entry) => entry.role !== 'text').map((entry) => entry.start));
  return [...known, ...settingsOf(root).filter((entry) => !taken.has(entry.start))];
}

function outputs(root: TreeNode): StructuredEntry[] {
  const modules = childrenOf(member(root, 'modules')).map(({ node }) => node);
  return [root, ...modules].flatMap((scope) =>
    childrenOf(member(scope, 'outputs')).flatMap(({ key, node }) => {
      if (textAt(node, 'sensitive') !== 'true') return [];
      return scalarsIn(member(node, 'value')).map((scalar) => credential(key, scalar, 'an output marked sensitive'));
    }),
  );
}

function resources(root: TreeNode): StructuredEntry[] {
  return childrenOf(member(root, 'resources')).flatMap(({ node: resource }) => {
    if (resource.kind !== 'mapping') return [];
    const type = textAt(resource, 'type') ?? '';
    const name = textAt(resource, 'name') ?? '';
    return childrenOf(member(resource, 'instances')).flatMap(({ node: instance }) => {
      const attributes = member(instance, 'attributes');
      return attributes?.kind === 'mapping' ? attributeEntries(type, name, attributes) : [];
    });
  });
}

function attributeEntries(type: string, name: string, attributes: Mapping): StructuredEntry[] {
  // Parameters of the types String and StringList are settings.
  if (type === 'aws_ssm_parameter' && textAt(attributes, 'type')?.startsWith('String') === true) return [];
  const pattern = SECRET_ATTRIBUTES.find(([types]) => types.test(type))?.[1];
  if (pattern === undefined) return [];
  const isWhole = /^(?:kubernetes_secret|vault_)/.test(type);
  const members = isWhole ? childrenOf(member(attributes, 'data')) : attributes.members;
  const companion = textAt(attributes, 'user') ?? textAt(attributes, 'id') ?? name;
  return members.flatMap(({ key, node }) => {
    if (node.kind !== 'scalar' || !pattern.test(key) || /^(?:user(?:name)?|host|ca\.crt|tls\.crt)$/.test(key))
      return [];
    const entry = { ...credential(`${type}.${key}`, node, `kept in clear by ${type}`), companion };
    const decoded = /^private_key$/.test(key) ? decodeBase64(node.value) : null;
    const isText = /[\r\n]/.test(node.value);
    if (decoded !== null) return [{ ...entry, value: decoded, role: 'text' as const, layers: ['base64'] }];
    return isText ? [] : [entry];
  });
}

function credential(name: string, { value, start, end }: Scalar, reason: string): StructuredEntry {
  return { name, value, start, end, role: 'credential', rule: RULE, reason };
}

function scalarsIn(node: TreeNode | undefined): Scalar[] {
  if (node === undefined) return [];
  if (node.kind === 'scalar') return node.quoted ? [node] : [];
  return childrenOf(node).flatMap(({ key, node: child }) => (OPEN_KEY.test(key) ? [] : scalarsIn(child)));
}

const OPEN_KEY = /^(?:user(?:name)?|host|port|id|name|endpoint|region)$/i;
