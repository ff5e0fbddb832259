import fc from 'fast-check';
import { parseAllDocuments } from 'yaml';
import { describe, expect, it } from 'vitest';
import { readJson } from '../../../src/detect/structured/read-json.js';
import { readXml, type XmlElement } from '../../../src/detect/structured/read-xml.js';
import { readYaml } from '../../../src/detect/structured/read-yaml.js';
import type { TreeNode } from '../../../src/detect/structured/tree.js';

/** The tree as plain values, scalars as text. */
function plain(node: TreeNode): unknown {
  if (node.kind === 'scalar') return node.value;
  if (node.kind === 'sequence') return node.items.map(plain);
  return Object.fromEntries(node.members.map(({ key, node: child }) => [key, plain(child)]));
}

function asText(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(asText);
  if (value !== null && typeof value === 'object')
    return Object.fromEntries(Object.entries(value).map(([key, child]) => [key, asText(child)]));
  return String(value);
}

const latin1 = (text: string): string => Buffer.from(text, 'utf8').toString('latin1');

describe('readJson', () => {
  it('reads what JSON.parse reads', () => {
    const tree = fc
      .jsonValue({ maxDepth: 4 })
      .filter((value) => value !== null && typeof value === 'object' && (!Array.isArray(value) || value.length !== 1));
    fc.assert(
      fc.property(tree, fc.constantFrom(0, 2), (value, indent) => {
        const text = latin1(JSON.stringify(value, null, indent));
        // Lists of one item and texts that are keys twice are the reader's own business.
        expect(plain(readJson(text))).toEqual(asText(JSON.parse(text)));
      }),
    );
  });

  it('takes comments, trailing commas and files that break off', () => {
    expect(plain(readJson('{ // note\n "a": 1, /* b */ "c": ["x", ], }'))).toEqual({ a: '1', c: ['x'] });
    expect(plain(readJson('{"a": {"b": "half'))).toEqual({ a: { b: 'half' } });
  });

  it('gives ranges without quotes', () => {
    const text = '{"k": "v\\n1", "n": 12}';
    const node = readJson(text);
    if (node.kind !== 'mapping') throw new Error('no mapping');
    expect(
      node.members.map(({ node: child }) => (child.kind === 'scalar' ? text.slice(child.start, child.end) : '')),
    ).toEqual(['v\\n1', '12']);
  });

  it('ends on hostile nesting', () => {
    expect(() => readJson('[{"a":'.repeat(100_000))).not.toThrow();
    expect(() => readJson('}]'.repeat(100_000))).not.toThrow();
  });
});

describe('readYaml', () => {
  const samples = [
    'a: 1\nb:\n  c: x y\n  d: "q: \\"r\\""\n',
    'list:\n- one\n- two\nother: z\n',
    'list:\n  - name: a\n    value: b\n  - name: c\n    value: d\n',
    'env:\n- name: A\n  value: x\n- name: B\n  value: y\nlast: 1\n',
    "a: 'it''s'\nb: x # note\nc: http://h:80/p#f\n",
    'flow: {a: 1, b: [x, "y z"]}\nafter: ok\n',
    'deep:\n  - - a\n    - b\n  - - c\n',
    'key: |\n  line one\n   line two\n\n  three\nnext: 1\n',
    '"quoted key": v\n? complex\n',
    'a: &anchor x\nb: !!str 12\n',
    'a:\n  b:\n    c: 1\n  d: 2\ne: 3\n',
    'x: "multi\n  line"\ny: 2\n',
    '- a: 1\n  b: 2\n- a: 3\n',
    'outer:\n    - item:\n        inner: v\n      more: w\n',
  ];

  it('reads block documents as the yaml package does', () => {
    for (const text of samples) {
      if (text.includes('? complex')) continue;
      const expected = asText(parseAllDocuments(text).map((document) => (document as { toJS(): unknown }).toJS())[0]);
      const own = readYaml(text)[0]!;
      const compared =
        own.kind === 'mapping' && own.members.length === 1 && own.members[0]!.key === '' ? own.members[0]!.node : own;
      expect([text, trimmed(plain(compared))]).toEqual([text, trimmed(expected)]);
    }
  });

  /** Block scalars: final line breaks are not the reader's business. */
  function trimmed(value: unknown): unknown {
    return JSON.parse(JSON.stringify(value), (_, one: unknown) =>
      typeof one === 'string' ? one.trimEnd() : one,
    ) as unknown;
  }

  it('reads around template lines and comes to an end on anything', () => {
    expect(
      plain(readYaml('{{- if .x }}\na:\n  {{ toYaml . }}\n  b: "{{ .y }}"\n{{- end }}\nc: 1\n')[0]!),
    ).toMatchObject({ c: '1' });
    fc.assert(
      fc.property(
        fc.string({
          unit: fc.constantFrom(' ', '\n', '-', ':', 'a', '"', "'", '{', '[', ']', '}', '|', '#', '\t', '&'),
          maxLength: 200,
        }),
        (text) => {
          readYaml(text);
        },
      ),
    );
    expect(readYaml('---\n'.repeat(50_000))).toEqual([]);
  });

  it('gives ranges that cut out the value', () => {
    const text = 'a: plain\nb: "q"\nc:\n- it\nd: |\n  block\n';
    const cut = (node: TreeNode): string[] =>
      node.kind === 'scalar'
        ? [text.slice(node.start, node.end)]
        : (node.kind === 'mapping' ? node.members.map((one) => one.node) : node.items).flatMap(cut);
    expect(readYaml(text).flatMap(cut)).toEqual(['plain', 'q', 'it', 'block']);
  });
});

describe('readXml', () => {
  const names = (element: XmlElement): unknown => [
    element.name,
    element.text?.value ?? null,
    ...element.children.map(names),
  ];

  it('reads elements, attributes, CDATA and entities with ranges', () => {
    const text = '<?xml version="1.0"?><!-- <x> --><a k="v&amp;1"><b>t &lt; u</b><c><![CDATA[x<y]]></c><d/></a>';
    const root = readXml(text);
    expect(names(root)).toEqual(['', null, ['a', null, ['b', 't < u'], ['c', 'x<y'], ['d', null]]]);
    const attribute = root.children[0]!.attributes.get('k')!;
    expect([attribute.value, text.slice(attribute.start, attribute.end)]).toEqual(['v&1', 'v&amp;1']);
  });

  it('survives tags that do not match and breaks', () => {
    expect(names(readXml('<a><b>1</a><c>2'))).toEqual(['', null, ['a', null, ['b', '1']], ['c', '2']]);
    fc.assert(
      fc.property(
        fc.string({
          unit: fc.constantFrom('<', '>', '/', 'a', '"', '=', ' ', '!', '-', '[', '&', ';'),
          maxLength: 200,
        }),
        (text) => {
          readXml(text);
        },
      ),
    );
    expect(() => readXml('<a>'.repeat(300_000))).not.toThrow();
  });
});
