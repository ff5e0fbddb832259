import { lazyYaml } from '../../lazy-yaml.js';
import { RULE_KINDS, SEVERITIES } from '../levels.js';
import {
  CODE_CONFIDENCES,
  RULE_CONFIDENCES,
  type DocumentedRule,
  type DocumentedRuleFile,
  type Reach,
  type Rotation,
  type RuleContext,
} from './rule.js';
import type { RuleProblem } from './rule-problem.js';
import { readMap, type MapReader } from './yaml-reader.js';

export const FILE_KEYS = ['provider', 'rules', 'rotations'] as const;
// prettier-ignore
export const RULE_KEYS = ['id', 'name', 'kind', 'category', 'severity', 'confidence', 'keywords', 'pattern', 'detector',
  'ignoreCase', 'reach', 'context', 'entropy', 'checks', 'placeholders', 'generic', 'binary', 'default', 'companion',
  'attacker', 'rotation', 'references', 'examples', 'counterExamples'] as const;
// prettier-ignore
export const ROTATION_KEYS = ['id', 'title', 'attacker', 'create', 'deploy', 'revoke', 'command', 'docs', 'auditLog',
  'automatic', 'breaks', 'checked', 'source'] as const;
/** Fields that say how a pattern is judged; a code detector judges by itself. */
const PATTERN_ONLY = ['keywords', 'ignoreCase', 'reach', 'context', 'entropy', 'checks', 'companion'] as const;

export const MAX_REACH = 65_536;
const ID = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;

/** Reads one rule file. Never throws for what the file says: problems carry line and column, and the faulty rule is left out. */
export function parseRuleFile(path: string, yaml: string): { file: DocumentedRuleFile; problems: RuleProblem[] } {
  const { isMap, LineCounter, parseDocument } = lazyYaml();
  const lines = new LineCounter();
  const document = parseDocument(yaml, { lineCounter: lines, version: '1.2', prettyErrors: false });
  const problems: RuleProblem[] = document.errors.map((error) => {
    const { line, col } = lines.linePos(error.pos[0]);
    return { file: path, position: { line, column: col }, subject: null, message: `not valid YAML: ${error.message}` };
  });
  const empty = { path, provider: '', rules: [], rotations: [] };
  if (problems.length > 0) return { file: empty, problems };
  if (!isMap(document.contents)) {
    const message = 'must hold provider: and rules: (see patterns/README.md)';
    return { file: empty, problems: [{ file: path, position: { line: 1, column: 1 }, subject: null, message }] };
  }
  const top = readMap(document.contents, FILE_KEYS, { file: path, lines, problems });
  top.setSubject(null);
  const provider = top.text('provider');
  const rules = top.maps('rules', RULE_KEYS).map((reader) => readRule(reader, provider));
  const rotations = top.maps('rotations', ROTATION_KEYS).map(readRotation);
  if (rules.length + rotations.length === 0) top.problem('holds neither rules nor rotations');
  return { file: { path, provider, rules, rotations }, problems };
}

function readRule(reader: MapReader, provider: string): DocumentedRule {
  const id = readId(reader, 'rule');
  const detector = reader.optionalText('detector');
  const pattern = detector === null ? reader.text('pattern') : null;
  if (detector !== null) rejectPatternFields(reader);
  return {
    id,
    name: reader.text('name'),
    provider,
    kind: reader.choice('kind', RULE_KINDS),
    category: reader.text('category'),
    severity: reader.choice('severity', SEVERITIES),
    confidence: reader.choice('confidence', detector === null ? RULE_CONFIDENCES : CODE_CONFIDENCES),
    attacker: reader.text('attacker'),
    rotation: reader.has('rotation') ? reader.text('rotation') : 'generic',
    generic: reader.flag('generic', false),
    onByDefault: reader.flag('default', true),
    keywords: detector === null ? readKeywords(reader) : [],
    pattern,
    detector,
    ignoreCase: reader.flag('ignoreCase', false),
    reach: readReach(reader),
    context: readContext(reader),
    entropy: reader.number('entropy', 0),
    checks: reader.texts('checks'),
    placeholders: reader.flag('placeholders', true),
    binary: reader.flag('binary', true),
    companion: reader.optionalText('companion'),
    references: reader.texts('references'),
    examples: reader.texts('examples'),
    counterExamples: reader.texts('counterExamples'),
    position: reader.position,
    patternPosition: reader.positionOf('pattern'),
  };
}

