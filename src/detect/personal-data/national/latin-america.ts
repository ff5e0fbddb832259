import { luhnHolds } from '../checks/luhn.js';
import { digitAt, weightedSum } from '../checks/weighted-sum.js';
import { isFiller, type IdKind } from './id-kind.js';

/** AFIP: weights 5 4 3 2 7 6 5 4 3 2, eleven minus the remainder, eleven is 0, ten is 9; persons have 20, 23, 24, 27 in front. */
function isCuit(eleven: string): boolean {
  const check = (11 - (weightedSum(eleven, [5, 4, 3, 2, 7, 6, 5, 4, 3, 2]) % 11)) % 11;
  return (check === 10 ? 9 : check) === digitAt(eleven, 10) && !isFiller(eleven.slice(2, 10));
}

/** Servicio de Registro Civil: from the right weights 2 to 7 and again, eleven minus the remainder, ten is K. */
function isRut(compact: string): boolean {
  const digits = compact.slice(0, -1);
  let sum = 0;
  for (let at = 0; at < digits.length; at++) sum += digitAt(digits, -1 - at) * (2 + (at % 6));
  return '0K987654321'[sum % 11] === compact.at(-1) && !isFiller(digits);
}

/** DIAN: primes as weights from the right, eleven minus the remainder where that is above 1. */
function isNit(compact: string): boolean {
  const primes = [3, 7, 13, 17, 19, 23, 29, 37, 41, 43, 47, 53, 59, 67, 71];
  const digits = compact.slice(0, -1);
  let sum = 0;
  for (let at = 0; at < digits.length; at++) sum += digitAt(digits, -1 - at) * primes[at]!;
  return '01987654321'[sum % 11] === compact.at(-1) && !isFiller(digits);
}

/** SUNAT: weights 5 4 3 2 7 6 5 4 3 2, eleven minus the remainder, modulo ten; persons have 10, 15 or 17 in front. */
function isRuc(eleven: string): boolean {
  return (11 - (weightedSum(eleven, [5, 4, 3, 2, 7, 6, 5, 4, 3, 2]) % 11)) % 10 === digitAt(eleven, 10);
}

/** Dirección Nacional de Identificación Civil: weights 2 9 8 7 6 3 4, ten minus the remainder. */
function isUruguayanCard(compact: string): boolean {
  const eight = compact.padStart(8, '0');
  return (10 - (weightedSum(eight, [2, 9, 8, 7, 6, 3, 4]) % 10)) % 10 === digitAt(eight, 7) && !isFiller(compact);
}

/** Registro Civil del Ecuador: province 01 to 24 or 30, third digit below 6, Luhn. */
function isCedula(ten: string): boolean {
  const province = Number(ten.slice(0, 2));
  return ((province >= 1 && province <= 24) || province === 30) && digitAt(ten, 2) < 6 && luhnHolds(ten);
}

export const LATIN_AMERICA: readonly IdKind[] = [
  {
    title: 'Argentine CUIT / CUIL',
    rule: 'pii-tax-id',
    country: 'ar',
    labels: ['cuit', 'cuil', 'cuit cuil'],
    generic: ['tax id', 'national id'],
    shape: /2[0347]-\d{8}-\d|2[0347]\d{9}/,
    valid: isCuit,
    checked: true,
  },
  {
    title: 'Argentine DNI',
    rule: 'pii-national-id',
    country: 'ar',
    labels: ['dni', 'documento nacional de identidad'],
    generic: ['national id'],
    shape: /\d{1,2}\.\d{3}\.\d{3}|\d{7,8}/,
    valid: (compact) => !isFiller(compact) && !/^(?:1234567|12345678)$/.test(compact),
    checked: false,
  },
  {
    title: 'Chilean RUT / RUN',
    rule: 'pii-national-id',
    country: 'cl',
    labels: ['rut', 'rut number', 'run number', 'rol unico tributario', 'rol unico nacional'],
    generic: ['national id', 'tax id'],
    shape: /\d{1,2}\.\d{3}\.\d{3}-[0-9K]|\d{7,8}-?[0-9K]/,
    valid: isRut,
    checked: false,
  },
  {
    title: 'Colombian NIT',
    rule: 'pii-tax-id',
    country: 'co',
    labels: ['nit', 'numero de identificacion tributaria'],
    generic: ['tax id', 'national id'],
    shape: /\d{3}\.?\d{3}\.?\d{3,4}-?\d/,
    valid: isNit,
    checked: false,
  },
  {
    title: 'Peruvian RUC',
    rule: 'pii-tax-id',
    country: 'pe',
    labels: ['ruc', 'registro unico de contribuyentes'],
    generic: ['tax id'],
    shape: /1[057]\d{9}/,
    valid: isRuc,
    checked: false,
  },
  {
    title: 'Uruguayan identity card',
    rule: 'pii-national-id',
    country: 'uy',
    labels: ['cedula', 'cedula de identidad', 'c\xc3\xa9dula', 'documento de identidad'],
    generic: ['national id'],
    shape: /\d\.\d{3}\.\d{3}-\d|\d{7}-?\d/,
    valid: isUruguayanCard,
    checked: false,
  },
  {
    title: 'Ecuadorian cedula',
    rule: 'pii-national-id',
    country: 'ec',
    labels: ['cedula', 'cedula de identidad', 'c\xc3\xa9dula'],
    generic: ['national id'],
    shape: /\d{9}-?\d/,
    valid: isCedula,
    checked: false,
  },
  {
    // Junta Central Electoral: Luhn.
    title: 'Dominican cedula',
    rule: 'pii-national-id',
    country: 'do',
    labels: ['cedula', 'cedula de identidad', 'c\xc3\xa9dula'],
    generic: ['national id'],
    shape: /\d{3}-\d{7}-\d|\d{11}/,
    valid: (eleven) => luhnHolds(eleven) && !isFiller(eleven),
    checked: false,
  },
];
