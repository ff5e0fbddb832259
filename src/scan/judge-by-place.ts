/** What the place of an occurrence says about it: detection saw only bytes, a blob does not know its names. */
import { fileRole } from '../detect/file-role.js';
import { judgeByPath } from '../detect/generic/judge-by-path.js';
import { judgePersonalDataByPath } from '../detect/personal-data/judge-by-path.js';
import type { Confidence, RuleInfo, Severity, Verdict } from '../detect/types.js';
import { displayPath } from '../history/path-table.js';
import type { RawOccurrence } from './raw-occurrence.js';

export interface PlaceJudgement {
  rule: string;
  confidence: Confidence;
  severity: Severity;
  drop: boolean;
  reasons: string[];
  fileRole: string;
}

export function judgeByPlace(raw: RawOccurrence, verdict: Verdict, rule: RuleInfo): PlaceJudgement {
  const { confidence, severity } = verdict;
  const plain: PlaceJudgement = { rule: rule.id, confidence, severity, drop: false, reasons: [], fileRole: '' };
  if (!isFile(raw.place)) return plain;
  const path = displayPath(raw.path).text;
  const role = path === '' ? 'other' : fileRole(path);
  if (rule.kind === 'personal-data') {
    const judged = judgePersonalDataByPath(path, { rule: rule.id, confidence });
    return {
      ...plain,
      rule: judged.rule,
      confidence: judged.confidence,
      drop: judged.drop,
      reasons: reasons(judged.reason),
      fileRole: role,
    };
  }
  const judged = judgeByPath(path, { rule: rule.id, value: verdict.value, name: verdict.name ?? '', confidence, severity });
  return {
    ...plain,
    confidence: judged.confidence,
    severity: judged.severity,
    drop: judged.drop === true,
    reasons: reasons(judged.reason),
    fileRole: role,
  };
}

function isFile(place: RawOccurrence['place']): boolean {
  return place === 'blob' || place === 'index' || place === 'worktree' || place === 'symlink-target';
}

function reasons(reason: string): string[] {
  return reason === '' ? [] : [reason];
}
