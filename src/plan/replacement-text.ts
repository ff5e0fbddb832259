/**
 * What stands in a secret's place: inert in YAML, JSON, shell and code (upstream's `***REMOVED***` breaks unquoted
 * YAML), unique for each secret, so that neighbouring versions stay different and a place can be traced to the plan.
 */
export function replacementText(value: Buffer, planId: string, number: number): string {
  const text = value.toString('latin1');
  if (/^[0-9]{6,}$/.test(text)) return digits(text.length, number);
  if (/^[^@\s]+@[^@\s]+\.[A-Za-z]{2,}$/.test(text)) return `redacted-${planId}-${number}@example.invalid`;
  if (/-----BEGIN [A-Z0-9 ]*PRIVATE KEY/.test(text)) return `REDACTED-PRIVATE-KEY-${planId}-${number}`;
  return `REDACTED-${planId}-${number}`;
}

/** A bare number may stand unquoted in JSON: it stays a number of the same length. */
function digits(length: number, number: number): string {
  return `9${String(number).padStart(length - 1, '0')}`.slice(0, length);
}
