import type { Site } from './site.js';

/** Something to do at an anchor; its index in the list of probes is the hit's `trigger`. */
export interface Probe {
  /** Id of the rule, or name of the code detector: what the time is counted for. */
  readonly owner: string;
  evaluate(site: Site): void;
}
