/** What keeps a force push out at each host, and where to let it through for a moment. */
import { shellQuote } from '../files/shell-quote.js';
import type { HostKind, PlanFacts } from '../facts.js';
import { code, plain } from './markdown.js';

export function protectionSteps({ host }: PlanFacts['repository']): string {
  return STEPS[host.kind](host.slug, host.name);
}

const github = (slug: string | null): string => {
  const api = (rest: string): string => code(`gh api ${shellQuote(`repos/${slug ?? 'OWNER/NAME'}/${rest}`)}`);
  return `*Settings > Branches* (allow force pushes) and *Settings > Rules > Rulesets* (disable, tags too) keep it out; ${api('branches?protected=true')} and ${api('rulesets')} list what is protected.`;
};

const gitlab = (): string =>
  '*Settings > Repository > Protected branches* (allowed to force push: on) and *Protected tags* (unprotect) keep it out; push rules of the group may, too.';

const bitbucket = (slug: string | null, name: string): string =>
  /(^|\.)bitbucket\.org$/.test(name)
    ? `*${plain(slug ?? 'OWNER/NAME')} > Repository settings > Branch restrictions*: allow “Rewriting branch history” for yourself.`
    : '*Repository settings > Branch permissions* (“Prevent rewriting history”) and the hook *Reject Force Push* keep it out.';

const azure = (slug: string | null): string =>
  `You need the permission *Force push (rewrite history, delete branches and tags)*: *Project settings > Repositories > ${plain(slug?.split('/').at(-1) ?? 'NAME')} > Security*. Branch policies must let you bypass them.`;

const gitea = (): string =>
  '*Settings > Branches*: in each rule of a protected branch switch force push on for yourself (or remove the rule for this moment); *Settings > Tags* for protected tags.';

const gerrit = (): string =>
  'You need *Push* with *Force* on `refs/heads/*`, *Create Annotated Tag* and *Force* on `refs/tags/*`, and *Forge Committer* (*Browse > Repositories > Access*).';

const unknown = (): string =>
  'On a server of your own `git config receive.denyNonFastForwards`, `receive.denyDeletes` and the hooks `pre-receive` and `update` may keep it out.';

const STEPS: Record<HostKind, (slug: string | null, name: string) => string> = {
  github,
  gitlab,
  bitbucket,
  azure,
  gitea,
  gerrit,
  unknown,
};
