import type { CodeDetector, Trigger } from '../code-detector.js';

/** Several detectors as one: its triggers are theirs, one after the other. All must run in the same text modes. */
export function combinedDetector(name: string, parts: readonly CodeDetector[]): CodeDetector {
  const triggers: Trigger[] = [];
  const owners: { part: CodeDetector; first: number }[] = [];
  for (const part of parts) {
    const owner = { part, first: triggers.length };
    for (const trigger of part.triggers) {
      triggers.push(trigger);
      owners.push(owner);
    }
  }
  return {
    name,
    triggers,
    modes: parts[0]?.modes ?? [],
    evaluate(text, length, anchor, trigger, mode, out) {
      const { part, first } = owners[trigger]!;
      part.evaluate(text, length, anchor, trigger - first, mode, out);
    },
  };
}
