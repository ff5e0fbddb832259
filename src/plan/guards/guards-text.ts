/** guards.md: start-up checks, so that an application refuses to run rather than fall back to a default. */
import type { VariableReader } from './model.js';
import { code } from '../text/markdown.js';

/** Languages with a snippet, in the order in which they are shown. */
const SNIPPETS: Record<string, { title: string; fence: string; lines: (names: readonly string[]) => string[] }> = {
  python: {
    title: 'Python',
    fence: 'python',
    lines: (names) => [
      'import os, sys',
      '',
      `REQUIRED = (${names.map((name) => `"${name}",`).join(' ')})`,
      'missing = [name for name in REQUIRED if not os.environ.get(name, "").strip()]',
      'if missing:',
      '    sys.exit("refusing to start, not set: " + ", ".join(missing))',
    ],
  },
  node: {
    title: 'Node.js',
    fence: 'js',
    lines: (names) => [
      `const required = [${names.map((name) => `'${name}'`).join(', ')}];`,
      "const missing = required.filter((name) => !(process.env[name] ?? '').trim());",
      'if (missing.length > 0) {',
      "  console.error(`refusing to start, not set: ${missing.join(', ')}`);",
      '  process.exit(1);',
      '}',
    ],
  },
  go: {
    title: 'Go',
    fence: 'go',
    lines: (names) => [
      '// required.go, beside main.go: init runs before main.',
      'package main',
      '',
      'import (',
      '\t"log"',
      '\t"os"',
      '\t"strings"',
      ')',
      '',
      'func init() {',
      '\tvar missing []string',
      `\tfor _, name := range []string{${names.map((name) => `"${name}"`).join(', ')}} {`,
      '\t\tif strings.TrimSpace(os.Getenv(name)) == "" {',
      '\t\t\tmissing = append(missing, name)',
      '\t\t}',
      '\t}',
      '\tif len(missing) > 0 {',
      '\t\tlog.Fatalf("refusing to start, not set: %s", strings.Join(missing, ", "))',
      '\t}',
      '}',
    ],
  },
  shell: {
    title: 'Shell (entry point of a container)',
    fence: 'sh',
    lines: (names) => names.map((name) => `: "\${${name}:?refusing to start: ${name} is not set}"`),
  },
};

/** Null where nothing at HEAD reads a rotated value. */
export function guardsText(readers: readonly VariableReader[]): Buffer | null {
  const names = [...new Set(readers.map(({ name }) => name))]
    .filter((name) => /^[A-Za-z_][A-Za-z0-9_]*$/.test(name))
    .sort();
  if (names.length === 0) return null;
  const used = new Set(readers.map(({ language }) => language));
  const languages = Object.keys(SNIPPETS).filter((language) => used.has(language));
  const shown = languages.length > 0 ? languages : Object.keys(SNIPPETS);
  const fallbacks = readers.filter(({ fallsBack }) => fallsBack);
  const lines = [
    '# Start-up guards',
    '',
    'Run one of these before anything else starts. A missing secret must stop the program: a default that was once meant for',
    'development is a password everybody knows.',
    '',
    ...shown.flatMap((language) => {
      const { title, fence, lines: snippet } = SNIPPETS[language]!;
      return [`## ${title}`, '', `\`\`\`${fence}`, ...snippet(names), '```', ''];
    }),
    ...(fallbacks.length === 0
      ? []
      : [
          '## Defaults to remove',
          '',
          ...fallbacks.map(({ name, path, line }) => `- ${code(name)} in ${code(`${path}:${line}`)}`),
          '',
        ]),
  ];
  return Buffer.from(`${lines.join('\n').trimEnd()}\n`);
}
