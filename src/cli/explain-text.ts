/** What detection says of a text that stands in no repository. */
import { defaultDetector } from '../detect/default-detector.js';
import { type Explanation, explainText } from '../detect/generic/explain.js';
import { HitList } from '../detect/hit-list.js';
import { type Confidence, type Severity, TextMode } from '../detect/types.js';
import { redactValue } from '../findings/redact.js';
import type { ScanFlags } from './flags.js';

export interface TextMatch {
  /** From 1. */
  line: number;
  rule: string;
  redacted: string;
  severity: Severity;
  confidence: Confidence;
  reasons: readonly string[];
}

export interface TextExplanation {
  matches: TextMatch[];
  candidates: (Explanation & { line: number })[];
}

export function explainTextMatches(text: Buffer, flags: Pick<ScanFlags, 'rules' | 'engine'>): TextExplanation {
  const detector = defaultDetector({
    personalData: 'all',
    ...(flags.rules ? { rulePaths: flags.rules } : {}),
    ...(flags.engine ? { engine: flags.engine } : {}),
  });
  const hits = new HitList();
  detector.scan(text, text.length, 0, text.length, TextMode.Text, hits);
  const matches = detector.settle(hits).map(({ verdict, start }) => {
    const { rule, value, severity, confidence, reasons } = detector.verdicts.get(verdict);
    return {
      line: lineAt(text, start),
      rule: detector.rules[rule]!.id,
      redacted: redactValue(value),
      severity,
      confidence,
      reasons,
    };
  });
  const candidates = explainText(text).map((one) => ({ ...one, line: lineAt(text, one.start) }));
  return { matches, candidates };
}

function lineAt(text: Buffer, at: number): number {
  let line = 1;
  for (let i = text.indexOf(10); i >= 0 && i < at; i = text.indexOf(10, i + 1)) line++;
  return line;
}
