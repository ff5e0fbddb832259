import type { CodeDetector } from '../code-detector.js';
import { createDetector } from '../create-detector.js';
import { expandTemplate, TemplateError, type ExpandedExample } from '../examples/expand-template.js';
import { loadRe2 } from '../engine/re2.js';
import type { RegexEngine } from '../engine/regex-engine.js';
import { loadV8 } from '../engine/v8.js';
import { HitList } from '../hit-list.js';
import { NO_MATCH, type Detector } from '../types.js';
import type { StructuredReader } from '../readers.js';
import { STRUCTURED_DETECTOR } from '../structured/structured-reader.js';
import { crossCheck } from './cross-check.js';
import { readPattern } from './read-pattern.js';
import type { DocumentedRule, DocumentedRuleFile } from './rule.js';
import type { RuleProblem } from './rule-problem.js';
import { slowInput } from './slow-input.js';

export interface CheckOptions {
  /** All files, so that ids and companions resolve; problems are reported for these only (default: for all). */
  only?: readonly string[];
  codeDetectors?: readonly CodeDetector[];
  /** Reads examples of rules of `detector: structured`, whose first line is `file NAME`. */
  structured?: StructuredReader;
  /** Rotation ids that are defined elsewhere, or null: do not check that rotations resolve. */
  requireRotations?: boolean;
  /** What reading the files said: rules named there are not tried, since what is missing in them was filled in. */
  readProblems?: readonly RuleProblem[];
}

/**
 * Everything that can be wrong with rules: form, the portable subset, both engines, each example through the whole detector, no counter-example,
 * keywords inside the match, rotations that resolve, patterns that take too long. An empty list means that they are fit for use.
 */
export function checkRules(files: readonly DocumentedRuleFile[], options: CheckOptions = {}): RuleProblem[] {
  const engines = [loadRe2(), loadV8()].filter((engine) => engine !== null);
  const formal = crossCheck(files);
  const readable = withoutBroken(files, [...formal, ...(options.readProblems ?? [])]);
  const problems = [...formal, ...refusedPatterns(readable, engines)];
  const sound = withoutBroken(readable, problems);
  const detectorsOf = (rules: readonly DocumentedRuleFile[]): Detector[] =>
    engines.map((engine) =>
      createDetector({
        rules,
        codeDetectors: options.codeDetectors ?? [],
        engine: engine.name,
        personalData: 'all',
        ...(options.structured === undefined ? {} : { structured: options.structured }),
      }),
    );
  const detectors = detectorsOf(withCompanions(sound, options.only));
  const detectorNames = new Set((options.codeDetectors ?? []).map((detector) => detector.name));
  if (options.structured !== undefined) detectorNames.add(STRUCTURED_DETECTOR);
  for (const file of sound) {
    if (options.only !== undefined && !options.only.includes(file.path)) continue;
    for (const rule of file.rules) {
      const report = (message: string, position = rule.position): void => {
        problems.push({ file: file.path, position, subject: `rule ${rule.id}`, message });
      };
      if (rule.detector !== null && options.codeDetectors !== undefined && !detectorNames.has(rule.detector)) {
        report(`no code detector is named ${rule.detector}`);
        continue;
      }
      if (rule.detector !== null && options.codeDetectors === undefined) continue;
      checkSpeed(rule, report);
      // What a structured file's reader finds is settled at once: other files' rules would take its place.
      checkExamples(rule, rule.detector === STRUCTURED_DETECTOR ? detectorsOf([file]) : detectors, report);
    }
  }
  if (options.requireRotations !== false) problems.push(...missingRotations(files));
  return options.only === undefined ? problems : problems.filter((problem) => options.only!.includes(problem.file));
}

/** The files without the rules of which a problem speaks. A rule without an id is one. */
function withoutBroken(files: readonly DocumentedRuleFile[], problems: readonly RuleProblem[]): DocumentedRuleFile[] {
  const broken = new Set(problems.map(({ file, subject }) => `${file}\0${subject}`));
  return files.map((file) => ({
    ...file,
    rules: file.rules.filter(({ id }) => id !== '' && !broken.has(`${file.path}\0rule ${id}`)),
  }));
}

/** The files asked for, and of the others only the rules that are companions of theirs. */
function withCompanions(
  files: readonly DocumentedRuleFile[],
  only: readonly string[] | undefined,
): DocumentedRuleFile[] {
  if (only === undefined) return [...files];
  const wanted = new Set(
    files.filter((file) => only.includes(file.path)).flatMap((file) => file.rules.map((rule) => rule.companion)),
  );
  return files.map((file) =>
    only.includes(file.path) ? file : { ...file, rules: file.rules.filter((rule) => wanted.has(rule.id)) },
  );
}

type Report = (message: string, position?: DocumentedRule['position']) => void;

/** Patterns that an engine does not take though our own parser did. */
function refusedPatterns(files: readonly DocumentedRuleFile[], engines: readonly RegexEngine[]): RuleProblem[] {
  return files.flatMap((file) =>
    file.rules.flatMap((rule) => {
      const subject = `rule ${rule.id}`;
      if (rule.pattern === null) return [];
      const { source, secretGroup } = readPattern(rule.pattern, rule.ignoreCase, rule.keywords);
      return engines.flatMap((engine) => {
        try {
          engine.compile(source, secretGroup);
          return [];
        } catch (error) {
          const reason = error instanceof Error ? error.message : String(error);
          return [
            {
              file: file.path,
              position: rule.patternPosition,
              subject,
              message: `${engine.name} does not take the pattern: ${reason}`,
            },
          ];
        }
      });
    }),
  );
}

