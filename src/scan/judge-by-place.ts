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
  const role = path === '' ? 'other' : roleWithin(path, verdict.layers);
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
  if (!rule.id.startsWith('generic-') || rule.category === 'crypto-key') return judgeSpecific(plain, rule, role);
  const match = { rule: rule.id, value: verdict.value, name: verdict.name ?? '', confidence, severity };
  const judged = judgeByPath(path, match, role);
  return {
    ...plain,
    confidence: judged.confidence,
    severity: judged.severity,
    drop: judged.drop === true,
    reasons: reasons(judged.reason),
    fileRole: role,
  };
}

/** Roles of which one is enough, of the file or of what it was found in, to say what its content is for. */
const TELLING: readonly string[] = ['lock-file', 'test', 'example', 'vendored', 'documentation', 'translation'];
/** Libraries as they are delivered: what stands inside is somebody else's, and published. */
const PACKAGE = /\.(?:jar|jpi|hpi|whl|egg|nupkg|gem|crate|vsix|aar)$/i;

/** The role of the file, or of the member of an archive: `app.zip!conf_de.properties` is a translation. */
function roleWithin(path: string, layers: readonly string[]): string {
  const members = layers.filter((layer) => layer.includes(':')).map((layer) => layer.slice(layer.indexOf(':') + 1));
  const own = fileRole(path);
  if (members.length === 0) return own;
  const roles = [own, ...members.map((member) => fileRole(member))];
  const telling = roles.findLast((role) => TELLING.includes(role));
  if (telling !== undefined) return telling;
  if ([path, ...members.slice(0, -1)].some((name) => PACKAGE.test(name))) return 'vendored';
  return roles.findLast((role) => role !== 'other') ?? own;
}

/** What stands in the code of others they have published; what is told by its surroundings alone is more often made up. */
function stepsOfToken(confidence: Confidence, isIssued: boolean, role: string): number {
  if (isIssued) return role === 'vendored' ? 1 : 0;
  return role === 'vendored' || confidence === 'medium' || confidence === 'low' ? 2 : 1;
}

/** How many steps down a key pair goes by the role of its file: made for it and opens nothing, or shown to everybody. */
const KEY_PAIR_STEPS: Readonly<Record<string, number>> = { test: 3, example: 3, vendored: 3, documentation: 2 };
const PLACE_IN_WORDS: Readonly<Record<string, string>> = {
  test: 'stands in a test',
  example: 'stands in an example',
  vendored: 'stands in the code of others',
  documentation: 'stands in documentation',
};

/**
 * A key pair in a test suite or a library is made for it and opens nothing: the commonest harmless true finding there is. A token
 * whose checksum holds was issued by somebody, wherever it stands; other tokens there weigh a little less.
 */
function judgeSpecific(plain: PlaceJudgement, rule: RuleInfo, role: string): PlaceJudgement {
  const words = PLACE_IN_WORDS[role];
  if (words === undefined) return { ...plain, fileRole: role };
  const isKeyPair = rule.category === 'crypto-key';
  // A JWT says what it is, not who made it: test suites make their own.
  const isIssued = plain.confidence === 'certain' && rule.id !== 'jwt';
  const steps = isKeyPair ? KEY_PAIR_STEPS[role]! : stepsOfToken(plain.confidence, isIssued, role);
  const severity = lowerBy(SEVERITIES, plain.severity, steps);
  return { ...plain, severity, fileRole: role, reasons: steps === 0 ? [] : [words] };
}

function isFile(place: RawOccurrence['place']): boolean {
  return place === 'blob' || place === 'index' || place === 'worktree' || place === 'symlink-target';
}

function reasons(reason: string): string[] {
  return reason === '' ? [] : [reason];
}
