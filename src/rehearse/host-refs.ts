/** Refs that a host makes for itself: it shows them in clones and lets nobody push them. */
const HOST_REFS =
  /^refs\/(pull|merge-requests|keep-around|pipelines|environments|changes|pull-requests|github-services)\//;

const PULL_REQUEST = /^refs\/(?:pull|merge-requests|pull-requests)\/([0-9]{1,15})\//;

/** Each request has a ref for its head and may have one for its merge: it counts once. Ascending. */
export function pullRequestNumbers(refs: readonly { name: string }[]): number[] {
  const numbers = refs.flatMap(({ name }) => PULL_REQUEST.exec(name)?.[1] ?? []).map(Number);
  return [...new Set(numbers)].sort((a, b) => a - b);
}

export function isHostRef(name: string): boolean {
  return HOST_REFS.test(name);
}
