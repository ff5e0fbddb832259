import { nameBefore } from '../name-before.js';
import type { Probe } from '../probe.js';
import type { Rule } from '../rules/rule.js';
import type { Site } from '../site.js';
import { TextMode, type MatchRow, type VerdictTable } from '../types.js';
import { readBase64Run, type Base64Run } from './read-run.js';

/** Scans decoded text by itself and settles what is found. */
export type ScanDecoded = (text: Buffer, mode: TextMode) => MatchRow[];

/** Shorter literals would be met by chance in every picture. */
const MIN_LITERAL = 4;
/** How an armoured private key begins; its detector is written in code. */
const ARMOR = '-----BEGIN ';
const NUL_WINDOW = 8_000;

/** Literals whose base64 is worth decoding: the starts of distinctive tokens, of connection strings and of armoured keys. */
export function encodableLiterals(rules: readonly Rule[]): string[] {
  const literals = new Set<string>(rules.some((rule) => rule.detector === 'private-key') ? [ARMOR] : []);
  for (const rule of rules) {
    for (const keyword of rule.keywords) if (isDistinctive(rule, keyword)) literals.add(keyword);
  }
  return [...literals];
}

/** A word such as `datadog` says nothing by itself, and is written in more than one letter case. */
function isDistinctive(rule: Rule, keyword: string): boolean {
  if (rule.kind !== 'secret' || rule.ignoreCase || keyword.length < MIN_LITERAL) return false;
  if (keyword.includes('://')) return true;
  const certain = rule.confidence === 'high' && (!rule.generic || rule.checks.length > 0);
  return certain && rule.context === null && /[^a-z]/.test(keyword);
}

/**
 * One layer of base64: where the encoded form of a distinctive literal stands, the run around it is decoded and scanned with all rules. Every match
 * inside gets the run's range. What was decoded last is kept, since a run holds many such literals.
 */
export function base64Probe(
  alignment: number,
  scanDecoded: ScanDecoded,
  table: VerdictTable,
  memory: RunMemory,
): Probe {
  return {
    owner: 'base64',
    evaluate(site) {
      if (site.nested) return;
      const run = readBase64Run(site.text, site.length, site.anchor, alignment);
      site.examined(run.start - 4, run.end + 60);
      for (const row of memory.rowsOf(site, run, scanDecoded)) {
        const inner = table.get(row.verdict);
        const name = inner.name ?? nameBefore(site, run.start);
        const outer = { ...inner, layers: ['base64', ...inner.layers], ...(name === null ? {} : { name }) };
        site.match(table.intern(outer), run.start, run.end);
      }
    },
  };
}

/** Remembers the matches of the run decoded last. */
export interface RunMemory {
  rowsOf(site: Site, run: Base64Run, scanDecoded: ScanDecoded): readonly MatchRow[];
}

export function createRunMemory(): RunMemory {
  let texts = -1;
  let start = -1;
  let end = -1;
  let rows: readonly MatchRow[] = [];
  return {
    rowsOf(site, run, scanDecoded) {
      if (site.texts === texts && run.start === start && run.end === end) return rows;
      rows = scanDecoded(
        run.decoded,
        run.decoded.subarray(0, NUL_WINDOW).includes(0) ? TextMode.Binary : TextMode.Text,
      );
      texts = site.texts;
      start = run.start;
      end = run.end;
      return rows;
    },
  };
}
