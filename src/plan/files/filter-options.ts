/** Which of git filter-repo's options a plan needs, and the files they read. */
import type { Instruments } from '../instruments.js';
import type { PlanFile } from '../model.js';
import { BLOB_CALLBACK, EMAIL_CALLBACK, NAME_CALLBACK } from './callbacks.js';
import { expressionsFile } from './expressions.js';
import { isAddress, mailmapFile } from './mailmap.js';
import { pathsFile } from './paths.js';
import { rewriteDataFile } from './rewrite-data.js';
import { rewriteHelperFile } from './rewrite-helper.js';

export interface FilterSetup {
  options: string[];
  files: PlanFile[];
}

/** `clean`: commits at which the rewrite stops going back. */
export function filterSetup(instruments: Instruments, clean: readonly string[]): FilterSetup {
  const options: string[] = [];
  const files: PlanFile[] = [
    file('unearth_rewrite.py', rewriteHelperFile(), 'program that rewrite.sh and the callbacks use', false),
    file(
      'rewrite-data.json',
      rewriteDataFile(instruments, clean),
      'the same replacements for the program, as hex',
      true,
    ),
  ];
  const add = (option: string, entry: PlanFile): void => {
    files.push(entry);
    options.push(`${option} "$plan/${entry.name}"`);
  };
  addExpressions(instruments, files, options);
  if (instruments.blobEdits.size > 0) {
    add(
      '--blob-callback',
      file('blob-callback.py', Buffer.from(BLOB_CALLBACK), 'content with NUL bytes, UTF-16, archives', false),
    );
  }
  addIdentities(instruments, add);
  if (instruments.paths.length > 0) {
    add('--paths-from-file', file('paths.txt', pathsFile(instruments.paths), 'names of files and folders', true));
  }
  return { options, files };
}

/** One file for text and messages, or two where they differ (personal data that stays in trailers). */
function addExpressions({ texts, messages }: Instruments, files: PlanFile[], options: string[]): void {
  const forTexts = expressionsFile(texts);
  const forMessages = expressionsFile(messages);
  const same = forTexts.equals(forMessages);
  if (forTexts.length > 0) {
    files.push(file('expressions.txt', forTexts, `replacements in text files${same ? ' and messages' : ''}`, true));
    options.push('--replace-text "$plan/expressions.txt"');
  }
  if (forMessages.length === 0) return;
  if (!same) files.push(file('messages.txt', forMessages, 'replacements in messages of commits', true));
  options.push(`--replace-message "$plan/${same ? 'expressions' : 'messages'}.txt"`);
}

function addIdentities({ identities }: Instruments, add: (option: string, entry: PlanFile) => void): void {
  if (identities.length === 0) return;
  if (identities.some(({ find }) => isAddress(find))) {
    add('--mailmap', file('mailmap', mailmapFile(identities), 'addresses of authors, committers and taggers', true));
  }
  add(
    '--name-callback',
    file('name-callback.py', Buffer.from(NAME_CALLBACK), 'names of authors and committers', false),
  );
  add(
    '--email-callback',
    file('email-callback.py', Buffer.from(EMAIL_CALLBACK), 'addresses with a secret inside', false),
  );
}

export function file(name: string, bytes: Buffer, purpose: string, secret: boolean, executable = false): PlanFile {
  return { name, bytes, purpose, secret, executable };
}
