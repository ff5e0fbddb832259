import { describe, expect, it } from 'vitest';
import { assemblePlan } from '../../src/plan/assemble-plan.js';
import { decideCredentials } from '../../src/plan/decide/decide-credentials.js';
import { isDistinctive } from '../../src/plan/decide/distinctive.js';
import { GENERIC_ROTATION } from '../../src/plan/rotation/generic-page.js';
import { token } from '../rehearse/helpers/canaries.js';
import { makeFacts, makeFinding } from './helpers/facts.js';

const value = token('decide');
const exposure = (pushed: 'yes' | 'no' | 'unknown', atHead = false) => ({
  since: null,
  until: null,
  atHead,
  reach: 'branch' as const,
  pushed,
});

describe('the decision for a credential', () => {
  const decide = (...arguments_: Parameters<typeof makeFacts>) =>
    assemblePlan(makeFacts(...arguments_)).document.credentials[0]!;

  it('is to rotate and rewrite, also where nobody knows whether it was pushed', () => {
    expect(decide([{ value }])).toMatchObject({ decision: 'rotate-and-rewrite', rewritten: true });
  });

  it('is to amend what no remote-tracking branch reaches; a mirror still must not carry it', () => {
    expect(decide([{ value, finding: { exposure: exposure('no') } }])).toMatchObject({
      decision: 'amend',
      rewritten: true,
    });
  });

  it('leaves a common word that stands elsewhere to rotation, and says how often', () => {
    const word = decide([{ value: 'tiger', sighting: { elsewhere: 7 } }]);
    expect(word).toMatchObject({ decision: 'rotate', rewritten: false, replacement: null });
    expect(word.reasons[0]).toContain('7 more times');
  });

  it('rewrites a common word that stands nowhere else, and a random token wherever it stands', () => {
    expect(decide([{ value: 'tiger' }]).rewritten).toBe(true);
    expect(decide([{ value, sighting: { elsewhere: 7 } }]).rewritten).toBe(true);
  });

  it('never replaces three bytes', () => {
    expect(decide([{ value: 'abc' }])).toMatchObject({ decision: 'rotate', rewritten: false });
  });

  it.each(['REDACTED', 'example', 'PRIVATE-KEY'])('leaves %s to rotation: the replacements hold it', (part) => {
    expect(decide([{ value: part }])).toMatchObject({ decision: 'rotate', rewritten: false });
  });

  it('leaves a value that is not known to rotation, and names it', () => {
    const plan = assemblePlan(makeFacts([{ value }], { values: new Map() })).document;
    expect(plan.credentials[0]).toMatchObject({ decision: 'rotate', rewritten: false });
    expect(plan.manual.map(({ kind }) => kind)).toEqual(['unknown-value']);
  });

  it('is narrowed by the scope', () => {
    expect(decide([{ value }], { options: { rewrite: 'none', personalData: false } })).toMatchObject({
      decision: 'rotate',
      rewritten: false,
    });
    expect(decide([{ value }], { options: { rewrite: 'recommended', personalData: false } })).toMatchObject({
      decision: 'rotate',
    });
    const key = { value, finding: { rule: 'rails-master-key', rotation: 'rails-master' } };
    expect(decide([key], { options: { rewrite: 'recommended', personalData: false } })).toMatchObject({
      decision: 'rotate-and-rewrite',
    });
  });

  it('passes over accepted findings and identifiers', () => {
    const facts = makeFacts([
      { value, finding: { accepted: { by: 'baseline', reason: 'test key' } } },
      { value: token('id'), finding: { kind: 'identifier' } },
    ]);
    expect(assemblePlan(facts).document.credentials).toEqual([]);
  });

  it('takes personal data in only when asked to', () => {
    const person = {
      value: 'ada.lovelace@analytical.example',
      finding: { kind: 'personal-data' as const, rule: 'pii-email' },
    };
    expect(assemblePlan(makeFacts([person])).document.personalData).toEqual([]);
    const plan = assemblePlan(makeFacts([person], { options: { rewrite: 'all', personalData: true } }));
    expect(plan.document.personalData[0]).toMatchObject({
      id: 'P1',
      rewritten: true,
      replacement: expect.stringMatching(/@example\.invalid$/),
    });
    expect(plan.files.map(({ name }) => name)).toContain('privacy-record.md');
  });
});

describe('identifiers', () => {
  it('go with the secret they belong to, and stay where they stand alone', () => {
    const secret = makeFinding(token('secret'));
    const facts = makeFacts([
      { value: token('secret'), finding: { provider: 'AWS' } },
      { value: token('id'), finding: { kind: 'identifier', provider: 'AWS', relatedTo: [secret.fingerprint] } },
      { value: token('public'), finding: { kind: 'identifier', provider: 'Stripe', relatedTo: [secret.fingerprint] } },
    ]);
    const { credentials } = assemblePlan(facts).document;
    expect(credentials.map(({ group }) => group)).toEqual(['G1', 'G1']);
    expect(credentials.every(({ rewritten }) => rewritten)).toBe(true);
  });
});