function readId(reader: MapReader, what: string): string {
  const id = reader.optionalText('id') ?? '';
  reader.setSubject(`${what} ${id === '' ? '(without id)' : id}`);
  if (id === '') reader.problem('id is missing');
  else if (!ID.test(id))
    reader.problem('id must be kebab-case: small letters and digits, joined by single dashes', 'id');
  else if (id.length > 60) reader.problem('id is longer than 60 characters', 'id');
  return id;
}

function rejectPatternFields(reader: MapReader): void {
  if (reader.has('pattern')) reader.problem('has both pattern and detector; keep one', 'pattern');
  for (const key of PATTERN_ONLY) {
    if (reader.has(key)) reader.problem(`${key} has no meaning with detector; leave it out`, key);
  }
}

function readKeywords(reader: MapReader): string[] {
  const keywords = reader.texts('keywords');
  if (!reader.has('keywords')) reader.problem('keywords is missing: a pattern needs literals that wake it');
  else if (keywords.length === 0) reader.problem('keywords is empty', 'keywords');
  for (const keyword of keywords) {
    // eslint-disable-next-line no-control-regex -- printable ASCII is what is meant
    if (!/^[\x20-\x7e\t\r\n]*$/.test(keyword))
      reader.problem(`keyword ${JSON.stringify(keyword)} is not ASCII`, 'keywords');
    else if (keyword.length < 3)
      reader.problem(`keyword ${JSON.stringify(keyword)} is shorter than 3 bytes; take more of the text`, 'keywords');
    else if (keyword.length > 64)
      reader.problem(
        `keyword ${JSON.stringify(keyword)} is longer than 64 bytes; its first part is enough`,
        'keywords',
      );
  }
  return [...new Map(keywords.map((keyword) => [keyword.toLowerCase(), keyword])).values()];
}

function readReach(reader: MapReader): Reach | null {
  if (!reader.has('reach') || reader.raw('reach') === 'line') return null;
  const map = reader.map('reach', ['before', 'after']);
  if (map === null) return null;
  map.setSubject('reach');
  const reach = { before: map.number('before', 0), after: map.number('after', 0) };
  if (Math.max(reach.before, reach.after) > MAX_REACH) reader.problem(`reach is above ${MAX_REACH} bytes`, 'reach');
  return reach;
}

function readContext(reader: MapReader): RuleContext | null {
  if (!reader.has('context')) return null;
  const map = reader.map('context', ['words', 'within']);
  if (map === null) return null;
  map.setSubject('context');
  const words = map.texts('words').map((word) => word.toLowerCase());
  if (words.length === 0) reader.problem('context without words', 'context');
  if (map.raw('within') === 'line') return { words, lines: 0 };
  const lines = map.number('within', 0);
  if (!Number.isInteger(lines) || lines > 20)
    reader.problem('within must be line or a whole number of lines up to 20', 'context');
  return { words, lines };
}

function readRotation(reader: MapReader): Rotation {
  const id = readId(reader, 'rotation');
  return {
    id,
    title: reader.text('title'),
    attacker: reader.text('attacker'),
    create: reader.texts('create'),
    deploy: reader.texts('deploy'),
    revoke: reader.texts('revoke'),
    command: reader.optionalText('command'),
    docs: reader.optionalText('docs'),
    auditLog: reader.optionalText('auditLog'),
    automatic: reader.optionalText('automatic'),
    breaks: reader.texts('breaks'),
    checked: reader.text('checked'),
    source: reader.choice('source', ['research', 'general-knowledge']),
  };
}
