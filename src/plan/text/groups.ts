/** Values that are rotated together, in the plan's order. */
export function groupsOf<T extends { group: string }>(credentials: readonly T[]): T[][] {
  const groups = new Map<string, T[]>();
  for (const credential of credentials)
    groups.set(credential.group, [...(groups.get(credential.group) ?? []), credential]);
  return [...groups.values()];
}
