import type { Emitter } from './code-detector.js';
import type { HitList } from './hit-list.js';
import { LINE_CLIP, lineEnd, lineStart } from './line-bounds.js';
import { NO_MATCH, type TextMode } from './types.js';

/**
 * One anchor while it is being judged: the text around it, what has been looked at so far, and the matches, which are written
 * down together at the end because each rests on all that was looked at. Reused from anchor to anchor.
 */
export class Site {
  text: Buffer = Buffer.alloc(0);
  length = 0;
  mode: TextMode = 0;
  anchor = 0;
  trigger = 0;
  private low = -1;
  private high = -1;
  private beyondLine = false;
  private start = -1;
  private end = -1;
  private matches: number[] = [];

  /** True where the text was decoded out of another: it is not decoded again. */
  readonly nested: boolean;
  /** For code detectors. */
  readonly emitter: Emitter;
  /** Counts texts entered, so that what is kept of one is not taken for another's in the same buffer. */
  texts = 0;

  constructor(nested: boolean, emitterFor: (site: Site) => Emitter) {
    this.nested = nested;
    this.emitter = emitterFor(this);
  }

  /** Matches noted at this anchor so far. */
  get matchCount(): number {
    return this.matches.length / 3;
  }

  /** Sets the text that the next anchors stand in. */
  enter(text: Buffer, length: number, mode: TextMode): void {
    this.text = text;
    this.length = length;
    this.mode = mode;
    this.anchor = -1;
    this.texts++;
  }

  /** Turns to an anchor; the line's bounds are kept where it is the same. */
  turnTo(anchor: number, trigger: number): void {
    if (anchor !== this.anchor) this.start = this.end = -1;
    this.anchor = anchor;
    this.trigger = trigger;
    this.low = -1;
    this.beyondLine = false;
  }

  /** First byte of the anchor's own clipped line. */
  get lineStart(): number {
    if (this.start < 0) this.start = lineStart(this.text, this.anchor, LINE_CLIP);
    return this.start;
  }

  /** End of the anchor's own clipped line, its line feed excluded. */
  get lineEnd(): number {
    if (this.end < 0) this.end = lineEnd(this.text, this.length, this.anchor, LINE_CLIP);
    return this.end;
  }

  /** Notes that the decision rests on [low, high) too; where that is the begin or the end of the text, on nothing being there. */
  examined(low: number, high: number): void {
    this.takeLine();
    const from = Math.max(0, low);
    const to = Math.min(this.length, high);
    if (from >= this.low && to <= this.high && from > 0 && to < this.length) return;
    this.low = Math.min(this.low, from);
    this.high = Math.max(this.high, to);
    this.beyondLine = true;
  }

  match(verdict: number, start: number, end: number): void {
    this.matches.push(verdict, start, end);
  }

  /** Writes the matches down, or that there was none though bytes beyond the line counted. */
  leave(hits: HitList): void {
    if (this.matches.length === 0) {
      if (this.beyondLine) hits.add(this.anchor, this.trigger, this.low, this.high, NO_MATCH, this.anchor, this.anchor);
      return;
    }
    this.takeLine();
    for (let at = 0; at < this.matches.length; at += 3) {
      hits.add(
        this.anchor,
        this.trigger,
        this.low,
        this.high,
        this.matches[at]!,
        this.matches[at + 1]!,
        this.matches[at + 2]!,
      );
    }
    this.matches.length = 0;
  }

  /** The own line with the line feeds that bound it, where nothing was taken yet. */
  private takeLine(): void {
    if (this.low >= 0) return;
    const { lineStart: start, lineEnd: end } = this;
    this.low = start > 0 && this.text[start - 1] === 10 ? Math.max(start - 1, this.anchor - LINE_CLIP) : start;
    this.high = Math.min(this.length, end + 1, this.anchor + LINE_CLIP);
  }
}
