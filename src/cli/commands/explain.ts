import { Command } from 'commander';
import type { Explanation } from '../../detect/generic/explain.js';
import { UnearthError } from '../../errors.js';
import { concealValues } from '../../findings/disclose.js';
import type { Finding, Occurrence } from '../../findings/model.js';
import { escapeControl, safeJson } from '../../report/escape.js';
import {
  belongsWith,
  count,
  day,
  exposureText,
  placeText,
  reachText,
  shortId,
  sinceText,
} from '../../report/wording.js';
import { condense } from '../condense.js';
import type { TextMatch } from '../explain-text.js';
import { type ScanFlags, withCommonFlags, withEngineFlags } from '../flags.js';
import { readStdin, writeAll } from '../io.js';
import { scanWithProgress } from '../scan-with-progress.js';
import type { Session } from '../session.js';

const LONGEST_TEXT = 1 << 20;
const OCCURRENCES = 50;

export function explainCommand(session: Session): Command {
  const command = withCommonFlags(new Command('explain'))
    .summary('why is this found, or not?')
    .description(
      'With a fingerprint (or its first 8 digits): everything known about that finding. Without: reads text from\nstandard input and says of each candidate in it why it was kept or turned away.',
    )
    .argument('[fingerprint]', 'of a finding, as `unearth scan --json` shows it')
    .argument('[path or URL]', 'repository', '.')
    .addHelpText(
      'before',
      `Examples:
  unearth explain 4be1a9c0 ~/src/app
  unearth explain < settings.py
`,
    );
  return withEngineFlags(command).action((fingerprint: string | undefined, path: string, flags: ScanFlags) =>
    fingerprint === undefined ? explainStdin(session, flags) : explainFinding(session, fingerprint, path, flags),
  );
}

async function explainFinding(session: Session, prefix: string, path: string, flags: ScanFlags): Promise<void> {
  if (!/^[0-9a-f]{8,32}$/.test(prefix)) {
    throw new UnearthError('usage', 'a fingerprint is 8 to 32 hex digits', {
      hint: '`unearth scan --json` shows them.',
    });
  }
  const result = await scanWithProgress(session, path, flags);
  const single = concealValues(result).findings;
  condense(result, [], session);
  const reported = concealValues(result).findings;
  // What a report tells as part of another finding, or of a whole file, can be asked for by itself.
  const found = withFingerprint(reported, prefix) ?? withFingerprint(single, prefix) ?? [];
  if (found.length === 0) throw new UnearthError('usage', `no finding has the fingerprint ${prefix}`);
  await writeAll(
    session.io.stdout,
    flags.json ? [`${safeJson(found, 2)}\n`] : found.flatMap((finding) => [...findingText(finding, single)]),
  );
}

function withFingerprint(findings: readonly Finding[], prefix: string): Finding[] | null {
  const found = findings.filter((finding) => finding.fingerprint.startsWith(prefix));
  return found.length > 0 ? found : null;
}

function* findingText(finding: Finding, findings: readonly Finding[]): Generator<string> {
  yield `${escapeControl(`${finding.title}  ${finding.redacted}`)}\n`;
  const rows: [string, string][] = [
    ['fingerprint', finding.fingerprint],
    ['rules', finding.rules.join(', ')],
    ['severity', `${finding.severity}: ${finding.attacker}`],
    ['confidence', `${finding.confidence}: ${finding.reasons.join('; ')}`],
    ['value', `${count(finding.length, 'byte')}, ${finding.entropy.toFixed(1)} bits a character`],
    ['names', finding.names.join(', ')],
    ['belongs with', belongsWith(finding, findings).join(', ')],
    ['exposure', `${sinceText(finding)}, ${exposureText(finding)}`],
    ['rotation', finding.rotation],
    ['accepted', finding.accepted ? `${finding.accepted.by}: ${finding.accepted.reason}` : ''],
  ];
  for (const [label, text] of rows) if (text !== '') yield `  ${label.padEnd(12)} ${escapeControl(text)}\n`;
  yield `  ${count(finding.occurrences.length, 'occurrence')}\n`;
  for (const occurrence of finding.occurrences.slice(0, OCCURRENCES))
    yield `    ${escapeControl(occurrenceText(occurrence))}\n`;
  const left = finding.occurrences.length - OCCURRENCES;
  if (left > 0) yield `    and ${left} more (--json has all)\n`;
}

function occurrenceText(occurrence: Occurrence): string {
  const { introduced, removed, reach, fileRole, refs, refCount } = occurrence;
  const parts = [placeText(occurrence)];
  if (introduced)
    parts.push(`brought in ${day(introduced.date)} by ${introduced.authorName} in ${shortId(introduced.id)}`);
  if (removed) parts.push(`taken away ${day(removed.date)} in ${shortId(removed.id)}`);
  parts.push(reachText(reach));
  if (refs[0] !== undefined) parts.push(refCount > 1 ? `${refs[0]} and ${refCount - 1} more refs` : refs[0]);
  if (fileRole !== '') parts.push(fileRole);
  return parts.join('; ');
}

async function explainStdin(session: Session, flags: ScanFlags): Promise<void> {
  const text = await readStdin(session.io, LONGEST_TEXT);
  if (text === null) throw new UnearthError('usage', 'the text on standard input is longer than 1 MiB');
  const { explainTextMatches } = await import('../explain-text.js');
  const { matches, candidates } = explainTextMatches(text, flags);
  if (flags.json) return writeAll(session.io.stdout, [`${safeJson({ matches, candidates }, 2)}\n`]);
  await writeAll(session.io.stdout, textExplanation(matches, candidates));
}

function* textExplanation(matches: TextMatch[], candidates: (Explanation & { line: number })[]): Generator<string> {
  yield matches.length === 0
    ? 'Nothing is reported.\n'
    : `${count(matches.length, 'value is', 'values are')} reported:\n`;
  for (const { line, rule, redacted, severity, confidence, reasons } of matches) {
    yield `  line ${line}: ${escapeControl(`${rule} ${redacted}`)} (${severity}, confidence ${confidence})\n`;
    for (const reason of reasons) yield `      ${escapeControl(reason)}\n`;
  }
  if (candidates.length > 0) yield `\nValues given to a name, and what speaks for and against them:\n`;
  for (const { line, name, kept, verdict, probability, reasons } of candidates) {
    const chance = probability > 0 ? ` (${Math.round(probability * 100)} %)` : '';
    yield `  line ${line}: ${escapeControl(name === '' ? '(no name)' : name)}: ${kept ? 'kept' : 'turned away'}${chance}: ${escapeControl(verdict)}\n`;
    for (const { reason, weight } of reasons)
      yield `      ${weight >= 0 ? '+' : ''}${weight.toFixed(1)} ${escapeControl(reason)}\n`;
  }
}
