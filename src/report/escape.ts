/** Text of a scanned repository is hostile. One function a destination; each returns a single line. */

/** Control characters, and marks that reorder or hide text on a screen ("trojan source"). */
const UNSAFE =
  // oxlint-disable-next-line no-control-regex
  /[\u0000-\u001f\u007f-\u009f\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

/** For a terminal or a plain text line: `\n`, `\t`, `\x1b`, `\u202e`. */
export function escapeControl(text: string): string {
  return text.replace(UNSAFE, (unit) => {
    if (unit === '\n') return '\\n';
    if (unit === '\r') return '\\r';
    if (unit === '\t') return '\\t';
    const code = unit.charCodeAt(0);
    return code < 256 ? `\\x${code.toString(16).padStart(2, '0')}` : `\\u${code.toString(16).padStart(4, '0')}`;
  });
}

/** For HTML text and quoted attributes. */
export function escapeHtml(text: string): string {
  return escapeControl(text).replace(/[&<>"'`]/g, (unit) => `&#${unit.charCodeAt(0)};`);
}

/** For XML text and quoted attributes; control characters cannot stand in XML at all, even as references. */
export function escapeXml(text: string): string {
  return escapeControl(text).replace(/[&<>"']/g, (unit) => `&#${unit.charCodeAt(0)};`);
}

/**
 * For a cell of a Markdown table or running text: nothing is markup, nothing links, nobody is mentioned. The colon and
 * the dot are escaped only where GitHub would make a link of what follows.
 */
export function escapeMarkdown(text: string): string {
  return escapeControl(text).replace(/[&<>"\\`*_{}[\]#|~@]|:(?=\/)|(?<=www)\./gi, (unit) => `&#${unit.charCodeAt(0)};`);
}

/** For code in Markdown: as HTML, since a code span cannot escape a backtick or a bar. */
export function markdownCode(text: string): string {
  return `<code>${escapeMarkdown(text)}</code>`;
}

/**
 * A CSV cell, always quoted. Spreadsheets run what begins with = + - @ tab or return (OWASP, CSV injection): a quote mark in
 * front makes it text.
 */
export function csvCell(value: string | number | boolean): string {
  const text = escapeControl(String(value));
  const safe = typeof value === 'string' && /^[=+\-@|%]/.test(text) ? `'${text}` : text;
  return `"${safe.replaceAll('"', '""')}"`;
}

/** JSON on one line or indented; characters that would act on a screen are written as \\u escapes, which JSON allows. */
export function safeJson(value: unknown, indent = 0): string {
  return JSON.stringify(value, null, indent).replace(
    /[\u007f-\u009f\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

/** Message of a GitHub workflow command (actions/toolkit packages/core/src/command.ts). */
export function githubData(text: string): string {
  return escapeControl(text).replaceAll('%', '%25');
}

/** Property of a GitHub workflow command. */
export function githubProperty(text: string): string {
  return githubData(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
