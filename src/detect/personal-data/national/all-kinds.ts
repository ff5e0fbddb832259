import { AFRICA_MIDDLE_EAST } from './africa-middle-east.js';
import { AUSTRIA } from './austria.js';
import { BALKANS_GREECE } from './balkans-greece.js';
import { BALTICS } from './baltics.js';
import { BELGIUM } from './belgium.js';
import { BRAZIL } from './brazil.js';
import { CANADA } from './canada.js';
import { CHINA } from './china.js';
import { CZECHIA_SLOVAKIA } from './czechia-slovakia.js';
import { EASTERN_EUROPE } from './eastern-europe.js';
import { FRANCE } from './france.js';
import { GERMANY } from './germany.js';
import { HUNGARY } from './hungary.js';
import type { IdKind } from './id-kind.js';
import { INDIA } from './india.js';
import { IRELAND } from './ireland.js';
import { ITALY } from './italy.js';
import { JAPAN_KOREA } from './japan-korea.js';
import { LATIN_AMERICA } from './latin-america.js';
import { LUXEMBOURG } from './luxembourg.js';
import { MEXICO } from './mexico.js';
import { NETHERLANDS } from './netherlands.js';
import { NORDICS } from './nordics.js';
import { OCEANIA } from './oceania.js';
import { POLAND } from './poland.js';
import { PORTUGAL } from './portugal.js';
import { ROMANIA_BULGARIA } from './romania-bulgaria.js';
import { SOUTH_EAST_ASIA } from './south-east-asia.js';
import { SPAIN } from './spain.js';
import { SWITZERLAND } from './switzerland.js';
import { TURKEY } from './turkey.js';
import { UNITED_KINGDOM } from './united-kingdom.js';
import { UNITED_STATES } from './us.js';

/** Every kind of number that a state gives to a person, those of more speakers first where a label fits several. */
export const ID_KINDS: readonly IdKind[] = [
  ...UNITED_STATES,
  ...CANADA,
  ...UNITED_KINGDOM,
  ...IRELAND,
  ...GERMANY,
  ...AUSTRIA,
  ...SWITZERLAND,
  ...FRANCE,
  ...BELGIUM,
  ...LUXEMBOURG,
  ...NETHERLANDS,
  ...SPAIN,
  ...PORTUGAL,
  ...ITALY,
  ...BALKANS_GREECE,
  ...NORDICS,
  ...BALTICS,
  ...POLAND,
  ...CZECHIA_SLOVAKIA,
  ...HUNGARY,
  ...ROMANIA_BULGARIA,
  ...EASTERN_EUROPE,
  ...TURKEY,
  ...BRAZIL,
  ...MEXICO,
  ...LATIN_AMERICA,
  ...CHINA,
  ...JAPAN_KOREA,
  ...INDIA,
  ...SOUTH_EAST_ASIA,
  ...OCEANIA,
  ...AFRICA_MIDDLE_EAST,
];
