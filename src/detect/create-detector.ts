import type { CodeDetector } from './code-detector.js';
import { siteEmitter, verdictOf, type RuleNumbers } from './code-probe.js';
import { companionFinder } from './companion.js';
import { chooseEngine } from './engine/choose-engine.js';
import type { RegexEngine } from './engine/regex-engine.js';
import { HitList } from './hit-list.js';
import type { LiveRule } from './judge-value.js';
import { LINE_CLIP } from './line-bounds.js';
import { createPatternProbe } from './pattern-probe.js';
import { findAnchors } from './prefilter/find-anchors.js';
import { literalPlaces, triggerPlaces, type Needle } from './prefilter/needle.js';
import { buildNeedleIndex } from './prefilter/needle-index.js';
import type { ReaderEmitter, StructuredReader, WrappedReader } from './readers.js';
import type { ByteSet } from './rules/byte-set.js';
import type { Rule, RuleFile } from './rules/rule.js';
import { settleHits } from './settle.js';
import { detectionSignature } from './signature.js';
import { Site } from './site.js';
import type { Detector, MatchRow, TextMode, VerdictTable } from './types.js';
import { createVerdictTable } from './verdict-table.js';

export interface DetectorOptions {
  /** Loaded and valid. */
  rules: readonly RuleFile[];
  codeDetectors: readonly CodeDetector[];
  /** Default: RE2 where it loads, else V8. */
  engine?: 're2' | 'v8';
  /** 'default': what is on by default; 'all': every kind; 'none'. */
  personalData?: 'default' | 'all' | 'none';
  wrapped?: WrappedReader;
  structured?: StructuredReader;
}

/** Something to do at an anchor; its number is the hit's `trigger`. */
interface Probe {
  evaluate(site: Site): void;
}

/** Builds a detector; its state is the table of verdicts and scratch space, so that it serves one thread. */
export function createDetector(options: DetectorOptions): Detector {
  const engine = chooseEngine(options.engine);
  const rules = activeRules(options.rules, options.personalData ?? 'default');
  const numbers: RuleNumbers = new Map(rules.map((rule, number) => [rule.id, number]));
  const verdicts = createVerdictTable();
  const site = new Site(Buffer.alloc(0));
  const { probes, needles } = collectProbes(rules, numbers, options.codeDetectors, engine, verdicts, site);
  const index = buildNeedleIndex(needles);

  const evaluate = (anchor: number, trigger: number, hits: HitList): void => {
    site.turnTo(anchor, trigger);
    probes[trigger]!.evaluate(site);
    site.leave(hits);
  };
  const detector: Detector = {
    rules,
    engineName: engine.name,
    signature: detectionSignature(rules, options.codeDetectors),
    verdicts,
    lineClip: LINE_CLIP,
    scan(text, length, from, to, mode, hits) {
      site.enter(text, length, mode);
      findAnchors(index, text, length, from, to, (needle, anchor) => {
        for (const probe of needles[needle]!.probes) evaluate(anchor, probe, hits);
      });
    },
    evaluate(text, length, anchor, trigger, mode, hits) {
      site.enter(text, length, mode);
      evaluate(anchor, trigger, hits);
    },
    settle: (hits) => settleHits(hits, rules, verdicts),
    isWrapped: (text, length) => options.wrapped?.isWrapped(text, length) ?? false,
    unwrap(text, length, hits) {
      if (options.wrapped === undefined) return [];
      return options.wrapped.unwrap(
        text,
        length,
        detector,
        readerEmitter(text, length, hits, rules, numbers, verdicts),
      );
    },
    structuredKind: (path) => options.structured?.structuredKind(path) ?? null,
    parseStructured(kind, path, text): MatchRow[] {
      const hits = new HitList();
      options.structured?.parseStructured(
        kind,
        path,
        text,
        detector,
        readerEmitter(text, text.length, hits, rules, numbers, verdicts),
      );
      return settleHits(hits, rules, verdicts);
    },
  };
  return detector;
}

function activeRules(files: readonly RuleFile[], personalData: 'default' | 'all' | 'none'): Rule[] {
  return files
    .flatMap((file) => file.rules)
    .filter((rule) =>
      rule.kind === 'personal-data' && personalData === 'none' ? false : rule.onByDefault || personalData === 'all',
    );
}

interface Probes {
  probes: Probe[];
  needles: Needle[];
}

/** One probe for each keyword of each rule and each trigger of each code detector; one needle for equal literals and classes. */
function collectProbes(
  rules: readonly Rule[],
  numbers: RuleNumbers,
  codeDetectors: readonly CodeDetector[],
  engine: RegexEngine,
  table: VerdictTable,
  site: Site,
): Probes {
  const probes: Probe[] = [];
  const needles = new Map<string, { places: ByteSet[]; probes: number[] }>();
  const add = (places: ByteSet[], probe: Probe): void => {
    const key = places.map((place) => Buffer.from(place).toString('latin1')).join('|');
    const needle = needles.get(key) ?? { places, probes: [] };
    needle.probes.push(probes.length);
    needles.set(key, needle);
    probes.push(probe);
  };

  rules.forEach((rule, number) => {
    if (rule.pattern === null) return;
    const live: LiveRule = { ...rule, number, table, findCompanion: companionFinder(rule, rules, engine) };
    const pattern = createPatternProbe(live, engine);
    for (const keyword of rule.keywords) {
      add(literalPlaces(keyword), { evaluate: (at) => pattern.evaluate(at, keyword.length) });
    }
  });

  const emitter = siteEmitter(site, rules, numbers, table);
  const used = new Set(rules.map((rule) => rule.detector));
  for (const detector of codeDetectors.filter(({ name }) => used.has(name))) {
    const modes = new Set<TextMode>(detector.modes);
    detector.triggers.forEach((trigger, index) => {
      add(triggerPlaces(trigger), {
        evaluate(at) {
          if (modes.has(at.mode)) detector.evaluate(at.text, at.length, at.anchor, index, at.mode, emitter);
        },
      });
    });
  }
  return { probes, needles: [...needles.values()] };
}

/** An emitter for whole-object readers: its rows rest on the whole object. */
function readerEmitter(
  text: Buffer,
  length: number,
  hits: HitList,
  rules: readonly Rule[],
  numbers: RuleNumbers,
  table: VerdictTable,
): ReaderEmitter {
  const add = (verdict: number, start: number, end: number): void =>
    hits.add(start, -1, 0, length, verdict, start, end);
  return {
    rule: (id) => rules[numbers.get(id) ?? -1],
    match(match) {
      const verdict = verdictOf(match, match.layers ?? [], text, rules, numbers);
      if (verdict !== null) add(table.intern(verdict), match.start, match.end);
    },
    carry(id, layers, start, end) {
      const verdict = table.get(id);
      add(table.intern({ ...verdict, layers: [...layers, ...verdict.layers] }), start, end);
    },
  };
}
