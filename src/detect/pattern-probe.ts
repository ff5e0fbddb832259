import type { CompiledPattern, RegexEngine } from './engine/regex-engine.js';
import { judgeValue, type LiveRule } from './judge-value.js';
import { latin1 } from './latin1.js';
import type { ProbeScreen } from './prefilter/needle-tables.js';
import { holdsRun } from './rules/required-run.js';
import type { ReadyPattern } from './rules/read-pattern.js';
import type { Site } from './site.js';
import { TextMode } from './types.js';

/** How many matches of a pattern on one line are looked at for one that holds the anchor. */
const MAX_MATCHES = 64;
const LINE_FEED = 10;
const RETURN = 13;

/** A pattern rule that can be evaluated at anchors of its keywords. Compiled when first needed. */
export interface PatternProbe {
  evaluate(site: Site, keywordLength: number): void;
  /** See Probe: known once the pattern has been read, which takes a while. */
  screen(keywordLength: number, now: boolean): ProbeScreen | null | undefined;
}

/** `read`: reads the rule's pattern. */
export function createPatternProbe(rule: LiveRule, engine: RegexEngine, read: () => ReadyPattern): PatternProbe {
  let ready: ReadyPattern | null = null;
  let compiled: CompiledPattern | null = null;
  return {
    evaluate(site, keywordLength) {
      if (site.mode === TextMode.Binary && !rule.binary) return;
      ready ??= read();
      if (ready.leading !== null && !(edgeFits(site, ready, rule) && headsFit(site, ready, rule, keywordLength)))
        return;
      const low = rule.reach === null ? site.lineStart : Math.max(0, site.anchor - rule.reach.before);
      const high = rule.reach === null ? site.lineEnd : Math.min(site.length, site.anchor + rule.reach.after);
      if (rule.reach !== null) site.examined(low, high);
      if (ready.run !== null && !holdsRun(site.text, ready.leading === null ? low : site.anchor, high, ready.run))
        return;
      compiled ??= engine.compile(ready.source, ready.secretGroup);
      if (ready.leading === null) searchMatches(site, rule, compiled, low, high, keywordLength);
      else matchAtAnchor(site, rule, compiled, ready, low, high);
    },
    screen(keywordLength, now) {
      if (now) ready ??= read();
      return ready === null ? undefined : screenOf(ready, rule, keywordLength);
    },
  };
}

/** What edgeFits and headsFit look at. A rule that looks beyond its line has to note where it was turned away, and does that itself. */
function screenOf(ready: ReadyPattern, rule: LiveRule, keywordLength: number): ProbeScreen | null {
  if (ready.leading === null) return null;
  const { before, heads } = ready.leading;
  return {
    before: rule.reach?.before === 0 ? null : before,
    heads: rule.reach === null ? heads.slice(keywordLength) : [],
    skip: keywordLength,
  };
}

/** Whether the byte before the keyword can stand there: in a run of one letter a keyword of that letter begins everywhere. */
function edgeFits(site: Site, ready: ReadyPattern, rule: LiveRule): boolean {
  const { before } = ready.leading!;
  if (before === null || site.anchor === 0 || rule.reach?.before === 0) return true;
  const byte = site.text[site.anchor - 1]!;
  return before[byte] === 1 || byte === LINE_FEED || byte === RETURN;
}

/** Whether the bytes after the keyword can begin a match: turns nearly every chance hit away before a string is made. */
function headsFit(site: Site, ready: ReadyPattern, rule: LiveRule, keywordLength: number): boolean {
  const { heads } = ready.leading!;
  const { text, anchor, length } = site;
  for (let index = keywordLength; index < heads.length; index++) {
    const at = anchor + index;
    if (at < length && heads[index]![text[at]!] === 1) continue;
    // A rule of one line cannot have been decided by what stands beyond it.
    if (rule.reach !== null) site.examined(anchor, at + 1);
    return false;
  }
  return true;
}

const found = new Int32Array(4);

/** The pattern begins with the keyword: it is tried there and nowhere else. */
function matchAtAnchor(
  site: Site,
  rule: LiveRule,
  compiled: CompiledPattern,
  ready: ReadyPattern,
  low: number,
  high: number,
): void {
  const [least, most] = ready.leading!.boundary;
  const { anchor } = site;
  // Two bytes more than the match can take, so that edges at the ends of the cut are not taken for edges of the line.
  const from = Math.max(low, anchor - most - 1);
  const to = Math.min(high, anchor + ready.widest + 2);
  const text = latin1(site.text, from, to);
  for (let boundary = most; boundary >= least; boundary--) {
    const at = anchor - boundary - from;
    if (at < 0 || !compiled.match(text, at, true, found)) continue;
    takeMatch(site, rule, text, from);
    return;
  }
}

/** The keyword stands somewhere inside the match: matches are searched for until one holds the anchor. */
function searchMatches(
  site: Site,
  rule: LiveRule,
  compiled: CompiledPattern,
  low: number,
  high: number,
  keywordLength: number,
): void {
  const text = latin1(site.text, low, high);
  const anchor = site.anchor - low;
  let from = 0;
  for (let count = 0; count < MAX_MATCHES; count++) {
    if (!compiled.match(text, from, false, found) || found[0]! > anchor) return;
    if (found[1]! >= anchor + keywordLength && takeMatch(site, rule, text, low)) return;
    // From the next byte on, not from the end: the match that holds the anchor may overlap this one.
    from = found[0]! + 1;
  }
}

/** Judges the value of `found`; true where it counts. */
function takeMatch(site: Site, rule: LiveRule, text: string, offset: number): boolean {
  const [start, end] = [found[2]!, found[3]!];
  if (end <= start) return false;
  const verdict = judgeValue(site, rule, text.slice(start, end), offset + start, offset + end);
  if (verdict === null) return false;
  site.match(verdict, offset + start, offset + end);
  return true;
}
