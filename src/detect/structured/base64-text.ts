/** Bytes of a base64 or base64url value as latin1 text, or null where it is none (stray characters, wrong length). */
export function decodeBase64(value: string): string | null {
  const compact = value.replace(/\s+/g, '');
  if (compact.length < 4 || !/^[A-Za-z0-9+/_-]+={0,2}$/.test(compact)) return null;
  const bare = compact.replace(/=+$/, '');
  if (bare.length % 4 === 1) return null;
  return Buffer.from(bare, 'base64').toString('latin1');
}

/** Printable text, UTF-8 included: what a person or a program may have typed. */
export function isPrintable(text: string): boolean {
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === 127 || (code < 32 && code !== 9 && code !== 10 && code !== 13)) return false;
  }
  return text !== '';
}
