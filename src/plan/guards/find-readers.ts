/** Finds, in one file, the lines that read a variable by its name, and whether they fall back to a default. */
import type { VariableReader } from './model.js';

const LANGUAGES: [RegExp, string][] = [
  [
    /(^|\/)(\.github\/workflows\/|\.gitlab-ci|\.circleci\/|azure-pipelines|Jenkinsfile|\.travis|bitbucket-pipelines|\.drone)/,
    'ci',
  ],
  [/(^|\/)(Dockerfile|docker-compose|compose\.ya?ml|Containerfile)|(^|\/)(k8s|helm|charts?|manifests)\//i, 'container'],
  [/\.pyw?$/, 'python'],
  [/\.[cm]?[jt]sx?$/, 'node'],
  [/\.go$/, 'go'],
  [/\.(sh|bash|zsh)$/, 'shell'],
  [/\.(rb|rake|erb)$/, 'ruby'],
  [/\.(java|kt|kts|scala|groovy)$/, 'java'],
  [/\.php$/, 'php'],
  [/\.(cs|fs|vb)$/, 'dotnet'],
  [/\.rs$/, 'rust'],
  [/\.(ya?ml|toml|ini|cfg|conf|properties|json|xml|tf|tfvars|env)$|(^|\/)\.env/, 'configuration'],
];

/** A read with a default: `getenv("X", "dev")`, `env.X || 'dev'`, `${X:-dev}`, `ENV.fetch("X", "dev")`, `.unwrap_or(...)`. */
const FALLBACKS = [
  /(getenv|environ\.get|env|ENV\.fetch|getProperty|GetValue|config\.get|os\.environ\.setdefault)\s*\(\s*["'][^"']+["']\s*,\s*[^)\s]/,
  /(process\.env[.[]|ENV\[|\$_(ENV|SERVER)\[|import\.meta\.env\.)[^|?]*(\|\||\?\?|\?:)\s*\S/,
  /\$\{[A-Za-z_][A-Za-z0-9_]*:?[-=][^}]+\}/,
  /(getenv|var)\s*\([^)]*\)\s*(\?\?|\?:|\|\||or\s|\.unwrap_or|\.orElse)/i,
];

export function findReaders(path: string, text: string, names: ReadonlyMap<string, string[]>): VariableReader[] {
  const language = LANGUAGES.find(([pattern]) => pattern.test(path))?.[1];
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
    if (isAssignment(source, name) && !FALLBACKS.some((pattern) => pattern.test(source))) continue;
    const known = readers.at(-1);
    if (known?.line === line && known.name === name) continue;
    const fallsBack = FALLBACKS.some((pattern) => pattern.test(source));
    readers.push({ name, path, line, language, fallsBack, fingerprints: names.get(name)! });
  }
  return readers;
}

/** `NAME=value`, `name: "value"`: the place that held the value, not one that reads it. */
function isAssignment(source: string, name: string): boolean {
  return new RegExp(
    `^\\s*(export\\s+|ENV\\s+|const\\s+|let\\s+|var\\s+|-\\s*)?["']?${escape(name)}["']?\\s*(=|:)\\s*["']?[^$%({\\s]`,
  ).test(source);
}

function escape(name: string): string {
  return name.replace(/[.*+?^${}()|[\]\\-]/g, '\\$&');
}
