import type { LineCounter, Node, YAMLMap } from 'yaml';
import { lazyYaml } from '../../lazy-yaml.js';
import type { Position } from './rule.js';
import type { RuleProblem } from './rule-problem.js';
import { nearestWord } from './did-you-mean.js';

/** Reads typed fields out of one YAML map, noting each problem with its place instead of stopping at the first. */
export interface MapReader {
  readonly position: Position;
  /** Names what later problems are about: `rule github-pat`. */
  setSubject(subject: string | null): void;
  has(key: string): boolean;
  positionOf(key: string): Position;
  text(key: string): string;
  optionalText(key: string): string | null;
  choice<T extends string>(key: string, choices: readonly T[]): T;
  flag(key: string, fallback: boolean): boolean;
  number(key: string, fallback: number): number;
  texts(key: string): string[];
  map(key: string, allowed: readonly string[]): MapReader | null;
  maps(key: string, allowed: readonly string[]): MapReader[];
  /** The plain value, for fields that may be a word or a map. */
  raw(key: string): unknown;
  problem(message: string, key?: string): void;
}

interface Source {
  readonly file: string;
  readonly lines: LineCounter;
  readonly problems: RuleProblem[];
}

/** A reader of `node`; every key outside `allowed` is a problem. */
export function readMap(
  node: YAMLMap,
  allowed: readonly string[],
  source: Source,
  parent: string | null = null,
): MapReader {
  const { isAlias, isMap, isNode, isScalar, isSeq } = lazyYaml();
  let subject = parent;
  const entries = new Map<string, Node | null>();
  const position = place(node, source);

  const report = (message: string, at: Position): void => {
    source.problems.push({ file: source.file, position: at, subject, message });
  };
  const unknownKeys: [string, Position][] = [];
  for (const pair of node.items) {
    const key = isScalar(pair.key) ? String(pair.key.value) : '?';
    if (!allowed.includes(key)) unknownKeys.push([key, place(pair.key as Node, source)]);
    entries.set(key, pair.value as Node | null);
  }
  const at = (key: string): Position => {
    const value = entries.get(key);
    return value ? place(value, source) : position;
  };
  const scalar = (key: string): unknown => {
    const value = entries.get(key);
    return isScalar(value) ? value.value : undefined;
  };
  const optionalText = (key: string): string | null => {
    if (!entries.has(key)) return null;
    const value = scalar(key);
    if (typeof value === 'string') return value;
    if (typeof value === 'number') return String(value);
    report(`${key} must be text; put quotes around it`, at(key));
    return null;
  };
  const text = (key: string): string => {
    if (!entries.has(key)) {
      report(`${key} is missing`, position);
      return '';
    }
    const value = optionalText(key) ?? '';
    if (value.trim() === '') report(`${key} is empty`, at(key));
    return value;
  };
  const mapsOf = (nodes: readonly unknown[], key: string, keys: readonly string[]): MapReader[] =>
    nodes.flatMap((item) => {
      if (isMap(item)) return [readMap(item, keys, source, subject)];
      const where = isNode(item) && item.range ? place(item, source) : at(key);
      report(
        isAlias(item)
          ? `${key}: aliases (*${item.source}) are not followed; write it out`
          : `${key} must hold key: value entries`,
        where,
      );
      return [];
    });

  return {
    position,
    setSubject(name) {
      subject = parent === null ? name : `${parent} ${name}`;
      for (const [key, where] of unknownKeys.splice(0)) {
        const guess = nearestWord(key, allowed);
        report(
          `unknown key ${key}; ${guess === null ? `known are ${allowed.join(', ')}` : `did you mean ${guess}?`}`,
          where,
        );
      }
    },
    has: (key) => entries.has(key),
    positionOf: at,
    text,
    optionalText,
    choice(key, choices) {
      const value = text(key);
      if (value !== '' && !(choices as readonly string[]).includes(value)) {
        const guess = nearestWord(value, choices);
        report(
          `${key} ${JSON.stringify(value)} is not one of ${choices.join(', ')}${guess === null ? '' : `; did you mean ${guess}?`}`,
          at(key),
        );
      }
      return value as (typeof choices)[number];
    },
    flag(key, fallback) {
      if (!entries.has(key)) return fallback;
      const value = scalar(key);
      if (typeof value === 'boolean') return value;
      report(`${key} must be true or false`, at(key));
      return fallback;
    },
    number(key, fallback) {
      if (!entries.has(key)) return fallback;
      const value = scalar(key);
      if (typeof value === 'number' && Number.isFinite(value) && value >= 0) return value;
      report(`${key} must be a number, 0 or more`, at(key));
      return fallback;
    },
    texts(key) {
      if (!entries.has(key)) return [];
      const value = entries.get(key);
      if (!isSeq(value)) {
        report(`${key} must be a list`, at(key));
        return [];
      }
      return value.items.flatMap((item) => {
        const content = isScalar(item) ? item.value : undefined;
        if (typeof content === 'string' || typeof content === 'number') return [String(content)];
        report(
          `${key} must be a list of texts; put quotes around what looks like a map, a list or a flag`,
          place(item as Node, source),
        );
        return [];
      });
    },
    map(key, keys) {
      const value = entries.get(key);
      if (value === undefined || value === null) return null;
      return mapsOf([value], key, keys)[0] ?? null;
    },
    maps(key, keys) {
      const value = entries.get(key);
      if (value === undefined || value === null) return [];
      if (isSeq(value)) return mapsOf(value.items, key, keys);
      report(`${key} must be a list`, at(key));
      return [];
    },
    raw: scalar,
    problem: (message, key) => report(message, key === undefined ? position : at(key)),
  };
}

export function place(node: Node | null | undefined, source: Pick<Source, 'lines'>): Position {
  const offset = node?.range?.[0] ?? 0;
  const { line, col } = source.lines.linePos(offset);
  return { line: Math.max(line, 1), column: Math.max(col, 1) };
}
