/** What the place of an occurrence says about it: detection saw only bytes, a blob does not know its names. */
import { fileRole } from '../detect/file-role.js';
import { lowerBy, SEVERITIES } from '../detect/levels.js';
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
  if (!rule.id.startsWith('generic-')) return judgeSpecific(plain, rule, role);
  const judged = judgeByPath(path, {
    rule: rule.id,
    value: verdict.value,
    name: verdict.name ?? '',
    confidence,
    severity,
  });
  return {
    ...plain,
    confidence: judged.confidence,
    severity: judged.severity,
    drop: judged.drop === true,
    reasons: reasons(judged.reason),
    fileRole: role,
  };
}

/**
 * A key pair in a test suite is made for it and opens nothing: the commonest harmless true finding there is. A token whose
 * checksum holds was issued by somebody, wherever it stands; other tokens in tests and examples weigh a little less.
 */
function judgeSpecific(plain: PlaceJudgement, rule: RuleInfo, role: string): PlaceJudgement {
  if (role !== 'test' && role !== 'example' && role !== 'documentation') return { ...plain, fileRole: role };
  const isKeyPair = rule.category === 'crypto-key' && role !== 'documentation';
  const steps = isKeyPair ? 3 : plain.confidence === 'certain' ? 0 : 1;
  const severity = lowerBy(SEVERITIES, plain.severity, steps);
  const article = role === 'documentation' ? '' : role === 'example' ? 'an ' : 'a ';
  return { ...plain, severity, fileRole: role, reasons: steps === 0 ? [] : [`stands in ${article}${role}`] };
}

function isFile(place: RawOccurrence['place']): boolean {
  return place === 'blob' || place === 'index' || place === 'worktree' || place === 'symlink-target';
}

function reasons(reason: string): string[] {
  return reason === '' ? [] : [reason];
}
