import { join } from 'node:path';
import { readRegularFile } from './regular-file.js';

/** One variable of a git configuration file, in the order of the file. */
export interface ConfigEntry {
  /** Lower case: 'remote'. */
  section: string;
  /** As written: 'origin'; null where there is none. */
  subsection: string | null;
  /** Lower case: 'url'. */
  name: string;
  /** Quotes and escapes resolved; null for a variable without `=`, which git reads as true. */
  value: string | null;
}

/** Configuration files are small; what is larger is no configuration. */
const LARGEST_CONFIG = 16 << 20;

const SPACE = /[ \t\r\v\f]/;

/** [section], [section "sub \"section"] and the deprecated [section.sub]; the rest of the line is returned too. */
const SECTION = /^\[\s*([A-Za-z0-9.-]+)(?:[ \t]+"((?:[^"\\\n]|\\[^\n])*)")?\s*\](.*)$/s;
const VARIABLE = /^([A-Za-z][A-Za-z0-9-]*)[ \t]*(?:=(.*))?$/s;
const ESCAPES: Record<string, string> = { n: '\n', t: '\t', b: '\b', '"': '"', '\\': '\\' };

/**
 * Parses git's configuration format (git-config(1), "Syntax"). Lines that are none are skipped, as the rest may still
 * be told. `include` and `includeIf` are entries like any other and are never followed: the file belongs to the
 * scanned repository.
 */
export function parseConfig(text: string): ConfigEntry[] {
  const entries: ConfigEntry[] = [];
  let section = '';
  let subsection: string | null = null;
  const addVariable = (line: string): void => {
    const variable = VARIABLE.exec(line);
    if (section === '' || variable === null) return;
    const raw = variable[2];
    entries.push({
      section,
      subsection,
      name: (variable[1] as string).toLowerCase(),
      value: raw === undefined ? null : parseValue(raw),
    });
  };
  for (const logicalLine of logicalLines(text)) {
    const line = logicalLine.trimStart();
    const header = SECTION.exec(line);
    if (header !== null) {
      [section, subsection] = splitSection(header[1] as string, header[2]);
      addVariable((header[3] as string).trimStart());
    } else {
      addVariable(line);
    }
  }
  return entries;
}

function splitSection(name: string, subsection: string | undefined): [string, string | null] {
  if (subsection !== undefined) return [name.toLowerCase(), subsection.replace(/\\(.)/gs, '$1')];
  const dot = name.indexOf('.');
  if (dot < 0) return [name.toLowerCase(), null];
  return [name.slice(0, dot).toLowerCase(), name.slice(dot + 1).toLowerCase()];
}

/** Lines of the file, those that a backslash continues joined with the next one. */
function* logicalLines(text: string): Generator<string> {
  let pending = '';
  for (const line of text.split(/\r?\n/)) {
    if (endsInContinuation(line) && !/^\s*[#;]/.test(pending + line)) {
      pending += line.slice(0, -1);
    } else {
      yield pending + line;
      pending = '';
    }
  }
  if (pending !== '') yield pending;
}

function endsInContinuation(line: string): boolean {
  const backslashes = /\\*$/.exec(line)?.[0].length ?? 0;
  return backslashes % 2 === 1;
}

/** As parse_value in git's config.c: spaces outside quotes are trimmed at both ends, # and ; begin a comment. */
function parseValue(raw: string): string {
  let value = '';
  let pendingSpace = '';
  let quoted = false;
  for (let i = 0; i < raw.length; i++) {
    const character = raw[i] as string;
    if (!quoted && SPACE.test(character)) {
      if (value !== '') pendingSpace += character;
      continue;
    }
    if (!quoted && (character === '#' || character === ';')) break;
    if (character === '"') {
      quoted = !quoted;
      continue;
    }
    value += pendingSpace;
    pendingSpace = '';
    value += character === '\\' ? (ESCAPES[raw[++i] ?? ''] ?? '') : character;
  }
  return value;
}

/** The variables of a configuration file; none where the file is missing. Throws UnearthError `no-access`. */
export function readConfigFile(path: string): ConfigEntry[] {
  const content = readRegularFile(path, LARGEST_CONFIG);
  return content === null ? [] : parseConfig(content.toString('utf8'));
}

/** All values of one variable, those without `=` as 'true'. `subsection` undefined: any. */
export function configValues(
  entries: ConfigEntry[],
  section: string,
  name: string,
  subsection?: string | null,
): string[] {
  return entries
    .filter((entry) => entry.section === section && entry.name === name)
    .filter((entry) => subsection === undefined || entry.subsection === subsection)
    .map((entry) => entry.value ?? 'true');
}

/** The last value of a variable without subsection, as git takes it; undefined where it is not set. */
export function configValue(entries: ConfigEntry[], section: string, name: string): string | undefined {
  return configValues(entries, section, name, null).at(-1);
}

/** git's reading of a boolean (git_parse_maybe_bool_text and numbers). */
export function configBoolean(value: string | undefined): boolean {
  return value !== undefined && (/^(?:true|yes|on)$/i.test(value) || /^[+-]?0*[1-9]/.test(value));
}

/** The shared configuration, then that of this worktree where the repository has such. */
export function readRepositoryConfig(gitDir: string, commonDir: string): ConfigEntry[] {
  const shared = readConfigFile(join(commonDir, 'config'));
  if (!configBoolean(configValue(shared, 'extensions', 'worktreeconfig'))) return shared;
  return [...shared, ...readConfigFile(join(gitDir, 'config.worktree'))];
}
