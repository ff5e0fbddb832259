import { readdirSync, readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const { rulePages } = (await import(pathToFileURL(join(process.cwd(), 'scripts/rule-pages.mjs')).href)) as {
  rulePages: () => Map<string, string>;
};

describe('docs/rules', () => {
  const pages = rulePages();

  it('is what `npm run docs:rules` makes of patterns/', () => {
    expect(readdirSync('docs/rules').sort()).toEqual([...pages.keys()].sort());
    const stale = [...pages].filter(([name, text]) => readFileSync(join('docs/rules', name), 'utf8') !== text);
    expect(stale.map(([name]) => name)).toEqual([]);
  });

  it('links to pages and headings that exist', () => {
    const headings = new Map(
      [...pages].map(([name, text]) => [name, new Set([...text.matchAll(/^#+ (\S+)$/gm)].map(([, id]) => id))]),
    );
    const broken: string[] = [];
    for (const [name, text] of pages) {
      for (const [, file, id] of text.matchAll(/\]\(([\w.-]*)#([\w-]+)\)/g))
        if (!headings.get(file === '' ? name : file!)?.has(id!)) broken.push(`${name}: ${file}#${id}`);
    }
    expect(broken).toEqual([]);
  });
});
