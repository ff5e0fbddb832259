/**
 * Hits of one object, as columns of numbers: a scan of a large history makes millions of them, and an object each
 * would cost more than finding them. One row is one match of one anchor, or the memory of an anchor without a match
 * whose decision rests on bytes beyond its own line.
 */
export class HitList {
  length = 0;
  /** Where the trigger begins, in bytes from the start of the object. */
  anchor: Int32Array;
  /** Which trigger fired; meaning is the detector's own. */
  trigger: Int32Array;
  /** The decision rests on the bytes [low, high). */
  low: Int32Array;
  high: Int32Array;
  /** Verdict id, or NO_MATCH. */
  verdict: Int32Array;
  /** Byte range of the value. */
  start: Int32Array;
  end: Int32Array;

  constructor(capacity = 64) {
    this.anchor = new Int32Array(capacity);
    this.trigger = new Int32Array(capacity);
    this.low = new Int32Array(capacity);
    this.high = new Int32Array(capacity);
    this.verdict = new Int32Array(capacity);
    this.start = new Int32Array(capacity);
    this.end = new Int32Array(capacity);
  }

  add(
    anchor: number,
    trigger: number,
    low: number,
    high: number,
    verdict: number,
    start: number,
    end: number,
  ): void {
    const row = this.length;
    if (row === this.anchor.length) this.grow();
    this.anchor[row] = anchor;
    this.trigger[row] = trigger;
    this.low[row] = low;
    this.high[row] = high;
    this.verdict[row] = verdict;
    this.start[row] = start;
    this.end[row] = end;
    this.length = row + 1;
  }

  clear(): void {
    this.length = 0;
  }

  private grow(): void {
    const capacity = this.anchor.length * 2;
    const larger = (column: Int32Array): Int32Array => {
      const copy = new Int32Array(capacity);
      copy.set(column);
      return copy;
    };
    this.anchor = larger(this.anchor);
    this.trigger = larger(this.trigger);
    this.low = larger(this.low);
    this.high = larger(this.high);
    this.verdict = larger(this.verdict);
    this.start = larger(this.start);
    this.end = larger(this.end);
  }
}
