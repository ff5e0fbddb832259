/** Every object of a repository, as git itself gives them. */
import { execFileSync } from 'node:child_process';

export interface RawObject {
  id: string;
  type: string;
  data: Buffer;
}

export function allObjects(repository: string): RawObject[] {
  const out = execFileSync('git', ['-C', repository, 'cat-file', '--batch-all-objects', '--batch'], {
    maxBuffer: 1 << 28,
    env: { ...process.env, GIT_NO_REPLACE_OBJECTS: '1' },
  });
  const objects: RawObject[] = [];
  for (let at = 0; at < out.length;) {
    const end = out.indexOf(10, at);
    const [id, type, size] = out.toString('latin1', at, end).split(' ') as [string, string, string];
    objects.push({ id, type, data: out.subarray(end + 1, end + 1 + Number(size)) });
    at = end + 2 + Number(size);
  }
  return objects;
}

/** Ids of objects that hold the bytes. */
export function objectsWith(repository: string, bytes: Buffer): string[] {
  return allObjects(repository)
    .filter(({ data }) => data.includes(bytes))
    .map(({ id }) => id);
}
