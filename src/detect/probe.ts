import type { ProbeScreen } from './prefilter/needle-tables.js';
import type { Site } from './site.js';
import type { TextMode } from './types.js';

/** Something to do at an anchor; its index in the list of probes is the hit's `trigger`. */
export interface Probe {
  /** Id of the rule, or name of the code detector: what the time is counted for. */
  readonly owner: string;
  /** The text modes it runs in; default: all. */
  readonly modes?: readonly TextMode[];
  evaluate(site: Site): void;
  /** How its matches begin; null: nothing can be said; undefined: not yet known, and `now` is not set. */
  screen?(now: boolean): ProbeScreen | null | undefined;
}
