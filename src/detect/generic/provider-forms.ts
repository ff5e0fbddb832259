/**
 * Some providers have given out secrets of one or two documented forms ever since, so that a value of another form under their name opens
 * nothing there. Left out are providers whose name also stands before keys of others (OpenAI and gateways that speak its language, AWS and
 * MinIO, npm and private registries) and those that let their users choose.
 */
import type { NameInfo } from './name-info.js';
import type { NameKind } from './name-parts.js';

interface ProviderForm {
  readonly provider: string;
  readonly kinds: readonly NameKind[];
  /** A word that the name must have besides. */
  readonly word?: string;
  readonly form: RegExp;
}

const HEX_32 = '[0-9a-f]{32}';

const FORMS: readonly ProviderForm[] = [
  // core.telegram.org/bots/api: the bot's number and 35 characters
  { provider: 'telegram', kinds: ['token'], form: /^(?:bot)?\d{8,12}:[\w-]{35}$/ },
  // vercel.com/docs: 24 letters and digits, since 2026 with a prefix and a checksum
  { provider: 'vercel', kinds: ['key', 'token'], form: /^(?:[0-9A-Za-z]{24}|vc[a-z]_\w+|vercel_\w+)$/ },
  { provider: 'sendgrid', kinds: ['key', 'token'], form: /^SG\.[\w-]+\.[\w-]+$/ },
  {
    provider: 'mailgun',
    kinds: ['key'],
    form: new RegExp(`^(?:(?:pub)?key-${HEX_32}|${HEX_32}-[0-9a-f]{8}-[0-9a-f]{8})$`),
  },
  { provider: 'mailchimp', kinds: ['key'], form: new RegExp(`^${HEX_32}(?:-us\\d{1,2})?$`) },
  { provider: 'twilio', kinds: ['token'], word: 'auth', form: new RegExp(`^${HEX_32}$`) },
  { provider: 'digitalocean', kinds: ['token'], form: /^(?:[0-9a-f]{64}|do[a-z]_v1_[0-9a-f]{64})$/ },
  { provider: 'heroku', kinds: ['key'], form: /^(?:[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}|HRKU-\S+)$/ },
  { provider: 'datadog', kinds: ['key'], form: /^(?:[0-9a-f]{32}|[0-9a-f]{40}|dd[a-z]{1,3}_\w+)$/i },
];

/** The provider whose forms the value has none of, though the name says it is that provider's; null where there is none. */
export function foreignToProvider(value: string, name: NameInfo): string | null {
  for (const { provider, kinds, word, form } of FORMS)
    if (kinds.includes(name.kind) && name.words.includes(provider) && (word === undefined || name.words.includes(word)))
      if (!form.test(value)) return provider;
  return null;
}
