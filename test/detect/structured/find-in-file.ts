import { defaultRules } from '../../../src/detect/default-detector.js';
import { createDetector } from '../../../src/detect/create-detector.js';
import { ownCodeDetectors } from '../../../src/detect/code-detectors.js';
import { wrappedReader } from '../../../src/detect/layers/wrapped-reader.js';
import { withCompanions } from '../../../src/detect/structured/companions.js';
import { fileKind } from '../../../src/detect/structured/file-kinds.js';
import { judgeEntry } from '../../../src/detect/structured/judge-entry.js';
import { parseFile } from '../../../src/detect/structured/parse-file.js';
import { structuredReader } from '../../../src/detect/structured/structured-reader.js';
import type { Detector, Verdict } from '../../../src/detect/types.js';

export interface FoundInFile extends Verdict {
  readonly id: string;
  readonly start: number;
  readonly end: number;
  /** The bytes of the range, latin1. */
  readonly bytes: string;
}

let built: Detector | undefined;

/** All rules and readers; built once a test file. */
export function testDetector(): Detector {
  return (built ??= createDetector({
    rules: defaultRules(),
    codeDetectors: ownCodeDetectors(),
    wrapped: wrappedReader(),
    structured: structuredReader(),
  }));
}

/** What the parser of that file name adds to what the rules find by themselves. */
export function findInFile(path: string, content: string | Buffer): FoundInFile[] {
  const detector = testDetector();
  const bytes = typeof content === 'string' ? Buffer.from(content, 'latin1') : content;
  const kind = detector.structuredKind(path);
  if (kind === null) return [];
  return detector.parseStructured(kind, path, bytes).map(({ verdict, start, end }) => {
    const found = detector.verdicts.get(verdict);
    return { ...found, id: detector.rules[found.rule]!.id, start, end, bytes: bytes.toString('latin1', start, end) };
  });
}

/** What the parser itself takes for a secret, whatever other rules know of the same bytes. */
export function ownFindings(path: string, content: string): FoundInFile[] {
  const kind = fileKind(path);
  if (kind === null || kind === 'key-store') return [];
  return withCompanions(parseFile(kind, path, content)).flatMap((entry) => {
    const match = judgeEntry(entry);
    if (match === null) return [];
    const bytes = content.slice(match.start, match.end);
    return [
      {
        ...match,
        id: match.rule,
        rule: -1,
        value: match.value ?? bytes,
        bytes,
        layers: match.layers ?? [],
        reasons: match.reasons ?? [],
        confidence: match.confidence ?? 'high',
        severity: match.severity ?? 'high',
      },
    ];
  });
}
