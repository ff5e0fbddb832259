import type { StructuredEntry } from './entry.js';
import { readJson } from './read-json.js';
import { childrenOf, textAt, type Mapping, type Scalar, type TreeNode } from './tree.js';
import { labelledValue, settingsOf } from './walk-settings.js';

const LONGEST = 4_000_000;

/**
 * JSON that keeps texts of other kinds: recorded requests (HAR, Postman, Insomnia), notebooks, agents' settings. Settings by name, marked secrets, and
 * every string that JSON's escapes garble read as the text it stands for; a notebook's lines are joined to the cell they make up.
 */
export function readCaptured(text: string): StructuredEntry[] {
  const root = readJson(text);
  const marked = markedSecrets(root);
  const taken = new Set(marked.map((entry) => entry.start));
  return [...marked, ...settingsOf(root).filter((entry) => !taken.has(entry.start)), ...texts(root)];
}

/** Postman and Insomnia mark what is secret by a type. */
function markedSecrets(node: TreeNode): StructuredEntry[] {
  const own = node.kind === 'mapping' && textAt(node, 'type') === 'secret' ? secretOf(node) : [];
  return [
    ...own,
    ...childrenOf(node).flatMap(({ node: child }) => (child.kind === 'scalar' ? [] : markedSecrets(child))),
  ];
}

function secretOf(node: Mapping): StructuredEntry[] {
  const labelled = labelledValue(node);
  if (!labelled) return [];
  const { value, start, end } = labelled.scalar;
  return [
    {
      name: labelled.name,
      value,
      start,
      end,
      role: 'credential',
      rule: 'generic-login',
      reason: 'the file marks it as secret',
    },
  ];
}

function texts(node: TreeNode): StructuredEntry[] {
  if (node.kind === 'scalar')
    return node.escaped && node.value.length >= 12 && node.value.length <= LONGEST ? [textOf([node])] : [];
  if (node.kind === 'sequence') {
    const lines = node.items.filter((item): item is Scalar => item.kind === 'scalar' && item.quoted);
    // Source of a notebook's cell: one item a line, each with its line break.
    if (
      lines.length > 1 &&
      lines.length === node.items.length &&
      lines.slice(0, -1).every((line) => line.value.endsWith('\n'))
    )
      return [textOf(lines)];
  }
  return childrenOf(node).flatMap(({ node: child }) => texts(child));
}

function textOf(parts: readonly Scalar[]): StructuredEntry {
  const [first, last] = [parts[0]!, parts[parts.length - 1]!];
  return {
    name: '',
    value: parts.map((part) => part.value).join(''),
    start: first.start,
    end: last.end,
    role: 'text',
    layers: ['json'],
  };
}
