import type { Trigger } from '../code-detector.js';
import { KNOWN_PLACE_LITERALS } from './find-known-place.js';
import { PASSWORD_IN_OTHER_SCRIPTS } from './name-parts.js';

/** What a trigger announces: part of a name that is given a value, or a form of its own. */
export type TriggerFamily = 'name' | 'url' | 'scheme' | 'option' | 'identified' | 'inserted' | 'known-place';

interface TriggerKind {
  readonly literal: string;
  readonly family: TriggerFamily;
}

/**
 * The bytes that wake the detector. Short ones are unavoidable ("key", "pass"): `name-gate.ts` turns nearly all of
 * their occurrences away within a few byte comparisons.
 */
export const TRIGGER_KINDS: readonly TriggerKind[] = [
  ...['pass', 'pwd', 'pswd', 'secret', 'token', 'key', 'auth', 'cred', 'login', 'otp', 'psk', 'securestring'].map(
    (literal): TriggerKind => ({ literal, family: 'name' }),
  ),
  // Short names that only count when they stand alone, and password in other languages.
  ...[
    'pw=',
    'pw:',
    'pw =',
    'mdp=',
    'mdp:',
    'mdp =',
    'senha',
    'contrase',
    'kennwort',
    'wachtwoord',
    'haslo',
    'heslo',
    'salasana',
    'jelszo',
    'losenord',
    'adgangskode',
    'lozinka',
    'clave=',
    'clave:',
    'clave =',
    'clave"',
    'pw"',
    "pw'",
    'pepper',
    'bearer=',
    'bearer:',
    'bearer =',
    'bearer"',
  ].map((literal): TriggerKind => ({ literal, family: 'name' })),
  // Personal access tokens: GITHUB_PAT=, githubPat = "
  ...[
    '_pat=',
    '_pat:',
    '_pat ',
    '_pat"',
    "_pat'",
    '-pat=',
    '-pat:',
    '-pat ',
    'pat = "',
    "pat = '",
    'pat: "',
    "pat: '",
    'pat": "',
  ].map((literal): TriggerKind => ({ literal, family: 'name' })),
  // The same where letters are no ASCII: Russian, Chinese, Japanese, Korean. The colon makes them rare: bytes of letters alone stand everywhere.
  ...PASSWORD_IN_OTHER_SCRIPTS.map((word): TriggerKind => ({ literal: `${word}:`, family: 'name' })),
  { literal: '://', family: 'url' },
  { literal: 'basic ', family: 'scheme' },
  { literal: 'bearer ', family: 'scheme' },
  { literal: ' -u', family: 'option' },
  { literal: ' -p', family: 'option' },
  { literal: '--user', family: 'option' },
  { literal: 'identified by', family: 'identified' },
  { literal: 'insert into', family: 'inserted' },
  ...KNOWN_PLACE_LITERALS.map((literal): TriggerKind => ({ literal, family: 'known-place' })),
];

export const TRIGGERS: readonly Trigger[] = TRIGGER_KINDS.map(({ literal }) => ({ literal }));
