/**
 * Which credential first: wallets, then what can mint or read other credentials, production data, money, messaging, the
 * rest; within a tier, live at HEAD before history only, then the worse, then the older. What was never pushed comes last:
 * nobody has it.
 */
import type { Finding } from '../../findings/model.js';

const SEVERITY = { critical: 0, high: 1, medium: 2, low: 3 } as const;
const CERTAINTY = { certain: 0, high: 1, medium: 2, low: 3 } as const;

interface Tier {
  words: RegExp;
  reason: string;
}

/** Matched against rule id, category, provider and rotation page. */
const TIERS: Tier[] = [
  { words: /\b(wallet-key|bip39|bip-39)\b/, reason: 'moves money that nobody can bring back' },
  {
    words: wordsOf(
      'aws gcp azure cloud kubernetes k8s openshift rancher consul nomad heroku vercel netlify digitalocean terraform',
      'vault doppler infisical 1password bitwarden kms sops age enc-at-rest-key rails-master master-key',
      'sso identity okta auth0 clerk vcs github gitlab bitbucket ci-cd ci jenkins package-registry npm pypi docker',
      'crypto-key private-key ssh pgp jwt-signing',
      // What signs a session signs one for an administrator, too.
      'session-secret django-secret laravel-app-key rails-secret-key-base secret-key-base',
    ),
    reason: 'can mint, read or sign other credentials',
  },
  {
    words: /\b(database|db|postgres|mysql|mongo|mongodb|redis|storage|elastic|snowflake|supabase|firebase)\b/,
    reason: 'opens production data',
  },
  { words: /\b(payment|stripe|paypal|square|braintree|adyen|plaid|shopify)\b/, reason: 'moves money' },
  {
    words: /\b(messaging|email|slack|twilio|sendgrid|mailgun|discord|telegram|webhook)\b/,
    reason: 'speaks in your name',
  },
];

function wordsOf(...lists: string[]): RegExp {
  return new RegExp(`\\b(?:${lists.join(' ').replaceAll(' ', '|')})\\b`);
}

export interface Ranked {
  finding: Finding;
  tier: number;
  reason: string;
}

export function rank(finding: Finding): Ranked {
  const about = [finding.rule, finding.category, finding.provider, finding.rotation].join(' ').toLowerCase();
  const tier = TIERS.findIndex(({ words }) => words.test(about));
  return tier < 0
    ? { finding, tier: TIERS.length, reason: 'opens one service' }
    : { finding, tier, reason: TIERS[tier]!.reason };
}

/** Negative where `a` is to be dealt with before `b`. */
export function compareUrgency(a: Finding, b: Finding): number {
  return (
    Number(a.exposure.pushed === 'no') - Number(b.exposure.pushed === 'no') ||
    rank(a).tier - rank(b).tier ||
    Number(b.exposure.atHead) - Number(a.exposure.atHead) ||
    SEVERITY[a.severity] - SEVERITY[b.severity] ||
    CERTAINTY[a.confidence] - CERTAINTY[b.confidence] ||
    (a.exposure.since ?? '').localeCompare(b.exposure.since ?? '') ||
    a.fingerprint.localeCompare(b.fingerprint)
  );
}

/** Why it stands where it stands, in words. */
export function urgencyReasons(finding: Finding): string[] {
  const reasons = [rank(finding).reason];
  if (finding.exposure.atHead) reasons.push('stands in the current files');
  else if (finding.exposure.reach === 'unreachable' || finding.exposure.reach === 'reflog')
    reasons.push('no branch or tag reaches it any more');
  else reasons.push('stands only in the history');
  return reasons;
}
