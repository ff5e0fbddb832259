import { afterByteOrderMark } from './text-lines.js';
import type { Mapping, Member, Scalar, Sequence, TreeNode } from './tree.js';

/** Deeper nesting and more nodes than any settings file has; what goes beyond is left out. */
const MOST_DEPTH = 200;
const MOST_NODES = 400_000;

type Open = { readonly node: Mapping | Sequence; key: string | null };

/**
 * Reads JSON with byte ranges, kindly: comments, trailing commas, bare and single-quoted words are taken (JSON5, editors' settings, YAML's flow
 * style), and a file that breaks off gives what came before. Never throws. Several values in a row (JSON lines) come as a sequence.
 */
export function readJson(text: string, from = afterByteOrderMark(text), to = text.length): TreeNode {
  const root: Sequence = { kind: 'sequence', items: [] };
  const stack: Open[] = [{ node: root, key: null }];
  let pending: Scalar | null = null;
  let nodes = 0;
  const settle = (): void => {
    if (pending !== null) attach(stack[stack.length - 1]!, pending);
    pending = null;
  };
  for (let at = from; at < to && nodes < MOST_NODES;) {
    const character = text[at]!;
    if (character === '{' || character === '[') {
      settle();
      const node: Mapping | Sequence =
        character === '{' ? { kind: 'mapping', members: [] } : { kind: 'sequence', items: [] };
      nodes++;
      attach(stack[stack.length - 1]!, node);
      if (stack.length >= MOST_DEPTH) break;
      stack.push({ node, key: null });
      at++;
    } else if (character === '}' || character === ']') {
      settle();
      if (stack.length > 1) stack.pop();
      at++;
    } else if (character === ',') {
      settle();
      at++;
    } else if (character === ':') {
      const top = stack[stack.length - 1]!;
      if (pending !== null && top.node.kind === 'mapping') {
        top.key = (pending as Scalar).value;
        pending = null;
      }
      at++;
    } else if (character <= ' ') at++;
    else if (character === '/' && (text[at + 1] === '/' || text[at + 1] === '*')) at = skipComment(text, at, to);
    else {
      settle();
      pending = character === '"' || character === "'" ? readString(text, at, to) : readWord(text, at, to);
      nodes++;
      at = pending.end + (pending.quoted ? 1 : 0);
    }
  }
  settle();
  return root.items.length === 1 ? root.items[0]! : root;
}

function attach(open: Open, node: TreeNode): void {
  if (open.node.kind === 'sequence') open.node.items.push(node);
  else {
    open.node.members.push({ key: open.key ?? '', node } satisfies Member);
    open.key = null;
  }
}

function skipComment(text: string, at: number, to: number): number {
  const end = text[at + 1] === '/' ? text.indexOf('\n', at) : text.indexOf('*/', at + 2) + 1;
  return end <= 0 ? to : Math.min(to, end + 1);
}

function readString(text: string, at: number, to: number): Scalar {
  const quote = text[at]!;
  let end = at + 1;
  let escaped = false;
  while (end < to && text[end] !== quote) {
    if (text[end] === '\\') {
      escaped = true;
      end++;
    }
    end++;
  }
  end = Math.min(end, to);
  const raw = text.slice(at + 1, end);
  return { kind: 'scalar', value: escaped ? unescapeJson(raw) : raw, start: at + 1, end, quoted: true, escaped };
}

function readWord(text: string, at: number, to: number): Scalar {
  let end = at + 1;
  while (end < to && !/[\s,:{}[\]]/.test(text[end]!)) end++;
  // Inside a bare word a colon that no blank follows is part of it, as in YAML: http://x.
  while (end < to && text[end] === ':' && /[^\s,{}[\]]/.test(text[end + 1] ?? ' ')) {
    end++;
    while (end < to && !/[\s,:{}[\]]/.test(text[end]!)) end++;
  }
  return { kind: 'scalar', value: text.slice(at, end), start: at, end, quoted: false, escaped: false };
}

const ESCAPES: Record<string, string> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' };

/** Undoes JSON's escapes (RFC 8259, 7); characters beyond latin1 come as their UTF-8 bytes. */
export function unescapeJson(raw: string): string {
  return raw.replace(/\\(u[0-9a-fA-F]{4}(?:\\u[dD][c-fC-F][0-9a-fA-F]{2})?|[\s\S])/g, (_, escaped: string) => {
    if (escaped.length === 1) return ESCAPES[escaped] ?? escaped;
    const units = escaped.match(/[0-9a-fA-F]{4}/g)!.map((digits) => parseInt(digits, 16));
    return Buffer.from(String.fromCharCode(...units), 'utf8').toString('latin1');
  });
}
