import { UnearthError } from '../errors.js';

/** A URL to clone, with its credential apart from it. */
export interface RemoteUrl {
  /** What git is given and what people are shown: no password, no token, no query. */
  display: string;
  credential: RemoteCredential | null;
}

export interface RemoteCredential {
  username: string;
  password: string;
  /** `https://host:port`: who may be given it, and nobody that the host redirects to. */
  origin: string;
}

const SUPPORTED = /^(?:https?|ssh|git|git\+ssh|ssh\+git|file):\/\//i;
/** user@host:path; the user is asked for so that a mistyped `a:b` is not taken for a host. */
const SCP_LIKE = /^[A-Za-z0-9._-]+@(?:[A-Za-z0-9._-]+|\[[0-9A-Fa-f:.]+\]):[^\0]+$/;

/**
 * Takes a URL apart, or returns null where `text` is none (a path).
 * Throws UnearthError `usage` for URLs that cannot be cloned; the message never quotes the URL's credential.
 */
export function parseRemoteUrl(text: string): RemoteUrl | null {
  if (SCP_LIKE.test(text)) return { display: text, credential: null };
  const scheme = /^([A-Za-z][A-Za-z0-9+.-]*):(?:\/\/|:)/.exec(text)?.[1];
  if (scheme === undefined) return null;
  if (!SUPPORTED.test(text)) {
    throw new UnearthError('usage', `URLs of the kind ${scheme}: are not supported`, {
      hint: 'Clone the repository with git and scan the clone, or give an https://, ssh://, git:// or file:// URL.',
    });
  }
  return splitCredential(text);
}

function splitCredential(text: string): RemoteUrl {
  let url: URL;
  try {
    url = new URL(text);
  } catch {
    throw new UnearthError('usage', 'the URL of the repository is malformed');
  }
  const web = /^https?:$/i.test(url.protocol);
  const credential =
    web && (url.username !== '' || url.password !== '')
      ? { username: decode(url.username), password: decode(url.password), origin: url.origin }
      : null;
  url.password = '';
  if (web) url.username = '';
  url.search = '';
  url.hash = '';
  return { display: url.href, credential };
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
