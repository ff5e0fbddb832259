import type { StructuredEntry } from './entry.js';
import { childrenOf, scalarAt, type Mapping, type Scalar, type TreeNode } from './tree.js';

/** Keys that say nothing by themselves: the one above, or the label beside, names the value. */
const SILENT_KEY =
  /^(?:value|default|current|_?text|content|plaintext|plain|data|\$t|string|val|current_value|currentValue|initialValue|secretvalue|)$/i;
const LABELS = [
  'name',
  'key',
  'Name',
  'Key',
  'variable',
  'ParameterKey',
  'env',
  'field',
  'label',
  'header',
  'param',
  'parameter',
  'id',
  'title',
];
const VALUES = ['value', 'Value', 'val', 'default', 'ParameterValue', 'currentValue', 'initialValue', 'plaintext'];

/** Every value of a JSON, YAML or TOML tree as a setting named by its key; `{"name": …, "value": …}` counts as one. */
export function settingsOf(root: TreeNode, role: 'setting' | 'variable' = 'setting'): StructuredEntry[] {
  const entries: StructuredEntry[] = [];
  walk(root, [], role, entries);
  return entries;
}

function walk(node: TreeNode, path: readonly string[], role: 'setting' | 'variable', entries: StructuredEntry[]): void {
  const labelled = node.kind === 'mapping' ? labelledValue(node) : null;
  if (labelled) entries.push(entryOf(labelled.scalar, labelled.name, role));
  for (const { key, node: child } of childrenOf(node)) {
    const here = key === '' ? path : [...path.slice(-3), key];
    if (child.kind !== 'scalar') walk(child, here, role, entries);
    else if (child !== labelled?.scalar) entries.push(...scalarEntries(child, here, role));
  }
}

function scalarEntries(scalar: Scalar, path: readonly string[], role: 'setting' | 'variable'): StructuredEntry[] {
  const pair = /^([A-Za-z_][\w.]{0,80})=(.+)$/s.exec(scalar.value);
  // `environment: [A=b]`: the item is an assignment itself.
  if (pair && !scalar.escaped) {
    const start = scalar.start + pair[1]!.length + 1;
    return [{ name: pair[1]!, value: pair[2]!, start, end: scalar.end, role }];
  }
  return [entryOf(scalar, nameOf(path), role)];
}

function entryOf(scalar: Scalar, name: string, role: 'setting' | 'variable'): StructuredEntry {
  return { name, value: scalar.value, start: scalar.start, end: scalar.end, role };
}

function nameOf(path: readonly string[]): string {
  const meaningful = path.filter((key, index) => index < path.length - 1 || !SILENT_KEY.test(key));
  const last = meaningful[meaningful.length - 1] ?? '';
  // "Jwt": { "Key": … }: "key" alone says nothing.
  return /^key$/i.test(last) && meaningful.length > 1 ? `${meaningful[meaningful.length - 2]}_${last}` : last;
}

/** `{"key": "API_TOKEN", "value": "…"}` in any of its spellings. */
export function labelledValue(node: Mapping): { name: string; scalar: Scalar } | null {
  if (node.members.length < 2 || node.members.length > 24) return null;
  for (const valueKey of VALUES) {
    const scalar = scalarAt(node, valueKey);
    if (!scalar) continue;
    for (const label of LABELS) {
      const name = label === valueKey ? undefined : scalarAt(node, label);
      if (name && /^[\w.:/ -]{1,100}$/.test(name.value)) return { name: name.value, scalar };
    }
  }
  return null;
}
