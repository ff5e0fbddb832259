/**
 * Path patterns of ignore files: `*` within a name, `**` across folders, `?` one character; a pattern without a slash
 * matches a name anywhere, one that ends in a slash everything below. A subset of .gitignore's without its negation.
 */
export function pathGlob(glob: string): RegExp {
  const anchored = glob.replace(/\/$/, '').includes('/');
  const body = glob.replace(/^\//, '').replace(/\/$/, '');
  const source = (body.match(/\*\*\/|\/\*\*$|\*+|\?|[^*?/]+|\//g) ?? []).map(translate).join('');
  return new RegExp(`${anchored ? '^' : '(?:^|/)'}${source}${glob.endsWith('/') ? '/' : '(?:/|$)'}`, 's');
}

function translate(part: string): string {
  if (part === '**/') return '(?:[^/]+/)*';
  if (part === '/**') return '/.+';
  if (part.startsWith('**')) return '.*';
  if (part === '*') return '[^/]*';
  if (part === '?') return '[^/]';
  return part.replace(/[.+^${}()|[\]\\]/g, '\\$&');
}
