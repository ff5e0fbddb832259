/** Which host a repository lives on, from its remotes: the clean-up after a rewrite differs from host to host. */
import type { HostKind } from './facts.js';

export interface Host {
  kind: HostKind;
  /** owner/name, or null where the URL does not say. */
  slug: string | null;
  /** Host name as in the URL, or ''. */
  name: string;
}

const KINDS: [RegExp, HostKind][] = [
  [/(^|\.)github\./, 'github'],
  [/gitlab/, 'gitlab'],
  [/bitbucket|stash\./, 'bitbucket'],
  [/dev\.azure\.com|visualstudio\.com/, 'azure'],
  [/gitea|forgejo|codeberg/, 'gitea'],
  [/gerrit|googlesource/, 'gerrit'],
];

/** The remote that people mean by "the host": origin, or the only one there is. */
export function hostRemote<T extends { name: string; url: string }>(remotes: readonly T[]): T | undefined {
  return remotes.find(({ name }) => name === 'origin') ?? remotes[0];
}

export function recognizeHost(remotes: readonly { name: string; url: string }[]): Host {
  const remote = hostRemote(remotes);
  const match =
    remote === undefined ? null : /^(?:\w+:\/\/)?(?:[^@/]*@)?([^/:]+)(?::\d+)?[/:](.+?)(?:\.git)?\/?$/.exec(remote.url);
  const looksRemote = remote !== undefined && (/^\w+:\/\//.test(remote.url) || /^[^/]+@[^/]+:/.test(remote.url));
  if (!match || !looksRemote || remote.url.startsWith('file:')) return { kind: 'unknown', slug: null, name: '' };
  const name = match[1]!.toLowerCase();
  const kind = KINDS.find(([words]) => words.test(name))?.[1] ?? 'unknown';
  return { kind, slug: match[2]!.replace(/^\/+/, ''), name };
}
