/** A Python `re` pattern (over bytes) that matches exactly these bytes; printable ASCII throughout. */
export function pythonLiteralPattern(bytes: Buffer): string {
  let pattern = '';
  for (const byte of bytes) {
    const character = String.fromCharCode(byte);
    // `=` is escaped too: `==>` in a pattern would split the line.
    pattern += /[A-Za-z0-9_/:;,<>@!%&"'`~]/.test(character) ? character : `\\x${byte.toString(16).padStart(2, '0')}`;
  }
  return pattern;
}
