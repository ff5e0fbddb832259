import type { Emitter } from './code-detector.js';
import type { HitList } from './hit-list.js';
import { createAnchorQueue, findAnchors, standsAt } from './prefilter/find-anchors.js';
import type { Needle } from './prefilter/needle.js';
import type { NeedleIndex } from './prefilter/needle-index.js';
import type { Probe } from './probe.js';
import { Site } from './site.js';
import type { TextMode } from './types.js';

/** Runs probes at the anchors of a text. Holds scratch space: a scan within a scan needs a scanner of its own. */
export interface Scanner {
  scan(text: Buffer, length: number, from: number, to: number, mode: TextMode, hits: HitList): void;
  evaluate(text: Buffer, length: number, anchor: number, trigger: number, mode: TextMode, hits: HitList): void;
}

export interface ScannerParts {
  readonly needles: readonly Needle[];
  readonly index: NeedleIndex;
  readonly probes: readonly Probe[];
  emitterFor(site: Site): Emitter;
}

export function createScanner({ needles, index, probes, emitterFor }: ScannerParts, nested: boolean): Scanner {
  const site = new Site(nested, emitterFor);
  const queue = createAnchorQueue();
  const needleOf = new Uint32Array(probes.length);
  needles.forEach((needle, number) => needle.probes.forEach((probe) => (needleOf[probe] = number)));
  const evaluate = (anchor: number, trigger: number, hits: HitList): void => {
    site.turnTo(anchor, trigger);
    probes[trigger]!.evaluate(site);
    site.leave(hits);
  };
  return {
    scan(text, length, from, to, mode, hits) {
      site.enter(text, length, mode);
      findAnchors(index, text, length, from, to, queue, (needle, anchor) => {
        for (const probe of needles[needle]!.probes) evaluate(anchor, probe, hits);
      });
    },
    evaluate(text, length, anchor, trigger, mode, hits) {
      // An edit may have taken a part of the trigger away, and a scan would not have stopped here.
      if (!standsAt(index, text, length, needleOf[trigger]!, anchor)) return;
      site.enter(text, length, mode);
      evaluate(anchor, trigger, hits);
    },
  };
}
