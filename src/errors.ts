/** What went wrong, as a stable code that callers can switch on. */
export type ErrorCode =
  | 'usage'
  | 'configuration'
  | 'rule-invalid'
  | 'not-a-repository'
  | 'no-access'
  | 'unknown-revision'
  | 'object-missing'
  | 'object-corrupt'
  | 'repository-changed'
  | 'unsupported'
  | 'tool-missing'
  | 'interrupted'
  | 'internal';

/**
 * A failure a person can act on: the message names the thing and the place in one line, `hint` the way out.
 * Neither may ever hold a secret: messages end up in terminals, logs and CI output.
 */
export class UnearthError extends Error {
  readonly code: ErrorCode;
  readonly hint: string | undefined;

  constructor(code: ErrorCode, message: string, options: { hint?: string; cause?: unknown } = {}) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.name = 'UnearthError';
    this.code = code;
    this.hint = options.hint;
  }
}
