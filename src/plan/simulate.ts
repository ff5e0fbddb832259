/** What the rewrite makes of one blob or one path, computed apart from git filter-repo: the rehearsal compares. */
import { javaScriptPattern } from './files/expressions.js';

export interface SimulationRules {
  literals: [Buffer, Buffer][];
  patterns: [RegExp, string][];
  paths: [Buffer, Buffer][];
  blobs: Map<string, { whole: Buffer } | { replace: [Buffer, Buffer][] }>;
}

/** `json` is the content of rewrite-data.json. */
export function readSimulationRules(json: string): SimulationRules {
  const raw = JSON.parse(json) as Record<'literals' | 'patterns' | 'paths', [string, string][]> & {
    blobs: Record<string, { whole?: string; replace?: [string, string][] }>;
  };
  const pairs = (list: [string, string][]): [Buffer, Buffer][] =>
    list.map(([a, b]) => [Buffer.from(a, 'hex'), Buffer.from(b, 'hex')]);
  return {
    literals: pairs(raw.literals),
    patterns: pairs(raw.patterns).map(([pattern, replace]) => [
      javaScriptPattern(pattern.toString('latin1')),
      replace.toString('latin1'),
    ]),
    paths: pairs(raw.paths),
    blobs: new Map(
      Object.entries(raw.blobs).map(([id, { whole, replace }]) => [
        id,
        whole === undefined ? { replace: pairs(replace ?? []) } : { whole: Buffer.from(whole, 'hex') },
      ]),
    ),
  };
}

const BINARY_TEST = 8192;

export function simulateBlob(rules: SimulationRules, id: string, content: Buffer): Buffer {
  let data = content;
  const nul = content.subarray(0, BINARY_TEST).includes(0);
  if (!nul) {
    for (const [find, replace] of rules.literals) data = replaceAll(data, find, replace);
    for (const [pattern, replace] of rules.patterns) {
      const text = data.toString('latin1');
      const changed = text.replace(pattern, () => replace);
      if (changed !== text) data = Buffer.from(changed, 'latin1');
    }
  }
  const edit = rules.blobs.get(id);
  if (edit === undefined) return data;
  if ('whole' in edit) return edit.whole;
  return edit.replace.reduce((rest, [find, replace]) => replaceAll(rest, find, replace), data);
}

/** One name of a path; the rules work on whole paths, so a secret with a slash in it is seen by `simulatePath`. */
export function simulatePath(rules: SimulationRules, path: Buffer): Buffer {
  return rules.paths.reduce((rest, [find, replace]) => replaceAll(rest, find, replace), path);
}

/** As Python's bytes.replace: left to right, without overlaps. */
export function replaceAll(text: Buffer, find: Buffer, replace: Buffer): Buffer {
  let at = text.indexOf(find);
  if (at < 0) return text;
  const parts: Buffer[] = [];
  let from = 0;
  for (; at >= 0; at = text.indexOf(find, from)) {
    parts.push(text.subarray(from, at), replace);
    from = at + find.length;
  }
  return Buffer.concat([...parts, text.subarray(from)]);
}
