import { BIRTH_DATE_FIELD } from '../kinds/birth-date.js';
import { nationalIdField } from '../kinds/national-id.js';
import { PHONE_FIELD } from '../kinds/phone.js';
import { ADDRESS_FIELD } from '../kinds/postal-address.js';
import { ID_KINDS } from '../national/all-kinds.js';
import type { GenericLabel } from '../national/id-kind.js';
import { countryAdjectives } from './countries.js';
import type { FieldKind } from './field-kind.js';
import { fold } from './words.js';

/** What a name may stand for. */
export interface Meaning {
  readonly kinds: readonly FieldKind[];
  /** The name alone does not say enough: without a country beside it only kinds with a strong check count. */
  readonly weak: boolean;
  readonly strong: ReadonlySet<FieldKind>;
}

const GENERIC: Readonly<Record<GenericLabel, readonly string[]>> = {
  'national id': [
    'national id',
    'national identity',
    'national identity number',
    'national identity card',
    'national identification',
    'national identification number',
    'national number',
    'nationality id',
    'identity number',
    'identity no',
    'identity card number',
    'identification card',
    'citizen id',
    'citizen number',
    'citizenship number',
    'personal id',
    'personal identification',
    'personal identification number',
    'personal number',
    'person number',
    'person id number',
    'government id',
    'resident id',
    'id code',
    'civil id',
    'civil number',
  ],
  'tax id': [
    'tax id',
    'tax number',
    'tax no',
    'tax identification',
    'tax identification number',
    'taxpayer id',
    'taxpayer number',
    'taxpayer identification',
    'taxpayer identification number',
    'tax payer id',
    'tax ref',
    'tax reference',
    'fiscal id',
    'fiscal number',
  ],
  'social security': ['social security', 'social insurance', 'social security id', 'social number', 'social id'],
  health: [
    'health insurance',
    'health insurance number',
    'health insurance id',
    'health card',
    'health card number',
    'health id',
    'health number',
    'insurance number',
    'patient number',
    'medicare',
  ],
  passport: [
    'passport',
    'passport number',
    'passport no',
    'passport id',
    'passport nr',
    'passport num',
    'passeport',
    'pasaporte',
    'numero de pasaporte',
    'passaporto',
    'numero passaporto',
    'passaporte',
    'numero do passaporte',
    'paspoort',
    'paspoortnummer',
    'reisepass',
    'reisepassnummer',
    'paszport',
    'numer paszportu',
    'pasaport',
    'pasaport no',
    '\xd0\xbf\xd0\xb0\xd1\x81\xd0\xbf\xd0\xbe\xd1\x80\xd1\x82',
    '\xe6\x8a\xa4\xe7\x85\xa7',
    '\xe6\x8a\xa4\xe7\x85\xa7\xe5\x8f\xb7\xe7\xa0\x81',
    '\xe8\xad\xb7\xe7\x85\xa7',
  ],
  'driver licence': [
    'driver license',
    'driver licence',
    'drivers license',
    'drivers licence',
    'driver s license',
    'driver s licence',
    'driving license',
    'driving licence',
    'driver license number',
    'driving licence number',
    'driving permit',
    'permis de conduire',
    'numero de permis',
    'patente di guida',
    'carnet de conducir',
    'permiso de conducir',
    'licencia de conducir',
    'carta de conducao',
    'rijbewijs',
    'rijbewijsnummer',
    'korkort',
    'korkortsnummer',
    'forerkort',
    'korekort',
    'prawo jazdy',
    'numer prawa jazdy',
    'ehliyet',
    'ehliyet no',
    'surucu belgesi',
    'dl number',
    'dl no',
    'license number',
    'licence number',
    'dln',
  ],
};

/** Names that many other numbers have too. */
const WEAK = [
  'id number',
  'id no',
  'identification number',
  'id card',
  'id card number',
  'identity',
  'document number',
];

const PHONE = [
  'phone',
  'phones',
  'phone number',
  'phone no',
  'telephone',
  'telephone number',
  'tel',
  'tel no',
  'mobile',
  'mobile number',
  'mobile no',
  'cell',
  'cell phone',
  'cell number',
  'cellphone',
  'fax',
  'fax number',
  'handy',
  'handynummer',
  'telefon',
  'telefonnummer',
  'telefono',
  'telefone',
  'telephone portable',
  'mobil',
  'movil',
  'celular',
  'whatsapp',
  'msisdn',
  'call me at',
  'call me on',
  'call us at',
  'call us on',
  'reach me at',
  'text me at',
  'contact number',
  'contact no',
  'telepono',
  'cep no',
  'cep',
  'gsm',
  'gsm no',
  'tlf',
  'telefonnr',
  'telefoon',
  'puhelin',
  'telefonszam',
  'telefon numarasi',
  'handphone',
  'numero de telephone',
  't\xc3\xa9l\xc3\xa9phone',
  't\xc3\xa9l',
  'tel\xc3\xa9fono',
  'm\xc3\xb3vil',
  'us number',
  'home number',
  'work number',
  '\xe9\x9b\xbb\xe8\xa9\xb1',
  '\xe7\x94\xb5\xe8\xaf\x9d',
  '\xe6\x90\xba\xe5\xb8\xaf',
  '\xe6\x89\x8b\xe6\x9c\xba',
  '\xec\xa0\x84\xed\x99\x94',
  '\xd1\x82\xd0\xb5\xd0\xbb\xd0\xb5\xd1\x84\xd0\xbe\xd0\xbd',
  '\xd0\xa2\xd0\xb5\xd0\xbb\xd0\xb5\xd1\x84\xd0\xbe\xd0\xbd',
];

