/** An occurrence while it is still numbers: what findings are built from. */
import type { Place } from '../findings/model.js';
import type { LocatedMatch } from './locate.js';

export interface RawOccurrence {
  secret: number;
  place: Place;
  /** Entry of the object that holds it, or -1. */
  object: number;
  /** Path, ref name, remote name; empty where there is none. */
  path: Buffer;
  match: LocatedMatch;
  /** Commit number that brought it in, and that took it away; -1 for none. */
  commit: number;
  removedBy: number;
  atHead: boolean;
  /** Where `removedBy` says that it went away: the tip of some branch, here or of a remote, has it at this path all the same. */
  atTip?: boolean;
  /** ReachBits. */
  bits: number;
}
