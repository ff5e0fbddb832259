import { judgeName, speaksOfDigest } from './name-rules.js';
import { takeNameApart, type NameParts } from './name-parts.js';

export { splitName } from './name-parts.js';

/** What a name says about the value it is given. */
export interface NameInfo extends NameParts {
  /** Why a value of this name is no secret, or null. */
  readonly against: string | null;
  /** The name speaks of a hash or digest. */
  readonly speaksOfDigest: boolean;
}

const MOST_REMEMBERED = 4096;
// The same few names are given values over and over in a history; a name always means the same.
const remembered = new Map<string, NameInfo>();

export function describeName(name: string): NameInfo {
  const known = remembered.get(name);
  if (known) return known;
  const parts = takeNameApart(name);
  const info: NameInfo = { ...parts, against: judgeName(parts), speaksOfDigest: speaksOfDigest(parts) };
  if (remembered.size >= MOST_REMEMBERED) remembered.clear();
  remembered.set(name, info);
  return info;
}