const BIRTH = [
  'birth',
  'birth date',
  'birthday',
  'birthdate',
  'dob',
  'born',
  'born on',
  'geburtsdatum',
  'geburtstag',
  'geboren',
  'geb',
  'nacimiento',
  'naissance',
  'nascimento',
  'nascita',
  'urodzenia',
  'fodselsdato',
  'fodelsedatum',
  'geboortedatum',
  'syntymaaika',
  'dogum',
  'do\xc4\x9fum',
  'narozeni',
  'szuletesi',
  'bdate',
  'bday',
  'f\xc3\xb8dselsdato',
  'f\xc3\xb6delsedatum',
  '\xe7\x94\x9f\xe5\xb9\xb4\xe6\x9c\x88\xe6\x97\xa5',
  '\xe5\x87\xba\xe7\x94\x9f\xe6\x97\xa5\xe6\x9c\x9f',
  '\xec\x83\x9d\xeb\x85\x84\xec\x9b\x94\xec\x9d\xbc',
];

const ADDRESS = [
  'address',
  'addresses',
  'address line',
  'address 1',
  'address line 1',
  'addr',
  'street',
  'street address',
  'home address',
  'postal address',
  'mailing address',
  'billing address',
  'shipping address',
  'delivery address',
  'ship to',
  'bill to',
  'residence',
  'adresse',
  'anschrift',
  'strasse',
  'stra\xc3\x9fe',
  'direccion',
  'direcci\xc3\xb3n',
  'domicilio',
  'endereco',
  'endere\xc3\xa7o',
  'indirizzo',
  'adres',
  'adress',
  'osoite',
  'adresa',
];

const meanings = new Map<string, { kinds: FieldKind[]; weak: boolean }>();
const phrases = new Set<string>();
const strong = new Set<FieldKind>();

function add(name: string, kinds: readonly FieldKind[], weak = false): void {
  const folded = fold(name);
  phrases.add(name);
  for (const key of new Set([folded, folded.replaceAll(' ', '')])) {
    const meaning = meanings.get(key);
    if (meaning === undefined) meanings.set(key, { kinds: [...kinds], weak });
    else for (const kind of kinds) if (!meaning.kinds.includes(kind)) meaning.kinds.push(kind);
  }
}

const fieldsOf = ID_KINDS.map((id) => ({ id, field: nationalIdField(id) }));
for (const { id, field } of fieldsOf) {
  if (id.checked) strong.add(field);
  for (const label of id.labels) add(label, [field]);
  for (const generic of id.generic) for (const label of GENERIC[generic]) add(label, [field]);
  if (id.generic.includes('national id')) for (const label of WEAK) add(label, [field], true);
}
for (const [adjective, country] of countryAdjectives()) {
  const ids = fieldsOf
    .filter(({ id }) => id.country === country && id.generic.includes('national id'))
    .map(({ field }) => field);
  for (const noun of ['id', 'id number', 'id code', 'id no']) add(`${adjective} ${noun}`, ids);
  for (const noun of ['number', 'phone', 'phone number']) add(`${adjective} ${noun}`, [PHONE_FIELD]);
}
for (const label of PHONE) add(label, [PHONE_FIELD]);
for (const label of BIRTH) add(label, [BIRTH_DATE_FIELD]);
for (const label of ADDRESS) add(label, [ADDRESS_FIELD]);

/** Names as they are spelt, where an accent stands in the first word: the name without it wakes nothing there. */
const ACCENTED = [
  'führerschein',
  'führerscheinnummer',
  'sécurité sociale',
  'sécu',
  'numéro de sécurité sociale',
  'numéro fiscal',
  'numéro de passeport',
  'référence fiscale',
  'número de identificación fiscal',
  'número de pasaporte',
  'número de contribuinte',
  'número de identificação fiscal',
  'cartão de cidadão',
  'dowód osobisty',
  'vatandaşlık',
];
for (const spelt of ACCENTED) phrases.add(Buffer.from(spelt, 'utf8').toString('latin1'));

/** What the name means (folded words joined by one space, or by nothing), or undefined. */
export function meaningOf(name: string): Meaning | undefined {
  const meaning = meanings.get(name);
  return meaning === undefined ? undefined : { ...meaning, strong };
}

/** All names, as their UTF-8 bytes: what wakes the detector begins with them. */
export const LABEL_PHRASES: readonly string[] = [...phrases].sort();
