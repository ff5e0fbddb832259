import type { StructuredEntry } from './entry.js';
import { afterByteOrderMark } from './text-lines.js';

/** Longer content is no single key or password. */
const LONGEST = 1024;

const VAULT_RULE = 'ansible-vault-password-file';
const VAULT_NAME = /^\.?(?:ansible[_-])?vault[_.-]?(?:pass(?:word)?|pw|key)(?:[_-]?file)?(?:\.txt)?$/i;
/** Rails: config/master.key, and a key for each environment under config/credentials. */
const RAILS_NAME = /(?:^|\/)(?:master\.key|config\/credentials\/[^/]+\.key)$/i;

/** Keys that open other files of the history have rules of their own: the plan follows them there. */
function ruleOf(path: string, value: string): string {
  if (VAULT_NAME.test(path.slice(path.lastIndexOf('/') + 1))) return VAULT_RULE;
  if (RAILS_NAME.test(path) && /^[0-9a-f]{32}(?:[0-9a-f]{32})?$/.test(value)) return 'rails-master-key-file';
  return 'generic-file-key';
}

/** A file that is one secret and nothing else: master.key, a vault password, a token kept by a tool. Comment lines are passed over. */
export function readWholeFile(text: string, path: string): StructuredEntry[] {
  const from = afterByteOrderMark(text);
  // A program that fetches the value is none.
  if (text.length > 8192 || text.startsWith('#!', from)) return [];
  const lines = [...text.slice(from).matchAll(/^[ \t]*([^\s#][^\r\n]*?)[ \t]*\r?$/gm)];
  if (lines.length !== 1) return [];
  const value = lines[0]![1]!;
  if (value.length < 6 || value.length > LONGEST || /^(?:-----BEGIN|#!|\{|\[|<)/.test(value)) return [];
  const rule = ruleOf(path, value);
  // ansible-vault takes the whole line, a passphrase of several words too.
  if (/\s/.test(value) && rule !== VAULT_RULE) return [];
  const start = from + lines[0]!.index + lines[0]![0].indexOf(value);
  const name = path.slice(path.lastIndexOf('/') + 1);
  return [
    {
      name,
      value,
      start,
      end: start + value.length,
      role: 'credential',
      rule,
      reason: 'the file holds this value and nothing else',
    },
  ];
}
