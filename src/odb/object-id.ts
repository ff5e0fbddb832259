/** Forms of object ids in the text files of a git directory. */

const ID = /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/;

/** Whether `text` is a whole object id in hexadecimal, SHA-1 or SHA-256. */
export function isObjectId(text: string): boolean {
  return ID.test(text);
}

/** git writes an id of zeros for "nothing": a ref that did not exist yet, or does no longer. */
export function isZeroId(id: string): boolean {
  return /^0+$/.test(id);
}

/** All whole ids in a text, each once, without those of zeros. */
export function findObjectIds(text: string): string[] {
  const ids = text.match(/\b(?:[0-9a-f]{64}|[0-9a-f]{40})\b/g) ?? [];
  return [...new Set(ids)].filter((id) => !isZeroId(id));
}
