/** Rules and allowlists of a gitleaks or betterleaks configuration (gitleaks config/config.go, config/rule.go). */
import { parse } from 'smol-toml';
import { UnearthError } from '../../errors.js';
import { type ForeignRule, importRule, type ImportResult, kebabId } from './imported-rule.js';

type Table = Record<string, unknown>;

/** What gitleaks lets pass. Empty lists do not count. */
export interface Allowlist {
  /** Rule ids of gitleaks it is limited to; empty: all. */
  rules: string[];
  /** Whether all kinds of conditions that are given must hold, or one. */
  condition: 'and' | 'or';
  paths: string[];
  regexes: string[];
  regexTarget: 'secret' | 'match' | 'line';
  stopwords: string[];
  commits: string[];
}

const KNOWN_KEYS = new Set([
  'id',
  'description',
  'regex',
  'secretGroup',
  'entropy',
  'path',
  'keywords',
  'tags',
  'allowlist',
  'allowlists',
  'required',
  'skipReport',
]);

/** `name` stands in messages. Throws UnearthError('configuration'). */
export function parseGitleaksConfig(text: string, name: string): Table {
  try {
    return parse(text) as Table;
  } catch (error) {
    // The parser quotes the lines it stumbles over; only the place is passed on.
    const { line, column } = error as { line?: number; column?: number };
    throw new UnearthError(
      'configuration',
      `${name}${line === undefined ? '' : `:${line}:${column}`} is not valid TOML`,
    );
  }
}

export function importGitleaksRules(config: Table, prefix: string): ImportResult {
  const results = tables(config['rules']).map((table) => importTable(table, prefix));
  return { rules: results.flatMap(({ rules }) => rules), skipped: results.flatMap(({ skipped }) => skipped) };
}

function importTable(table: Table, prefix: string): ImportResult {
  const id = text(table['id']) || text(table['description']);
  const pattern = text(table['regex']);
  if (pattern === '') return { rules: [], skipped: [{ id, reason: 'has no regex: it goes by file names only' }] };
  const description = text(table['description']);
  const foreign: ForeignRule = {
    id: kebabId(`${prefix}-${id}`),
    name: description.slice(0, 100) || id,
    pattern,
    group: number(table['secretGroup']),
    kind: table['skipReport'] === true ? 'identifier' : 'secret',
    confidence: 'medium',
    entropy: number(table['entropy']),
    attacker: description || 'Unknown: the rule was imported.',
    references: [],
    notes: notesOf(table),
  };
  return importRule(foreign);
}

function notesOf(table: Table): string[] {
  const notes: string[] = [];
  if (text(table['path']) !== '')
    notes.push(`held only in files whose path matches ${text(table['path'])}; here it holds in all`);
  if (table['required'] !== undefined)
    notes.push('wanted other rules to match nearby (required); here it stands alone');
  if (allowlistsIn(table).length > 0)
    notes.push('its allowlists are heeded where the configuration is given with --baseline');
  const unknown = Object.keys(table).filter((key) => !KNOWN_KEYS.has(key));
  if (unknown.length > 0) notes.push(`not carried over: ${unknown.join(', ')}`);
  return notes;
}

/** The global allowlists and those of the rules. */
export function gitleaksAllowlists(config: Table): Allowlist[] {
  const ofRules = tables(config['rules']).flatMap((rule) =>
    allowlistsIn(rule).map((list) => ({ ...readAllowlist(list), rules: [text(rule['id'])] })),
  );
  return [...allowlistsIn(config).map(readAllowlist), ...ofRules];
}

function allowlistsIn(table: Table): Table[] {
  const single = table['allowlist'];
  return [...(isTable(single) ? [single] : []), ...tables(table['allowlists'])];
}

function readAllowlist(table: Table): Allowlist {
  const target = text(table['regexTarget']);
  return {
    rules: texts(table['targetRules']),
    condition: /^(?:and|&&)$/i.test(text(table['condition'])) ? 'and' : 'or',
    paths: texts(table['paths']),
    regexes: texts(table['regexes']),
    regexTarget: target === 'match' || target === 'line' ? target : 'secret',
    stopwords: texts(table['stopwords']).map((word) => word.toLowerCase()),
    commits: texts(table['commits']).map((commit) => commit.toLowerCase()),
  };
}

function isTable(value: unknown): value is Table {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function tables(value: unknown): Table[] {
  return Array.isArray(value) ? value.filter(isTable) : [];
}

function texts(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((one) => typeof one === 'string') : [];
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

function number(value: unknown): number {
  return typeof value === 'number' || typeof value === 'bigint' ? Number(value) : 0;
}
