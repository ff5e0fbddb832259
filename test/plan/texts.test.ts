import { spawnSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { assemblePlan } from '../../src/plan/assemble-plan.js';
import type { Occurrence } from '../../src/findings/model.js';
import type { HostKind } from '../../src/plan/facts.js';
import { recognizeHost } from '../../src/plan/host.js';
import { code, idList, plain, visible } from '../../src/plan/text/markdown.js';
import { token } from '../rehearse/helpers/canaries.js';
import { makeFacts } from './helpers/facts.js';

const value = token('texts');
const planFile = (facts: ReturnType<typeof makeFacts>, name: string): string =>
  assemblePlan(facts)
    .files.find((file) => file.name === name)
    ?.bytes.toString() ?? '';

const occurrenceAt = (path: string): Occurrence => ({
  place: 'blob',
  object: '1',
  path,
  startLine: 1,
  endLine: 1,
  startColumn: 1,
  endColumn: 1,
  start: 0,
  end: 1,
  layers: [],
  rule: '',
  introduced: null,
  removed: null,
  atHead: true,
  reach: 'head',
  refs: [],
  refCount: 0,
  fileRole: '',
});

describe('PLAN.md', () => {
  it('has its sections in the order in which they are done, numbered without gaps', () => {
    const headings = planFile(makeFacts([{ value }]), 'PLAN.md').match(/^## \d+\. .*/gm)!;
    expect(headings.map((heading) => Number(/\d+/.exec(heading)![0]))).toEqual(headings.map((_, at) => at + 1));
    const words = 'Stop evidence happened Rotate Fix Rewrite Rehearse Rewrite Push host people Verify Close'.split(' ');
    expect(headings.map((heading, at) => heading.includes(words[at]!))).toEqual(words.map(() => true));
    const without = planFile(
      makeFacts([{ value }], { options: { rewrite: 'none', personalData: false } }),
      'PLAN.md',
    ).match(/^## \d+/gm)!;
    expect(without.map((heading) => Number(heading.slice(3)))).toEqual(without.map((_, at) => at + 1));
  });

  it('lists every secret-bearing file with the step that destroys it', () => {
    const plan = assemblePlan(makeFacts([{ value, sighting: { identities: ['4'.repeat(40)] } }]));
    const text = plan.files.find(({ name }) => name === 'PLAN.md')!.bytes.toString();
    const destroy = /^shred -u (.*)$/m.exec(text.slice(text.indexOf('Destroy what holds')))![1]!;
    expect(destroy.split(' ').sort()).toEqual(
      plan.files
        .filter(({ secret }) => secret)
        .map(({ name }) => name)
        .sort(),
    );
  });

  it('lets nothing of the repository break out of its place', () => {
    const path = 'a`b|c\u001b[31m\n## 1. Forged\u202e.txt';
    const occurrence = occurrenceAt(path);
    const text = planFile(
      makeFacts([
        {
          value,
          finding: { title: '# *bold* | <b>', names: ['A|B'], occurrences: [occurrence] },
        },
      ]),
      'PLAN.md',
    );
    expect(text).not.toMatch(/^## 1\. Forged/m);
    // eslint-disable-next-line no-control-regex
    expect(text).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u202e]/);
    expect(text).not.toContain('<b>');
  });

  it('counts what is rotated together once, in one row', () => {
    const pair = ['id', 'secret'].map((name) => token(`pair ${name}`));
    const [id, secret] = pair.map((one) => makeFacts([{ value: one }]).report.findings[0]!.fingerprint);
    const facts = makeFacts([
      { value: pair[0]!, finding: { kind: 'identifier', relatedTo: [secret!], rotation: 'aws', names: ['AWS_ID'] } },
      { value: pair[1]!, finding: { relatedTo: [id!], rotation: 'aws', names: ['AWS_SECRET'] } },
      { value },
    ]);
    for (const finding of facts.report.findings) finding.occurrences.push(occurrenceAt('.env'));
    const text = planFile(facts, 'PLAN.md');
    expect(text).toMatch(/^# Plan \w+: end the exposure of 2 credentials \(3 values\)/);
    expect(text).toMatch(/^\| S\d-S\d \| .*AWS_SECRET.* \+ .*AWS_ID/m);
    expect(text).toContain('exposed as one: `.env` (S1-S3)');
  });

  it('verifies the mirror before it is pushed, and says how to go back', () => {
    const text = planFile(makeFacts([{ value }]), 'PLAN.md');
    const at = [
      'git bundle|bundle create',
      'rewrite\\.sh \\S+ rewritten',
      'unearth verify rewritten',
      'run/push\\.sh',
      'run/rollback\\.sh restored\\.git',
      'rm -rf run .*restored\\.git before\\.bundle',
    ].map((words) => text.search(new RegExp(words)));
    expect(at).toEqual([...at].sort((a, b) => a - b));
    expect(at[0]).toBeGreaterThan(0);
  });

  it.each(['shallow', 'partial', 'singleBranch'] as const)(
    'says at its top that a %s clone cannot be rewritten',
    (kind) => {
      const facts = makeFacts([{ value }]);
      facts.repository[kind] = true;
      expect(planFile(facts, 'PLAN.md').split('## 1.')[0]).toMatch(
        /plan again from a whole copy.*git clone --mirror https:\/\/github\.com\/acme\/app\.git/,
      );
      expect(planFile(makeFacts([{ value }]), 'PLAN.md')).not.toContain('whole copy');
    },
  );

  it('says which doubtful finding makes the rewrite begin early', () => {
    const since = (date: string) =>
      ({ since: date, until: null, atHead: false, reach: 'branch', pushed: 'yes' }) as const;
    const old = { value: token('old'), finding: { severity: 'low' as const, exposure: since('2011-05-06T00:00:00Z') } };
    const grave = { value, finding: { severity: 'critical' as const, exposure: since('2024-03-04T00:00:00Z') } };
    expect(planFile(makeFacts([old, grave]), 'PLAN.md')).toMatch(
      /S2 \(low or medium\) reaches back to 2011-05-06, the critical and high ones only to 2024-03-04/,
    );
    old.finding.exposure = since('2024-03-04T09:00:00Z') as never;
    expect(planFile(makeFacts([old, grave]), 'PLAN.md')).not.toContain('reaches back');
    expect(planFile(makeFacts([old]), 'PLAN.md')).not.toContain('reaches back');
  });

  it('names the remote that people mean, whatever stands first in the configuration', () => {
    const facts = makeFacts([{ value }]);
    facts.report.repository.remotes.unshift({ name: 'fork', url: 'https://elsewhere.example/fork.git' });
    expect(planFile(facts, 'PLAN.md')).not.toContain('elsewhere');
  });

  it('says where the new values for CI go', () => {
    const readers = [
      {
        name: 'API_TOKEN',
        path: '.github/workflows/a.yml',
        line: 1,
        language: 'ci',
        fallsBack: false,
        fingerprints: [],
      },
    ];
    expect(planFile(makeFacts([{ value }], { readers }), 'PLAN.md')).toContain(
      'gh secret set API_TOKEN --repo acme/app',
    );
    const facts = makeFacts([{ value }], { readers });
    facts.repository.host.kind = 'gitlab';
    expect(planFile(facts, 'PLAN.md')).toMatch(/CI\/CD > Variables.*`API_TOKEN`/);
  });

  it.each<[HostKind, RegExp]>([
    ['github', /gh api 'repos\/acme\/app\/branches\?protected=true'/],
    ['gitlab', /Protected branches/],
    ['bitbucket', /Branch permissions/],
    ['azure', /Force push/],
    ['gitea', /force push on/],
    ['gerrit', /\*Force\*/],
    ['unknown', /denyNonFastForwards/],
  ])('opens the protection of %s before the push, not after', (kind, words) => {
    const facts = makeFacts([{ value }]);
    facts.repository.host.kind = kind;
    expect(planFile(facts, 'PLAN.md').split(/^## (?:9|10)\. /m)[1]).toMatch(words);
  });

  it('stays readable with hundreds of credentials', () => {
    const many = Array.from({ length: 300 }, (_, at) => ({
      value: token(`many ${at}`),
      finding: { title: at % 2 ? 'Even' : 'Odd' },
    }));
    const text = planFile(makeFacts(many), 'PLAN.md');
    expect(text).toContain('And 240 more');
    expect(text.split('\n').length).toBeLessThan(350);
  });

  it('says so where the scan was not complete', () => {
    const facts = makeFacts([{ value }]);
    facts.report.coverage.complete = false;
    facts.report.coverage.gaps.push({
      kind: 'shallow',
      count: 1,
      message: 'history is cut off',
      examples: [],
      incomplete: true,
    });
    expect(planFile(facts, 'PLAN.md')).toMatch(/not everything could be read.*\n.*history is cut off/);
  });

  it('drops from a stash what was never pushed: nothing can be rebased there', () => {
    const stashed = {
      ...occurrenceAt('scratch.env'),
      reach: 'stash' as const,
      introduced: { id: 'b'.repeat(40), authorName: '', authorEmail: '', date: '2024-01-01T00:00:00Z', subject: '' },
    };
    const exposure = { since: null, until: null, atHead: false, reach: 'stash', pushed: 'no' } as const;
    const text = planFile(makeFacts([{ value, finding: { exposure, occurrences: [stashed] } }]), 'PLAN.md');
    expect(text).toContain('nobody has it yet: amend');
    expect(text).toContain('git stash drop');
    expect(text).not.toContain('rebase -i');
  });

  it('warns that a key which decrypts files exposes them in every version', () => {
    const facts = makeFacts([{ value, finding: { rule: 'rails-master-key', rotation: 'generic' } }]);
    facts.encrypted.push({ name: 'credentials.yml.enc', kind: 'rails', versions: 7, values: [] });
    facts.encrypted.push({ name: 'vault.yml', kind: 'ansible-vault', versions: 2, values: ['db_password'] });
    const text = planFile(facts, 'PLAN.md');
    expect(text).toMatch(/S1 decrypts other secrets/);
    expect(text).toMatch(/`credentials\.yml\.enc` \| rails \| S1 \| 7 \| all of it/);
    expect(text).not.toContain('vault.yml');
  });
});

describe('the documents', () => {
  it('hold no value where a path, a ref or a variable does', () => {
    const facts = makeFacts([{ value, finding: { names: [`X_${value}`], companions: [value] } }], {
      readers: [
        { name: 'TOKEN', path: `src/${value}.py`, line: 1, language: 'python', fallsBack: true, fingerprints: [] },
      ],
    });
    facts.report.repository.remotes.push({ name: 'x', url: `https://user:${value}@host/x` });
    for (const { name, bytes, secret } of assemblePlan(facts).files)
      if (!secret) expect(bytes.toString(), name).not.toContain(value);
  });

  it.each<[HostKind, string]>([
    ['github', 'support-request.md'],
    ['gitlab', 'gitlab-blob-ids.txt'],
    ['bitbucket', 'Atlassian Support'],
    ['azure', 'Force push'],
    ['gerrit', 'ban-commit'],
    ['gitea', 'git_gc_repos'],
    ['unknown', 'git gc --prune=now'],
  ])('say what %s needs', (kind, words) => {
    const facts = makeFacts([{ value }]);
    Object.assign(facts.repository.host, { kind, name: kind === 'bitbucket' ? 'bitbucket.org' : '' });
    expect(planFile(facts, 'PLAN.md')).toContain(words);
    expect(assemblePlan(facts).files.some(({ name }) => name === 'gitlab-blob-ids.txt')).toBe(kind === 'gitlab');
  });

  it.each<[HostKind, string, string, RegExp[]]>([
    [
      'bitbucket',
      'bitbucket.org',
      'acme/app',
      [/repositories\/acme\/app\/commit\/d{40}/, /acme\/app > Repository settings/],
    ],
    ['bitbucket', 'git.acme.example', 'scm/ops/app', [/update-ref --stdin/, /--contains d{40}/]],
    [
      'azure',
      'dev.azure.com',
      'acme/shop/_git/app',
      [/dev\.azure\.com\/acme --project shop --name app-clean/, /--query "\[\?name=='app'\]\.id"/],
    ],
    ['azure', 'acme.visualstudio.com', 'shop/_git/app', [/dev\.azure\.com\/acme --project shop --name app-clean/]],
    ['github', 'github.acme.example', 'acme/app', [/ghe-repo-gc -v --prune acme\/app/, /git ref-contains d{40}/]],
    [
      'gitea',
      'codeberg.org',
      'Acme/App',
      [/\/acme\/app\.git$/m, /refs\/pull --contains d{40} \| git update-ref --stdin/],
    ],
  ])('fill in the steps for %s (%s)', (kind, name, slug, expected) => {
    const facts = makeFacts([{ value }]);
    Object.assign(facts.repository.host, { kind, name, slug });
    const text = planFile(facts, 'PLAN.md');
    for (const words of expected) expect(text).toMatch(words);
    expect(planFile(facts, 'support-request.md')).toContain(`Repository: ${slug} on ${name}`);
  });

  it.each(['x"; rm -rf ~ #/`id`', "it's/$(id)"])('let no command out of a hostile remote: %s', (slug) => {
    for (const kind of ['bitbucket', 'azure', 'gitea'] as const) {
      const facts = makeFacts([{ value }]);
      Object.assign(facts.repository.host, { kind, name: 'bitbucket.org', slug });
      const section = planFile(facts, 'PLAN.md').split(/## 1[01]\. /)[1]!;
      const commands = [...section.matchAll(/```sh\n([^]*?)```/g)].map(([, script]) => script!).join('');
      const probe = `alias git=: az=: curl=:; shopt -s expand_aliases; cd() { :; }\nset -u\n`;
      const words = commands.replace(/"\$[A-Z_]+"/g, 'folder').replaceAll('$BITBUCKET_HOME', 'folder');
      const { stdout, stderr } = spawnSync('bash', ['-c', `${probe}rm() { echo RAN; }; id() { echo RAN; }\n${words}`], {
        encoding: 'utf8',
      });
      expect(stdout + stderr).not.toContain('RAN');
    }
  });

  it('fill in the request to the host’s support and the message to the team', () => {
    expect(planFile(makeFacts([{ value }]), 'support-request.md')).toMatch(
      /acme\/app[^]*commit:\n {2}d{40}\n- Git LFS/,
    );
    expect(planFile(makeFacts([{ value }]), 'team-message.md')).toContain('git cat-file -t dddd');
  });

  it('name the pull requests that lead to old commits, or say where their number comes from', () => {
    const facts = makeFacts([{ value }]);
    expect(planFile(facts, 'support-request.md')).toContain('[NUMBER');
    Object.assign(facts.detail, { hostRefs: 3, pullRequests: [7, 12] });
    expect(planFile(facts, 'support-request.md')).toContain('requests: 2 (#7, #12)');
    expect(planFile(facts, 'PLAN.md')).toContain('2 (#7, #12)');
  });

  it('give facts and blanks for personal data, without the data', () => {
    const person = 'ada.lovelace@analytical.example';
    const facts = makeFacts([{ value: person, finding: { kind: 'personal-data', title: 'E-mail address' } }], {
      options: { rewrite: 'all', personalData: true },
    });
    const record = planFile(facts, 'privacy-record.md');
    expect(record).toContain('E-mail address 1');
    expect(record).toContain('[NUMBER]');
    expect(record).not.toContain(person);
  });
});

describe('hosts are known by their remotes', () => {
  it.each([
    ['https://github.com/acme/app.git', 'github', 'acme/app'],
    ['git@github.com:acme/app.git', 'github', 'acme/app'],
    ['ssh://git@gitlab.acme.example:2222/group/sub/app.git', 'gitlab', 'group/sub/app'],
    ['https://user@bitbucket.org/acme/app', 'bitbucket', 'acme/app'],
    ['https://dev.azure.com/acme/p/_git/app', 'azure', 'acme/p/_git/app'],
    ['https://codeberg.org/acme/app', 'gitea', 'acme/app'],
    ['/srv/git/github.com/app.git', 'unknown', null],
    ['../app', 'unknown', null],
    ['file:///srv/github.com/app.git', 'unknown', null],
  ])('%s', (url, kind, slug) => {
    expect(recognizeHost([{ name: 'origin', url }])).toMatchObject({ kind, slug });
  });

  it('not at all without remotes', () => {
    expect(recognizeHost([])).toEqual({ kind: 'unknown', slug: null, name: '' });
  });
});

describe('Markdown', () => {
  it('keeps code spans closed', () => {
    expect(code('a``b')).toBe('``` a``b ```');
    expect(code('a|b')).toBe('`a\\|b`');
    expect(visible('a\nb\u202ec')).toBe('a\\x0ab\\u{202e}c');
    expect(plain('*a* <b> [c](d)')).toBe('\\*a\\* \\<b\\> \\[c\\](d)');
    expect(plain('_a_ \\*b\\* \\')).toBe('\\_a\\_ \\\\\\*b\\\\\\* \\\\');
  });

  it('is left as it is where it means nothing: many read the file raw', () => {
    const text = 'IAM > Users, AWS_SECRET_ACCESS_KEY, psql with \\password';
    expect(plain(text)).toBe(text);
  });

  it('draws runs of ids together', () => {
    expect(idList(['S1', 'S2', 'S3', 'S5', 'P1'])).toBe('S1-S3, S5, P1');
  });
});