function checkSpeed(rule: DocumentedRule, report: Report): void {
  if (rule.pattern === null) return;
  const slow = slowInput(rule, readPattern(rule.pattern, rule.ignoreCase, rule.keywords));
  if (slow !== null) report(slow, rule.patternPosition);
}

function checkExamples(rule: DocumentedRule, detectors: readonly Detector[], report: Report): void {
  // What code finds has its tests beside the code.
  if (rule.examples.length === 0 && rule.detector === null) report('has no examples');
  rule.examples.forEach((template, index) => {
    const expanded = expand(template, `${rule.id} ${index}`, report);
    if (expanded === null) return;
    const problem = exampleProblem(rule, expanded, detectors);
    if (problem !== null) report(`example ${index + 1} ${problem}: ${template.slice(0, 120)}`);
  });
  rule.counterExamples.forEach((template, index) => {
    const expanded = expand(template, `${rule.id} counter ${index}`, report);
    if (expanded === null) return;
    for (const detector of detectors) {
      if (valuesFound(rule, expanded.text, detector).length > 0) {
        report(`counter-example ${index + 1} matches (${detector.engineName}): ${template.slice(0, 120)}`);
        return;
      }
    }
  });
}

function expand(template: string, seed: string, report: Report): ExpandedExample | null {
  try {
    return expandTemplate(template, seed);
  } catch (error) {
    if (!(error instanceof TemplateError)) throw error;
    report(error.message);
    return null;
  }
}

function exampleProblem(
  rule: DocumentedRule,
  { text, parts }: ExpandedExample,
  detectors: readonly Detector[],
): string | null {
  const lower = text.toLowerCase();
  if (rule.pattern !== null && !rule.keywords.some((keyword) => lower.includes(keyword.toLowerCase())))
    return 'holds none of the keywords';
  for (const detector of detectors) {
    const values = valuesFound(rule, text, detector);
    if (values.length === 0) return `is not found (${detector.engineName}): ${whyNotFound(rule, text)}`;
    const isExpected =
      parts.length === 0 ||
      values.some((value) => parts.flatMap(asItStands).some((part) => value.includes(part) || part.includes(value)));
    if (!isExpected)
      return `is found, but the value does not hold what a template made (${detector.engineName}); is the right group captured?`;
  }
  return null;
}

/** A template's text, and as a detector that undoes escapes reads it. */
function asItStands(part: string): string[] {
  return [part, part.replaceAll('\\n', '\n').trimEnd()];
}

/** Values this rule reports in the text, before rules are weighed against each other. */
function valuesFound(rule: DocumentedRule, text: string, detector: Detector): string[] {
  if (rule.detector === STRUCTURED_DETECTOR) return valuesInFile(rule, text, detector);
  const bytes = Buffer.from(text, 'latin1');
  const hits = new HitList();
  detector.scan(bytes, bytes.length, 0, bytes.length, 0, hits);
  const values: string[] = [];
  for (let row = 0; row < hits.length; row++) {
    if (hits.verdict[row] === NO_MATCH) continue;
    const verdict = detector.verdicts.get(hits.verdict[row]!);
    if (detector.rules[verdict.rule]!.id === rule.id && verdict.layers.length === 0) values.push(verdict.value);
  }
  return values;
}

/** The file that an example's first line names, read by its parser. */
function valuesInFile(rule: DocumentedRule, text: string, detector: Detector): string[] {
  const [, path, content] = /^file (\S+)\n([^]*)$/.exec(text) ?? [];
  const kind = path === undefined ? null : detector.structuredKind(path);
  if (kind === null) return [];
  return detector.parseStructured(kind, path!, Buffer.from(content!, 'latin1')).flatMap((row) => {
    const verdict = detector.verdicts.get(row.verdict);
    return detector.rules[verdict.rule]!.id === rule.id ? [verdict.value] : [];
  });
}

/** A hint for the author: the pattern alone, on the whole text. */
function whyNotFound(rule: DocumentedRule, text: string): string {
  if (rule.pattern === null) return `detector ${rule.detector} does not report it`;
  const { source, secretGroup } = readPattern(rule.pattern, rule.ignoreCase, rule.keywords);
  const found = new Int32Array(4);
  if (!loadV8().compile(source, secretGroup).match(text, 0, false, found)) return 'the pattern does not match';
  const matched = text.slice(found[0], found[1]).toLowerCase();
  if (!rule.keywords.some((keyword) => matched.includes(keyword.toLowerCase())))
    return 'the pattern matches, but no keyword stands inside the match';
  if (text.slice(found[0], found[1]).includes('\n') && rule.reach === null)
    return 'the match spans lines; declare a reach';
  return 'the pattern matches, but context, entropy, placeholders or a check turn it away';
}

function missingRotations(files: readonly DocumentedRuleFile[]): RuleProblem[] {
  const known = new Set(['generic', ...files.flatMap((file) => file.rotations.map((rotation) => rotation.id))]);
  return files.flatMap((file) =>
    file.rules
      .filter((rule) => !known.has(rule.rotation))
      .map((rule) => ({
        file: file.path,
        position: rule.position,
        subject: `rule ${rule.id}`,
        message: `rotation ${rule.rotation} is no page's id; write the page, or use generic`,
      })),
  );
}
