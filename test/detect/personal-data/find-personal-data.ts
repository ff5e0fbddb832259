import type { CodeMatch, Emitter, Trigger } from '../../../src/detect/code-detector.js';
import { personalDataDetectors } from '../../../src/detect/personal-data/index.js';
import { TextMode, type RuleInfo } from '../../../src/detect/types.js';

/** What one anchor reported, and the bytes it said its decision rests on. */
export interface AnchorOutcome {
  detector: number;
  trigger: number;
  anchor: number;
  low: number;
  high: number;
  matches: CodeMatch[];
}

const DETECTORS = personalDataDetectors();
const TRIGGERS = DETECTORS.map((detector) => detector.triggers.map(toPattern));
const LINE_CLIP = 1024;

function toPattern(trigger: Trigger): RegExp {
  const body =
    'literal' in trigger
      ? trigger.literal.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
      : trigger.classes.map((bytes) => `[${bytes}]`).join('');
  return new RegExp(`(?=${body})`, 'literal' in trigger ? 'gi' : 'g');
}

/** Every anchor of the text, straight through the detectors' own triggers, without the engine around them. */
export function outcomes(text: Buffer, mode: TextMode = TextMode.Text): AnchorOutcome[] {
  const latin1 = text.toString('latin1');
  return TRIGGERS.flatMap((patterns, detector) =>
    patterns.flatMap((pattern, trigger) =>
      [...latin1.matchAll(pattern)].map((match) => outcomeAt(text, detector, trigger, match.index, mode)),
    ),
  );
}

export function outcomeAt(
  text: Buffer,
  detector: number,
  trigger: number,
  anchor: number,
  mode: TextMode,
): AnchorOutcome {
  const outcome: AnchorOutcome = { detector, trigger, anchor, ...ownLine(text, anchor), matches: [] };
  const emitter: Emitter = {
    rule: (id) => ({ id }) as RuleInfo,
    examined(low, high) {
      outcome.low = Math.min(outcome.low, low);
      outcome.high = Math.max(outcome.high, high);
    },
    match: (match) => outcome.matches.push(match),
  };
  DETECTORS[detector]!.evaluate(text, text.length, anchor, trigger, mode, emitter);
  return outcome;
}

/** The anchor's own line, clipped, with the line breaks that bound it: what a decision may always rest on. */
function ownLine(text: Buffer, anchor: number): { low: number; high: number } {
  let low = anchor;
  while (low > Math.max(0, anchor - LINE_CLIP) && text[low - 1] !== 0x0a) low--;
  let high = anchor;
  while (high < Math.min(text.length, anchor + LINE_CLIP) && text[high] !== 0x0a) high++;
  return { low: Math.max(0, low - 1), high: Math.min(text.length, high + 1) };
}

/** `rule value` of all matches in UTF-8 text, sorted, without repeats. */
export function found(text: string, mode: TextMode = TextMode.Text): string[] {
  const bytes = Buffer.from(text);
  const lines = outcomes(bytes, mode).flatMap(({ matches }) =>
    matches.map((match) => `${match.rule} ${bytes.toString('utf8', match.start, match.end)}`),
  );
  return [...new Set(lines)].sort();
}

/** Values that one rule found. */
export function valuesOf(rule: string, text: string, mode: TextMode = TextMode.Text): string[] {
  return found(text, mode)
    .filter((line) => line.startsWith(`${rule} `))
    .map((line) => line.slice(rule.length + 1));
}
