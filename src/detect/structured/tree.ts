/** What JSON, YAML and their like have in common, with byte ranges. Texts are latin1. */
export type TreeNode = Scalar | Mapping | Sequence;

export interface Scalar {
  readonly kind: 'scalar';
  /** Quotes off, escapes undone. */
  readonly value: string;
  /** Range without quotes. */
  readonly start: number;
  readonly end: number;
  readonly quoted: boolean;
  /** The bytes differ from the value: there were escapes or folded lines. */
  readonly escaped: boolean;
}

export interface Mapping {
  readonly kind: 'mapping';
  readonly members: Member[];
}

export interface Member {
  readonly key: string;
  readonly node: TreeNode;
}

export interface Sequence {
  readonly kind: 'sequence';
  readonly items: TreeNode[];
}

export function member(node: TreeNode | undefined, key: string): TreeNode | undefined {
  return node?.kind === 'mapping' ? node.members.find((one) => one.key === key)?.node : undefined;
}

export function scalarAt(node: TreeNode | undefined, key: string): Scalar | undefined {
  const found = member(node, key);
  return found?.kind === 'scalar' ? found : undefined;
}

export function textAt(node: TreeNode | undefined, key: string): string | undefined {
  return scalarAt(node, key)?.value;
}

/** Members of a mapping, items of a sequence (with '' for a key); nothing for a scalar. */
export function childrenOf(node: TreeNode | undefined): readonly Member[] {
  if (node?.kind === 'mapping') return node.members;
  return node?.kind === 'sequence' ? node.items.map((item) => ({ key: '', node: item })) : [];
}
