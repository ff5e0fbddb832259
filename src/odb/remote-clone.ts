import * as fs from 'node:fs';
import { UnearthError } from '../errors.js';
import { printable } from './printable.js';
import type { RemoteUrl } from './remote-url.js';
import { runGit } from './run-git.js';
import { makeTemporaryFolder } from './temporary-folder.js';

/** What may be spoken to; `ext::` and kin would run commands. */
const ALLOWED_PROTOCOLS = 'http:https:ssh:git:file';

/** Answers git's question for a password from the environment: the value stands on no command line. */
const CREDENTIAL_HELPER =
  '!f() { test "$1" = get && printf "username=%s\\npassword=%s\\n" "$UNEARTH_URL_USERNAME" "$UNEARTH_URL_PASSWORD"; }; f';

/**
 * Mirrors a remote repository into a temporary folder and returns that folder. No templates, no hooks, no prompt.
 * Throws UnearthError `no-access`, `tool-missing` or `interrupted`; messages show the URL without its credential.
 */
export async function cloneRemote(remote: RemoteUrl, signal?: AbortSignal): Promise<string> {
  const folder = makeTemporaryFolder('clone');
  try {
    const helperKey = `credential.${remote.credential?.origin}.helper`;
    const settings = remote.credential === null ? [] : ['-c', `${helperKey}=${CREDENTIAL_HELPER}`];
    const result = await runGit(
      [...settings, 'clone', '--quiet', '--mirror', '--template=', '--', remote.display, folder],
      {
        cwd: folder,
        environment: cloneEnvironment(remote),
        ...(signal === undefined ? {} : { signal }),
      },
    );
    if (result.exitCode !== 0) throw cloneError(remote, result.stderr);
    return folder;
  } catch (error) {
    await fs.promises.rm(folder, { recursive: true, force: true, maxRetries: 3 });
    throw error;
  }
}

function cloneEnvironment(remote: RemoteUrl): Record<string, string> {
  return {
    GIT_ALLOW_PROTOCOL: ALLOWED_PROTOCOLS,
    // ssh asks on the terminal by itself, whatever GIT_TERMINAL_PROMPT says.
    ...(process.env['GIT_SSH_COMMAND'] === undefined && process.env['GIT_SSH'] === undefined
      ? { GIT_SSH_COMMAND: 'ssh -o BatchMode=yes' }
      : {}),
    ...(remote.credential === null
      ? {}
      : { UNEARTH_URL_USERNAME: remote.credential.username, UNEARTH_URL_PASSWORD: remote.credential.password }),
  };
}

const REFUSED =
  /authentication failed|could not read (?:username|password)|permission denied|access denied|\b40[13]\b/i;
const ABSENT = /not found|does not appear to be a git repository|does not exist/i;
const UNREACHABLE =
  /could not resolve host|connection (?:refused|timed out|reset)|failed to connect|host key|could not connect/i;

function cloneError(remote: RemoteUrl, stderr: string): UnearthError {
  const place = printable(remote.display);
  if (REFUSED.test(stderr)) {
    return new UnearthError('no-access', `access to ${place} was refused`, {
      hint: 'Clone it yourself (git clone --mirror) with your credentials and scan the clone.',
    });
  }
  if (UNREACHABLE.test(stderr)) {
    return new UnearthError('no-access', `${place} could not be reached`, {
      hint: 'Check the host name, the network and proxies.',
    });
  }
  if (ABSENT.test(stderr)) {
    return new UnearthError('no-access', `no repository at ${place}, or no permission to see it`, {
      hint: 'Check the URL.',
    });
  }
  const what = `git could not clone ${place}: ${lastComplaint(stderr, remote)}`;
  const hint = 'Give the path itself: it is opened in place.';
  return new UnearthError('no-access', what, remote.display.startsWith('file:') ? { hint } : {});
}

/** git's last line, with whatever it quotes of a credential taken out. */
function lastComplaint(stderr: string, remote: RemoteUrl): string {
  const lines = stderr.split('\n').filter((line) => line.trim() !== '');
  let line = lines.findLast((candidate) => candidate.startsWith('fatal:')) ?? lines.at(-1) ?? 'no reason given';
  for (const part of [remote.credential?.password, remote.credential?.username]) {
    if (part !== undefined && part !== '')
      line = line.replaceAll(part, '***').replaceAll(encodeURIComponent(part), '***');
  }
  return printable(line.replace(/\/\/[^/\s@]*@/g, '//')).slice(0, 300);
}
