import type { Renderer } from './renderer.js';

export const FORMATS = [
  'table',
  'json',
  'ndjson',
  'sarif',
  'csv',
  'junit',
  'html',
  'markdown',
  'github',
  'gitlab',
  'gitleaks',
] as const;

export type Format = (typeof FORMATS)[number];

/** Each format is loaded only when it is asked for: start-up time counts. */
const LOADERS: Record<Format, () => Promise<Renderer>> = {
  table: async () => (await import('./table.js')).renderTable,
  json: async () => (await import('./json.js')).renderJson,
  ndjson: async () => (await import('./ndjson.js')).renderNdjson,
  sarif: async () => (await import('./sarif.js')).renderSarif,
  csv: async () => (await import('./csv.js')).renderCsv,
  junit: async () => (await import('./junit.js')).renderJunit,
  html: async () => (await import('./html.js')).renderHtml,
  markdown: async () => (await import('./markdown.js')).renderMarkdown,
  github: async () => (await import('./github.js')).renderGithub,
  gitlab: async () => (await import('./gitlab.js')).renderGitlab,
  gitleaks: async () => (await import('./gitleaks.js')).renderGitleaks,
};

const EXTENSIONS: Record<string, Format> = {
  json: 'json',
  ndjson: 'ndjson',
  jsonl: 'ndjson',
  sarif: 'sarif',
  csv: 'csv',
  xml: 'junit',
  html: 'html',
  md: 'markdown',
  txt: 'table',
};

export function isFormat(text: string): text is Format {
  return (FORMATS as readonly string[]).includes(text);
}

/** The format that a file's extension asks for, or undefined. */
export function formatOfFile(file: string): Format | undefined {
  return EXTENSIONS[/\.([a-z]+)$/i.exec(file)?.[1]?.toLowerCase() ?? ''];
}

export function loadRenderer(format: Format): Promise<Renderer> {
  return LOADERS[format]();
}
