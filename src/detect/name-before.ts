import { latin1 } from './latin1.js';
import type { Site } from './site.js';

/** Longest text before a value in which its name is looked for. */
const REACH = 120;
const NAME =
  /([A-Za-z_][A-Za-z0-9_.-]{1,79})["'`\])]*[ \t]{0,8}(?::=|=>|->|=|:)[ \t]{0,8}[^\s=:"'`]{0,16}["'`(]{0,3}$/;

/** The variable, field or option that a value on the anchor's line is given to, or null: `API_KEY` in `export API_KEY="…`. */
export function nameBefore(site: Site, valueStart: number): string | null {
  const from = Math.max(site.lineStart, valueStart - REACH);
  if (from >= valueStart || valueStart > site.lineEnd) return null;
  const match = NAME.exec(latin1(site.text, from, valueStart));
  return match === null ? null : match[1]!;
}