describe('the order', () => {
  const order = (...findings: Parameters<typeof makeFinding>[1][]): string[] =>
    assemblePlan(
      makeFacts(findings.map((finding, at) => ({ value: token(`order ${at}`), finding })) as never),
    ).document.credentials.map(({ kind }) => kind);

  it('puts what mints other credentials first, then data, money, messaging, the rest', () => {
    expect(
      order(
        { rule: 'acme-token', severity: 'critical' },
        { rule: 'slack-bot-token', category: 'messaging', provider: 'Slack' },
        { rule: 'stripe-secret-key', category: 'payment', provider: 'Stripe' },
        { rule: 'postgres-url', category: 'database' },
        { rule: 'aws-secret-access-key', category: 'cloud', provider: 'AWS', severity: 'high' },
      ),
    ).toEqual(['aws-secret-access-key', 'postgres-url', 'stripe-secret-key', 'slack-bot-token', 'acme-token']);
  });

  it.each([
    ['django-secret-key', 'django-secret'],
    ['laravel-app-key', 'laravel-app-key'],
    ['rails-secret-key-base', 'rails-secret-key-base'],
    ['express-session-secret', 'session-secret'],
    ['airflow-fernet-key', 'enc-at-rest-key'],
    ['hashicorp-consul-token', 'consul-token'],
    ['hashicorp-nomad-token', 'nomad-token'],
    ['doppler-service-token', 'doppler-token'],
    ['infisical-service-token', 'infisical-token'],
    ['1password-connect-token', '1password'],
    ['bitwarden-client-secret', 'bitwarden-access-token'],
    ['auth0-client-secret', 'auth0-client-secret'],
    ['clerk-secret-key', 'clerk-secret-key'],
    ['openshift-token', 'openshift-token'],
    ['rancher-token', 'rancher-token'],
    ['imported-rule-for-wallets', 'wallet-key'],
  ])('puts %s before production data, whatever its category', (rule, rotation) => {
    expect(order({ rule: 'postgres-url', category: 'database', severity: 'critical' }, { rule, rotation })[0]).toBe(
      rule,
    );
  });

  it('puts last what was never pushed, however grave: nobody has it', () => {
    expect(
      order(
        { rule: 'aws-secret', provider: 'AWS', severity: 'critical', exposure: exposure('no', true) },
        { rule: 'acme-token', severity: 'low', exposure: exposure('yes') },
      ),
    ).toEqual(['acme-token', 'aws-secret']);
  });

  it('puts the current files before the history, then the worse', () => {
    expect(
      order(
        { rule: 'history-critical', severity: 'critical' },
        { rule: 'head-low', severity: 'low', exposure: exposure('yes', true) },
        { rule: 'head-high', severity: 'high', exposure: exposure('yes', true) },
      ),
    ).toEqual(['head-high', 'head-low', 'history-critical']);
  });

  it('keeps what one rotation covers together, and variables of other services apart', () => {
    const [id, secret, other] = ['id', 'secret', 'other'].map((name) => makeFinding(token(name)).fingerprint);
    const facts = makeFacts([
      {
        value: token('id'),
        finding: { provider: 'AWS', rotation: 'aws-access-key', category: 'cloud', relatedTo: [secret!, other!] },
      },
      { value: token('other'), finding: { provider: 'Stripe', category: 'payment', relatedTo: [id!, secret!] } },
      { value: token('secret'), finding: { provider: 'AWS', rotation: 'aws-access-key', relatedTo: [id!, other!] } },
    ]);
    const { credentials } = assemblePlan(facts).document;
    expect(credentials.map(({ fingerprint, group }) => [fingerprint, group])).toEqual([
      [id, 'G1'],
      [secret, 'G1'],
      [other, 'G2'],
    ]);
  });
});

describe('what counts as distinctive', () => {
  it.each([
    'password',
    'Password123',
    'changeme',
    'hunter2',
    '123456',
    'tiger',
    'administrator',
    'abcdefghijk',
    'production',
  ])('not %s', (word) => {
    expect(isDistinctive(Buffer.from(word))).toBe(false);
  });

  it.each([token('a', 20), token('b', 40), 'correct-Horse-7x', 'ada@analytical.example', `regex:${token('c', 12)}`])(
    '%s',
    (text) => {
      expect(isDistinctive(Buffer.from(text))).toBe(true);
    },
  );
});

describe('keys that decrypt stored secrets', () => {
  it.each([
    ['age-secret-key', 'enc-at-rest-key', true],
    ['tink-keyset', 'enc-at-rest-key', true],
    ['rails-master-key', 'rails-master', true],
    ['hashicorp-vault-unseal-key', 'vault', true],
    ['kubernetes-etcd-encryption-key', 'k8s', true],
    ['azure-storage-key', 'azure-storage-key', false],
    ['flutterwave-encryption-key', 'flutterwave-secret-key', false],
    ['pem-encrypted-private-key', 'private-key', false],
    ['hashicorp-vault-service-token', 'vault', false],
  ])('%s: rewritten also where rotation would do for others', (rule, rotation, decrypts) => {
    const facts = makeFacts([{ value: token(rule), finding: { rule, rotation, exposure: exposure('yes') } }], {
      options: { rewrite: 'recommended', personalData: false },
      rotations: new Map(['generic', rotation].map((id) => [id, { ...GENERIC_ROTATION, id }])),
    });
    const { document, files } = assemblePlan(facts);
    expect(document.credentials[0]!.decision).toBe(decrypts ? 'rotate-and-rewrite' : 'rotate');
    const text = files.find(({ name }) => name === 'PLAN.md')!.bytes.toString();
    expect(text.includes('decrypts other secrets')).toBe(decrypts);
  });
});

describe('a password in the address of a remote', () => {
  const place = { place: 'remote-url', object: '', path: '' } as never;
  const facts = () => makeFacts([{ value: token('remote'), finding: { occurrences: [place] } }]);

  it('is rotated only: no clone copies it', () => {
    const given = facts();
    for (const sightings of given.sightings.values()) sightings.forms = [];
    expect(decideCredentials(given)[0]).toMatchObject({ decision: 'rotate', rewritten: false });
  });

  it('is rewritten where the history has it, too', () => {
    expect(decideCredentials(facts())[0]).toMatchObject({ decision: 'rotate-and-rewrite', rewritten: true });
  });
});
