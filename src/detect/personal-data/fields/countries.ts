/**
 * Words by which a name or phrase says whose document it means. Codes count only as a part of a longer name
 * (`de_passport`), since most of them are words as well; names and adjectives also in prose.
 */
const NAMES: Readonly<Record<string, string>> = {
  us: 'american usa states',
  gb: 'british uk kingdom england english',
  ca: 'canadian canada',
  ie: 'irish ireland',
  de: 'german germany deutsch deutscher deutsche deutschland',
  at: 'austrian austria',
  ch: 'swiss switzerland schweizer',
  fr: 'french france francais',
  be: 'belgian belgium',
  lu: 'luxembourgish luxembourg',
  nl: 'dutch netherlands nederlands',
  es: 'spanish spain espanol',
  pt: 'portuguese portugal',
  it: 'italian italy italiano',
  gr: 'greek greece',
  hr: 'croatian croatia',
  rs: 'serbian serbia',
  si: 'slovenian slovenia',
  se: 'swedish sweden',
  no: 'norwegian norway',
  dk: 'danish denmark',
  fi: 'finnish finland',
  is: 'icelandic iceland',
  ee: 'estonian estonia',
  lv: 'latvian latvia',
  lt: 'lithuanian lithuania',
  pl: 'polish poland',
  cz: 'czech czechia',
  sk: 'slovak slovakia',
  hu: 'hungarian hungary',
  ro: 'romanian romania',
  bg: 'bulgarian bulgaria',
  ru: 'russian russia',
  ua: 'ukrainian ukraine',
  kz: 'kazakh kazakhstan',
  tr: 'turkish turkey turk turkiye',
  br: 'brazilian brazil brasil',
  mx: 'mexican mexico',
  ar: 'argentine argentinian argentina',
  cl: 'chilean chile',
  co: 'colombian colombia',
  pe: 'peruvian peru',
  uy: 'uruguayan uruguay',
  ec: 'ecuadorian ecuador',
  do: 'dominican',
  cn: 'chinese china',
  hk: 'hongkong kong',
  tw: 'taiwanese taiwan',
  jp: 'japanese japan',
  kr: 'korean korea',
  in: 'indian india',
  sg: 'singaporean singapore',
  th: 'thai thailand',
  ph: 'philippine philippines filipino',
  my: 'malaysian malaysia',
  id: 'indonesian indonesia',
  au: 'australian australia',
  nz: 'zealand',
  za: 'african rsa',
  ng: 'nigerian nigeria',
  eg: 'egyptian egypt',
  il: 'israeli israel',
  ae: 'emirates emirati uae',
  sa: 'saudi',
  pk: 'pakistani pakistan',
};

const byName = new Map<string, string>();
for (const [code, names] of Object.entries(NAMES)) for (const name of names.split(' ')) byName.set(name, code);

/** Codes that are mostly something else, even inside names. */
const AMBIGUOUS = new Set(['my', 'is', 'id', 'no', 'do', 'at', 'be', 'co']);

/** The country that this word before a label names, or null. `joined`: it is part of the same name. */
export function countryOf(word: string, joined: boolean): string | null {
  const named = byName.get(word);
  if (named !== undefined) return named;
  return joined && word.length === 2 && word in NAMES && !AMBIGUOUS.has(word) ? word : null;
}

/** Adjectives with which a phrase about a person's number begins (`Turkish ID`, `Japanese number`), with their country. */
export function countryAdjectives(): [adjective: string, country: string][] {
  return [...byName].filter(([name]) => /(?:ish|an|ese|i|ch|ek|ais|ino|utsch|african|us|uk|usa|rsa|uae)$/.test(name));
}
