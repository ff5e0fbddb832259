/** Finds, in one file, the lines that read a variable by its name, and whether they fall back to a default. */
import type { VariableReader } from './model.js';

const LANGUAGES: [RegExp, string][] = [
  [
    /(^|\/)(\.github\/workflows\/|\.gitlab-ci|\.circleci\/|azure-pipelines|Jenkinsfile|\.travis|bitbucket-pipelines|\.drone)/,
    'ci',
  ],
  [/(^|\/)(Dockerfile|docker-compose|compose\.ya?ml|Containerfile)|(^|\/)(k8s|helm|charts?|manifests)\//i, 'container'],
  [/\.pyw?$/, 'python'],
  [/\.[cm]?[jt]sx?$|\.(vue|svelte|astro)$/, 'node'],
  [/\.go$/, 'go'],
  [/\.(sh|bash|zsh|ksh|envrc)$|(^|\/)(GNU)?[Mm]akefile$|\.mk$|(^|\/)Procfile$/, 'shell'],
  [/\.ps1$/, 'powershell'],
  [/\.(rb|rake|erb)$/, 'ruby'],
  [/\.(java|kt|kts|scala|groovy|gradle|sbt|clj)$/, 'java'],
  [/\.php$/, 'php'],
  [/\.(cs|fs|vb)$/, 'dotnet'],
  [/\.rs$/, 'rust'],
  [/\.exs?$/, 'elixir'],
  [/\.(pl|pm)$/, 'perl'],
  [/\.(swift|dart|lua|r|jl|nix|c|cc|cpp|h)$/i, 'other'],
  [/\.(ya?ml|toml|ini|cfg|conf|properties|json|xml|tf|tfvars|env)$|(^|\/)\.env/, 'configuration'],
];

/** A read with a default: `getenv("X", "dev")`, `env.X || 'dev'`, `${X:-dev}`, `ENV.fetch("X", "dev")`, `.unwrap_or(...)`. */
const FALLBACKS = [
  /(getenv|environ\.get|env|ENV\.fetch|getProperty|GetValue|config\.get|os\.environ\.setdefault)\s*\(\s*["'][^"']+["']\s*,\s*[^)\s]/,
  /(process\.env[.[]|ENV\[|\$_(ENV|SERVER)\[|import\.meta\.env\.)[^|?]*(\|\||\?\?|\?:)\s*\S/,
  /\$\{[A-Za-z_][A-Za-z0-9_]*:?[-=][^}]+\}/,
  /(getenv|var)\s*\([^)]*\)\s*(\?\?|\?:|\|\||or\s|\.unwrap_or|\.orElse)/i,
];

/** Programs without an extension say in their first line what runs them. */
const INTERPRETERS: [RegExp, string][] = [
  [/^#!.*\bpython/, 'python'],
  [/^#!.*\b(?:node|deno|bun)\b/, 'node'],
  [/^#!.*\bruby\b/, 'ruby'],
  [/^#!.*\bphp/, 'php'],
  [/^#!.*\bperl\b/, 'perl'],
  [/^#!.*sh\b/, 'shell'],
];

function languageOf(path: string, text: string): string | undefined {
  const byPath = LANGUAGES.find(([pattern]) => pattern.test(path))?.[1];
  if (byPath !== undefined || !text.startsWith('#!')) return byPath;
  return INTERPRETERS.find(([pattern]) => pattern.test(text.slice(0, 200)))?.[1];
}

export function findReaders(path: string, text: string, names: ReadonlyMap<string, string[]>): VariableReader[] {
  const language = languageOf(path, text);
  if (language === undefined) return [];
  const word = new RegExp(`(?<![A-Za-z0-9_])(${[...names.keys()].map(escape).join('|')})(?![A-Za-z0-9_])`, 'g');
  const readers: VariableReader[] = [];
  let line = 1;
  let counted = 0;
  for (const match of text.matchAll(word)) {
    for (; counted < match.index; counted++) if (text.charCodeAt(counted) === 10) line++;
    const name = match[1]!;
    const start = text.lastIndexOf('\n', match.index - 1) + 1;
    const end = text.indexOf('\n', match.index);
    const source = text.slice(start, Math.min(end < 0 ? text.length : end, start + 2000));
    if (isAssignment(source, match.index - start, name, language)) continue;
    const known = readers.at(-1);
    if (known?.line === line && known.name === name) continue;
    const fallsBack = FALLBACKS.some((pattern) => pattern.test(source));
    readers.push({ name, path, line, language, fallsBack, fingerprints: names.get(name)! });
  }
  return readers;
}

/**
 * `NAME=value`, `name: "value"`: the place that held the value, not one that reads it. Only the name left of the sign is
 * meant: in `NAME = os.environ["NAME"]` the second one is a read. `NAME:` without a value hands the variable on in compose
 * files, and is an example to fill in elsewhere.
 */
function isAssignment(source: string, offset: number, name: string, language: string): boolean {
  if (!/^\s*(export\s+|set\s+|ENV\s+|const\s+|let\s+|var\s+|-\s*)?["']?$/.test(source.slice(0, offset))) return false;
  const rest = /^["']?\s*(?:=|:)\s*["']?(.?)/.exec(source.slice(offset + name.length));
  if (rest === null) return false;
  return rest[1] === '' ? language === 'configuration' : !/[$%({]/.test(rest[1]!);
}

function escape(name: string): string {
  return name.replace(/[.*+?^${}()|[\]\\-]/g, '\\$&');
}
