/** Refs that a host makes for itself: it shows them in clones and lets nobody push them. */
const HOST_REFS =
  /^refs\/(pull|merge-requests|keep-around|pipelines|environments|changes|pull-requests|github-services)\//;

export function isHostRef(name: string): boolean {
  return HOST_REFS.test(name);
}
