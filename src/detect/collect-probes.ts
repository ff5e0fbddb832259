import { base64Probe, createRunMemory, encodableLiterals, type ScanDecoded } from './base64/base64-probe.js';
import { encodedPlaces } from './base64/encoded-places.js';
import type { CodeDetector, Trigger } from './code-detector.js';
import { companionFinder } from './companion.js';
import type { RegexEngine } from './engine/regex-engine.js';
import type { LiveRule } from './judge-value.js';
import { escapeProbe } from './layers/escape-probe.js';
import { ESCAPE_FORMS } from './layers/escaped-run.js';
import { createPatternProbe } from './pattern-probe.js';
import { createNeedle, literalPlaces, triggerPlaces, type Needle } from './prefilter/needle.js';
import type { Probe } from './probe.js';
import type { ByteSet } from './rules/byte-set.js';
import { readPattern, type ReadyPattern } from './rules/read-pattern.js';
import type { Rule } from './rules/rule.js';
import { TextMode, type VerdictTable } from './types.js';

export interface ProbeSources {
  readonly rules: readonly Rule[];
  readonly codeDetectors: readonly CodeDetector[];
  readonly engine: RegexEngine;
  readonly table: VerdictTable;
  readonly scanDecoded: ScanDecoded;
  /** Patterns that have been read already, by rule id. */
  readonly patternOf?: (rule: string) => ReadyPattern | undefined;
}

export interface ProbesAndNeedles {
  readonly probes: readonly Probe[];
  readonly needles: readonly Needle[];
}

type Add = (key: string, places: () => ByteSet[], probe: Probe) => void;

/** One probe for each keyword of each rule, each trigger of each code detector, each encoded literal; equal literals share a needle. */
export function collectProbes(sources: ProbeSources): ProbesAndNeedles {
  const probes: Probe[] = [];
  const needles = new Map<string, { placesOf: () => ByteSet[]; probes: number[] }>();
  const add: Add = (key, placesOf, probe) => {
    const needle = needles.get(key) ?? { placesOf, probes: [] };
    needle.probes.push(probes.length);
    needles.set(key, needle);
    probes.push(probe);
  };
  addPatternRules(sources, add);
  addCodeDetectors(sources, add);
  addEncodedLiterals(sources, add);
  addEscapes(sources, add);
  return { probes, needles: Array.from(needles.values(), (needle) => createNeedle(needle.placesOf, needle.probes)) };
}

function addPatternRules({ rules, engine, table, patternOf }: ProbeSources, add: Add): void {
  rules.forEach((rule, number) => {
    if (rule.pattern === null) return;
    const live: LiveRule = { ...rule, number, table, findCompanion: companionFinder(rule, rules, engine) };
    const pattern = createPatternProbe(live, engine, () => patternOf?.(rule.id) ?? read(rule));
    for (const keyword of rule.keywords) {
      const probe: Probe = {
        owner: rule.id,
        ...(rule.binary ? {} : { modes: [TextMode.Text, TextMode.CommitOrTag] }),
        evaluate: (site) => pattern.evaluate(site, keyword.length),
        screen: (now) => pattern.screen(keyword.length, now),
      };
      add(literalKey(keyword), () => literalPlaces(keyword), probe);
    }
  });
}

function read({ pattern, ignoreCase, keywords }: Rule): ReadyPattern {
  return readPattern(pattern!, ignoreCase, keywords);
}

/** Code detectors with a rule in use; the others need not be woken. */
function addCodeDetectors({ rules, codeDetectors }: ProbeSources, add: Add): void {
  const used = new Set(rules.map((rule) => rule.detector));
  for (const detector of codeDetectors.filter(({ name }) => used.has(name))) {
    const modes = new Set<TextMode>(detector.modes);
    detector.triggers.forEach((trigger, index) => {
      const probe: Probe = {
        owner: detector.name,
        modes: detector.modes,
        evaluate(site) {
          if (modes.has(site.mode))
            detector.evaluate(site.text, site.length, site.anchor, index, site.mode, site.emitter);
        },
      };
      add(triggerKey(trigger), () => triggerPlaces(trigger), probe);
    });
  }
}

function addEncodedLiterals({ rules, table, scanDecoded }: ProbeSources, add: Add): void {
  const memory = createRunMemory();
  for (const literal of encodableLiterals(rules)) {
    for (let alignment = 0; alignment < 3; alignment++) {
      add(
        `base64 ${alignment} ${literal}`,
        () => encodedPlaces(literal, alignment),
        base64Probe(alignment, scanDecoded, table, memory),
      );
    }
  }
}

function addEscapes({ rules, table, scanDecoded }: ProbeSources, add: Add): void {
  if (rules.length === 0) return;
  ESCAPE_FORMS.forEach(({ trigger }, form) => {
    const classes = { classes: trigger };
    add(triggerKey(classes), () => triggerPlaces(classes), escapeProbe(form, scanDecoded, table));
  });
}

function literalKey(literal: string): string {
  return `literal ${literal.toLowerCase()}`;
}

function triggerKey(trigger: Trigger): string {
  return 'literal' in trigger ? literalKey(trigger.literal) : `classes ${trigger.classes.join(' ')}`;
}
