import { defaultDetector } from '../../../src/detect/default-detector.js';
import { HitList } from '../../../src/detect/hit-list.js';
import { TextMode } from '../../../src/detect/types.js';

const detector = defaultDetector();

export interface FoundValue {
  readonly rule: string;
  readonly value: string;
  readonly confidence: string;
  readonly severity: string;
}

/** What a scan finds in a text that is no file of a known kind: every rule and detector at once. */
export function findAll(source: string): FoundValue[] {
  const text = Buffer.from(source, 'utf8');
  const hits = new HitList();
  detector.scan(text, text.length, 0, text.length, TextMode.Text, hits);
  return detector.settle(hits).map(({ verdict }) => {
    const { rule, value, confidence, severity } = detector.verdicts.get(verdict);
    return { rule: detector.rules[rule]!.id, value, confidence, severity };
  });
}
