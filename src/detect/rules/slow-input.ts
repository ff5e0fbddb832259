import { loadV8 } from '../engine/v8.js';
import { LINE_CLIP } from '../line-bounds.js';
import type { ReadyPattern } from './read-pattern.js';
import type { Rule } from './rule.js';

/** Processor time for all lines of a rule: longer than the worst honest pattern takes, far shorter than backtracking without end. */
const LIMIT_MS = 200;

/**
 * Tries a backtracking engine on lines that nearly match: keywords, then long runs of one or two characters. Returns what is wrong, or null.
 * RE2 is linear by construction; this guards the other engine.
 */
export function slowInput(rule: Rule, ready: ReadyPattern): string | null {
  const compiled = loadV8().compile(ready.source, ready.secretGroup);
  const found = new Int32Array(4);
  const started = process.cpuUsage();
  for (const keyword of rule.keywords.slice(0, 4)) {
    for (const filler of ['a', '1', 'A', '-', ' ', 'aA1', '="', '.a', '_', '\\']) {
      const text = nearMiss(keyword, filler);
      compiled.match(text, 0, false, found);
      if (process.cpuUsage(started).user > LIMIT_MS * 1000) {
        return `takes more than ${LIMIT_MS} ms on a line of ${JSON.stringify(keyword)} and ${JSON.stringify(filler)} repeated; bound the repeats, or make neighbours disjoint`;
      }
    }
  }
  return null;
}

function nearMiss(keyword: string, filler: string): string {
  const line = filler.repeat(Math.ceil((2 * LINE_CLIP) / filler.length));
  return `${line.slice(0, LINE_CLIP)}${keyword}${line.slice(0, LINE_CLIP)}\x00`;
}
