/**
 * Account numbers behind the country and check digits: n digits, a letters, c either, each with how many. SWIFT IBAN
 * registry (ISO 13616); after the blank line the countries that use the form without being registered.
 */
const STRUCTURES = `
AD8n12c AE19n AL8n16c AT16n AZ4a20c BA16n BE12n BG4a6n8c BH4a14c BI23n BR23n1a1c BY4c4n16c CH5n12c CR18n CY8n16c
CZ20n DE18n DJ23n DK14n DO4c20n EE16n EG25n ES20n FI14n FK2a12n FO14n FR10n11c2n GB4a14n GE2a16n GI4a15c GL14n
GR7n16c GT24c HN4a20n HR17n HU24n IE4a14n IL19n IQ4a15n IS22n IT1a10n12c JO4a4n18c KW4a22c KZ3n13c LB4n20c
LC4a24c LI5n12c LT16n LU3n13c LV4a13c LY21n MC10n11c2n MD2c18c ME18n MK3n10c2n MN16n MR23n MT4a5n18c MU4a19n3a
NI4a20n NL4a10n NO11n OM3n16c PK4a16c PL24n PS4a21c PT21n QA4a21c RO4a16c RS18n RU14n15c SA2n18c SC4a20n3a SD14n
SE20n SI15n SK20n SM1a10n12c SO19n ST21n SV4a20n TL19n TN20n TR6n16c UA6n19c VA18n VG4a16n XK16n YE4a4n18c

AO21n BF2c22n BJ2c22n CF23n CG23n CI2a22n CM23n CV21n DZ22n GA23n GQ23n GW2c19n IR22n KM23n MA24n MG23n ML2c22n
MZ21n NE2a22n SN2a22n TD23n TG2a22n
`;

const CLASSES: Readonly<Record<string, string>> = { n: '[0-9]', a: '[A-Z]', c: '[0-9A-Z]' };
const lengthOf = new Uint8Array(26 * 26);
const structureOf = new Map<string, RegExp>();
for (const entry of STRUCTURES.trim().split(/\s+/)) {
  const parts = [...entry.slice(2).matchAll(/(\d+)([anc])/g)];
  const length = parts.reduce((sum, part) => sum + Number(part[1]), 4);
  lengthOf[(entry.charCodeAt(0) - 0x41) * 26 + entry.charCodeAt(1) - 0x41] = length;
  structureOf.set(
    entry.slice(0, 2),
    new RegExp(`^${parts.map((part) => `${CLASSES[part[2]!]}{${part[1]}}`).join('')}$`),
  );
}

/** Characters of an IBAN of the country with these two letters (bytes, any case); 0 where there is none. */
export function ibanLength(first: number, second: number): number {
  const high = (first & 0xdf) - 0x41;
  const low = (second & 0xdf) - 0x41;
  return high < 0 || high > 25 || low < 0 || low > 25 ? 0 : lengthOf[high * 26 + low]!;
}

/** Whether the account number (of an IBAN in upper case, without separators) is built as its country's are. */
export function hasIbanStructure(iban: string): boolean {
  return structureOf.get(iban.slice(0, 2))?.test(iban.slice(4)) === true;
}

/**
 * Account parts of examples that every manual, tutorial and test copies: nobody's accounts. In the registry itself and
 * on its member banks' pages.
 */
const TUTORIAL_EXAMPLES = [
  '370400440532013000', // DE
  '21000418450200051332', // ES
  '20041010050500013M02606', // FR
  'WEST12345698765432', // GB
  'ABNA0417164300', // NL
  '2121100900000002356987', // AL, first digits
];

/** Further examples of the registry, seen more rarely. */
const REGISTRY_EXAMPLES = [
  'NWBK60161331926819', // GB
  '539007547034', // BE
  '00762011623852957', // CH
  '1904300234573201', // AT
  'X0542811101000000123456', // IT
  'AIBK93115212345678', // IE
  '109010140000071219812874', // PL
  '0021000000000003', // various
];

/** Whether an account (upper case, no separators) is an example in print: everywhere, in the registry, or not. */
export function documentedIban(value: string): 'tutorial' | 'registry' | null {
  const account = value.slice(4);
  if (TUTORIAL_EXAMPLES.some((example) => account.startsWith(example))) return 'tutorial';
  return REGISTRY_EXAMPLES.some((example) => account.startsWith(example)) ? 'registry' : null;
}
