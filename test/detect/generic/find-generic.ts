import type { CodeMatch } from '../../../src/detect/code-detector.js';
import { genericDetector } from '../../../src/detect/generic/generic-detector.js';
import { TextMode, type RuleInfo } from '../../../src/detect/types.js';

export interface Anchor {
  readonly at: number;
  readonly trigger: number;
}

const detector = genericDetector();
const ANY_RULE = {} as RuleInfo;

/** Every place at which a trigger stands, as the one pass over the text would find them. */
export function anchorsOf(text: Buffer): Anchor[] {
  const lower = text.toString('latin1').toLowerCase();
  return detector.triggers.flatMap((trigger, index) => {
    const literal = 'literal' in trigger ? trigger.literal : '';
    const anchors: Anchor[] = [];
    for (let at = lower.indexOf(literal); at >= 0; at = lower.indexOf(literal, at + 1))
      anchors.push({ at, trigger: index });
    return anchors;
  });
}

/** What one anchor gives, and the bytes beyond its line that it says to have looked at. */
export function evaluateAt(
  text: Buffer,
  anchor: Anchor,
  length = text.length,
): { matches: CodeMatch[]; examined: [number, number][] } {
  const matches: CodeMatch[] = [];
  const examined: [number, number][] = [];
  detector.evaluate(text, length, anchor.at, anchor.trigger, TextMode.Text, {
    rule: () => ANY_RULE,
    examined: (low, high) => examined.push([low, high]),
    match: (match) => matches.push(match),
  });
  return { matches, examined };
}

/** All matches of a text, each once. */
export function findGeneric(source: string | Buffer): CodeMatch[] {
  const text = Buffer.isBuffer(source) ? source : Buffer.from(source, 'utf8');
  const found = new Map<string, CodeMatch>();
  for (const anchor of anchorsOf(text)) {
    for (const match of evaluateAt(text, anchor).matches) found.set(`${match.rule}:${match.start}:${match.end}`, match);
  }
  return [...found.values()];
}

/** The bytes of a match. */
export function bytesOf(source: string, match: CodeMatch): string {
  return Buffer.from(source, 'utf8').toString('utf8', match.start, match.end);
}
