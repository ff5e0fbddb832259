import { beforeAll, describe, expect, it } from 'vitest';
import { rotationPages } from '../../src/cli/rotation-pages.js';
import { ownCodeDetectors } from '../../src/detect/code-detectors.js';
import { createDetector } from '../../src/detect/create-detector.js';
import { HitList } from '../../src/detect/hit-list.js';
import { PATTERNS_FOLDER, loadRuleFiles, ruleFilesIn } from '../../src/detect/rules/load-patterns.js';
import type { DocumentedRuleFile, Rotation } from '../../src/detect/rules/rule.js';
import { NO_MATCH } from '../../src/detect/types.js';
import { plain } from '../../src/plan/text/markdown.js';

/** Not credentials: nothing there has a provider that could act. */
const PERSONAL = new Set(['personal-data', 'payment-card', 'bank-account']);
/** Written in CAPITALS, but no placeholder. */
const SQL_AND_OPTIONS = /["'][^"']*["']/g;

let files: DocumentedRuleFile[];
let pages: Rotation[];

beforeAll(() => {
  files = loadRuleFiles(ruleFilesIn(PATTERNS_FOLDER));
  pages = files.flatMap((file) => file.rotations);
});

/** Ids of the pages for which `isWrong` says something, with what it says. */
function faults(isWrong: (page: Rotation) => string | false | null | undefined): string[] {
  return pages.flatMap((page) => {
    const fault = isWrong(page);
    return fault ? [`${page.id}: ${fault}`] : [];
  });
}

describe('the rotation pages', () => {
  it('are many, and every rule leads to one', () => {
    const ids = new Set(pages.map(({ id }) => id));
    expect(ids.size).toBeGreaterThanOrEqual(110);
    const lost = files.flatMap((file) => file.rules.filter(({ rotation }) => !ids.has(rotation)).map(({ id }) => id));
    expect(lost).toEqual([]);
  });

  it('are each the page of some rule: none is left behind by a renamed id', () => {
    const used = new Set(files.flatMap((file) => file.rules.map(({ rotation }) => rotation)));
    expect(pages.filter(({ id }) => !used.has(id)).map(({ id }) => id)).toEqual([]);
  });

  it('say how to make, deploy and revoke, what breaks, and where to look', () => {
    expect(
      faults((page) => {
        const lists = (['create', 'deploy', 'revoke', 'breaks'] as const).filter((key) => page[key].length === 0);
        const texts = (['auditLog', 'automatic'] as const).filter((key) => !page[key] && !PERSONAL.has(page.id));
        return [...lists, ...texts].join(' ');
      }),
    ).toEqual([]);
  });

  it('stand in one line each, without marks that Markdown would show', () => {
    const texts = (page: Rotation) => [
      page.title,
      page.attacker,
      ...page.create,
      ...page.deploy,
      ...page.revoke,
      ...page.breaks,
      page.auditLog ?? '',
      page.automatic ?? '',
    ];
    expect(faults((page) => texts(page).find((text) => /[\n\r`]|\*\*|TODO|\s$/.test(text)))).toEqual([]);
    expect(pages.every((page) => texts(page).every((text) => plain(text).length >= text.length))).toBe(true);
  });

  it('continue the sentence "By itself the provider ..."', () => {
    expect(
      faults(
        (page) => page.automatic !== null && page.id !== 'generic' && /^[A-Z]/.test(page.automatic) && page.automatic,
      ),
    ).toEqual([]);
  });

  it('carry a month that is not in the future, and link to documentation over https', () => {
    const month = new Date().toISOString().slice(0, 7);
    expect(
      faults((page) => (/^20\d\d-(0[1-9]|1[0-2])$/.test(page.checked) && page.checked <= month ? false : page.checked)),
    ).toEqual([]);
    expect(
      faults(
        ({ docs }) =>
          docs !== null && !(URL.canParse(docs) && docs.startsWith('https://') && !/[\s<>]/.test(docs)) && docs,
      ),
    ).toEqual([]);
  });

  it('give commands of one line, and no secret on a command line', () => {
    const commands = pages.filter(({ command }) => command !== null);
    expect(commands.length).toBeGreaterThan(40);
    // What a process list shows: a header with the token, a password option, user:password, a variable the shell expands.
    const shown =
      /\n|Authorization:|Bearer|(?:^|\s)(?:-p|--?password|--?token|--?secret)[ =]\S|\s(?:-u|--user)[ =]\S*:|:\/\/[^/\s]*@|\$\{?[A-Z_]*(?:TOKEN|SECRET|PASSWORD|KEY)/i;
    expect(faults(({ command }) => command !== null && shown.test(command.split('  # ')[0]!) && command)).toEqual([]);
  });

  it('mark placeholders of commands by CAPITALS, nothing in angle brackets or braces', () => {
    expect(
      faults(
        ({ command }) =>
          command !== null && /<[^ ]|\{\{|\bxxx|\.\.\./.test(command.replace(SQL_AND_OPTIONS, '')) && command,
      ),
    ).toEqual([]);
  });

  it('hold nothing token-shaped', () => {
    const detector = createDetector({ rules: files, codeDetectors: ownCodeDetectors(), personalData: 'none' });
    const found = pages.flatMap((page) => {
      const text = Object.values(rotationPages(new Map([[page.id, page]])).get(page.id)!)
        .flat()
        .join('\n');
      const hits = new HitList();
      const bytes = Buffer.from(text, 'latin1');
      detector.scan(bytes, bytes.length, 0, bytes.length, 0, hits);
      return Array.from({ length: hits.length }, (_, row) => hits.verdict[row]!)
        .filter((verdict) => verdict !== NO_MATCH)
        .map((verdict) => detector.rules[detector.verdicts.get(verdict).rule]!)
        .filter(({ generic }) => !generic)
        .map(({ id }) => `${page.id}: ${id}`);
    });
    expect(found).toEqual([]);
  });
});
