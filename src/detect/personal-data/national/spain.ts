import type { IdKind } from './id-kind.js';

const CONTROL = 'TRWAGMYFPDXBNJZSQVHLCKE';

/** Ministerio del Interior: the letter is the number modulo 23; X, Y, Z in front of a foreigner's number count 0, 1, 2. */
function isNif(compact: string): boolean {
  const digits = compact.slice(0, -1).replace(/^[XYZ]/, (letter) => String('XYZ'.indexOf(letter)));
  return /^\d{6,8}$/.test(digits) && CONTROL[Number(digits) % 23] === compact.at(-1) && !/^0+$/.test(digits);
}

export const SPAIN: readonly IdKind[] = [
  {
    title: 'Spanish DNI / NIF',
    rule: 'pii-national-id',
    country: 'es',
    labels: [
      'dni',
      'd n i',
      'nif',
      'n i f',
      'documento nacional de identidad',
      'documento de identidad',
      'documento identidad',
      'numero de identificacion fiscal',
      'dni nif',
    ],
    generic: ['national id', 'tax id'],
    shape: /\d{1,2}\.\d{3}\.\d{3}-?[A-Z]|\d{7,8}[- ]?[A-Z]/,
    valid: isNif,
    checked: false,
  },
  {
    title: 'Spanish NIE',
    rule: 'pii-national-id',
    country: 'es',
    labels: [
      'nie',
      'n i e',
      'numero de identificacion de extranjero',
      'numero de identidad de extranjero',
      'identificacion de extranjero',
      'n\xc3\xbamero de identificaci\xc3\xb3n de extranjero',
    ],
    generic: ['national id', 'tax id'],
    shape: /[XYZ][- ]?\d{7}[- ]?[A-Z]/,
    valid: isNif,
    checked: false,
  },
  {
    title: 'Spanish passport',
    rule: 'pii-passport',
    country: 'es',
    labels: ['pasaporte', 'numero de pasaporte'],
    generic: ['passport'],
    shape: /[A-Z]{3}\d{6}/,
    valid: () => true,
    checked: false,
  },
];
