import { randomBytes } from 'node:crypto';
import type { CodeDetector } from './code-detector.js';
import { siteEmitter, verdictOf, type RuleNumbers } from './code-probe.js';
import { collectProbes, type ProbesAndNeedles } from './collect-probes.js';
import { createKernel } from '../kernel/kernel.js';
import { chooseEngine } from './engine/choose-engine.js';
import { HitList } from './hit-list.js';
import { LINE_CLIP } from './line-bounds.js';
import {
  buildNeedleTables,
  imageBytes,
  layOutTables,
  useImage,
  type ProbeScreen,
  type TableImage,
} from './prefilter/needle-tables.js';
import type { PreparedTables } from './prefilter/prepared-tables.js';
import type { Probe } from './probe.js';
import type { ReaderEmitter, StructuredReader, WrappedReader } from './readers.js';
import { measured, type RuleStatistic } from './rule-statistics.js';
import { packPatterns, unpackPatterns } from './rules/packed-patterns.js';
import type { Rule, RuleFile } from './rules/rule.js';
import { createScanner, scannerBytes, type ScannerParts } from './scanner.js';
import { settleHits } from './settle.js';
import { detectionSignature } from './signature.js';
import { TextMode, type Detector, type MatchRow, type VerdictTable } from './types.js';
import { createVerdictTable } from './verdict-table.js';

export interface DetectorOptions {
  /** Loaded and valid. */
  rules: readonly RuleFile[];
  codeDetectors: readonly CodeDetector[];
  /** Default: RE2 where it loads, else V8. */
  engine?: 're2' | 'v8';
  /** 'default': what is on by default; 'all': every kind; 'none'. */
  personalData?: 'default' | 'all' | 'none';
  /** Count what each rule costs. Default false: then it costs nothing. */
  stats?: boolean;
  /** Bytes of kernel memory for others: for their tables, and for texts that are scanned where they stand. Default: none. */
  kernelRoom?: { tableBytes: number; arenaBytes: number };
  /** Look at every line, also where the same one was seen before and left no trace: slow, for checking. Default false. */
  everyLine?: boolean;
  /** The kernel's code where another thread has compiled it. Default: this thread's own. */
  kernelModule?: WebAssembly.Module;
  /** Tables of these rules, if they were prepared; those of others are not used. */
  prepared?: PreparedTables | null;
  wrapped?: WrappedReader;
  structured?: StructuredReader;
}

/** A detector that can say what its rules cost, where it was asked to count. */
export interface MeasuredDetector extends Detector {
  /** The dearest first; empty without `stats`. */
  statistics(): RuleStatistic[];
}

/** Buckets of eight lines that are remembered as clean: 4 MB hold nearly all that versions of a file share. */
const CLEAN_LINE_BUCKETS = 1 << 16;
/** Lines scanned before they are judged. */
const WAITING_LINES = 1 << 13;
const CLEAN_LINE_BYTES = CLEAN_LINE_BUCKETS * 64 + WAITING_LINES * 16;

/** Builds a detector; its state is the table of verdicts and scratch space, so that it serves one thread. */
export function createDetector(options: DetectorOptions): MeasuredDetector {
  const engine = chooseEngine(options.engine);
  const rules = activeRules(options.rules, options.personalData ?? 'default');
  const numbers: RuleNumbers = new Map(rules.map((rule, number) => [rule.id, number]));
  const verdicts = createVerdictTable();
  const statistics = new Map<string, RuleStatistic>();

  const scanDecoded = (text: Buffer, mode: TextMode): MatchRow[] => {
    const hits = new HitList();
    nested.scan(text, text.length, 0, text.length, mode, hits);
    return settleHits(hits, rules, verdicts);
  };
  const signature = detectionSignature(rules, options.codeDetectors);
  const prepared = options.prepared?.signature === signature ? options.prepared : null;
  const { probes, needles } = collectProbes({
    rules,
    codeDetectors: options.codeDetectors,
    engine,
    table: verdicts,
    scanDecoded,
    ...(prepared === null ? {} : { patternOf: unpackPatterns(prepared.patterns) }),
  });
  const image = prepared?.image ?? layOutFor({ probes, needles });
  const { tableBytes, arenaBytes } = options.kernelRoom ?? { tableBytes: 0, arenaBytes: 0 };
  const kernel = createKernel(imageBytes(image) + 2 * scannerBytes(image) + CLEAN_LINE_BYTES + tableBytes, arenaBytes);
  const parts: ScannerParts = {
    kernel,
    everyLine: options.everyLine ?? false,
    tables: useImage(kernel, image),
    needles,
    probes: options.stats === true ? measured(probes, statistics) : probes,
    emitterFor: (site) => siteEmitter(site, rules, numbers, verdicts),
  };
  const [start, factor, secondFactor] = Array.from({ length: 3 }, () => randomBytes(8).readBigUInt64LE());
  kernel.calls.useCleanLines(
    kernel.reserve(CLEAN_LINE_BUCKETS * 64),
    CLEAN_LINE_BUCKETS,
    kernel.reserve(WAITING_LINES * 16),
    WAITING_LINES,
    start!,
    factor!,
    secondFactor!,
  );
  const nested = createScanner(parts, true);
  const scanner = createScanner(parts, false);

  const detector: MeasuredDetector = {
    rules,
    engineName: engine.name,
    signature,
    verdicts,
    lineClip: LINE_CLIP,
    kernel,
    scan: scanner.scan,
    scanRanges: scanner.scanRanges,
    evaluate: scanner.evaluate,
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
    parseStructured(kind, path, text) {
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
    statistics: () => [...statistics.values()].sort((first, second) => second.milliseconds - first.milliseconds),
  };
  return detector;
}

/** The tables of the rules that these options choose, for later detectors with the same. */
export function prepareTables(options: Omit<DetectorOptions, 'wrapped' | 'structured' | 'kernelRoom'>): PreparedTables {
  const engine = chooseEngine(options.engine);
  const rules = activeRules(options.rules, options.personalData ?? 'default');
  const { codeDetectors } = options;
  const found = collectProbes({ rules, codeDetectors, engine, table: createVerdictTable(), scanDecoded: () => [] });
  return {
    signature: detectionSignature(rules, codeDetectors),
    patterns: packPatterns(rules),
    image: layOutFor(found, (probe) => found.probes[probe]!.screen?.(true) ?? null),
  };
}

function layOutFor(
  { probes, needles }: ProbesAndNeedles,
  screenOf?: (probe: number) => ProbeScreen | null,
): TableImage {
  return layOutTables(buildNeedleTables(needles), probes.length, (probe) => modeBits(probes[probe]!), screenOf);
}

function modeBits({ modes }: Probe): number {
  return (modes ?? ALL_MODES).reduce((bits, mode) => bits | (1 << mode), 0);
}

const ALL_MODES: readonly TextMode[] = [TextMode.Text, TextMode.Binary, TextMode.CommitOrTag];

function activeRules(files: readonly RuleFile[], personalData: 'default' | 'all' | 'none'): Rule[] {
  return files
    .flatMap((file) => file.rules)
    .filter((rule) =>
      rule.kind === 'personal-data' && personalData === 'none' ? false : rule.onByDefault || personalData === 'all',
    );
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
