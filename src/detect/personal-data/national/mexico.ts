import { luhnHolds } from '../checks/luhn.js';
import { isShortDate } from '../checks/dates.js';
import { digitAt } from '../checks/weighted-sum.js';
import type { IdKind } from './id-kind.js';

const CURP_ORDER = '0123456789ABCDEFGHIJKLMN\u00d1OPQRSTUVWXYZ';

/** RENAPO, Instructivo normativo CURP: characters by their order (with an enye), weights 18 to 2, ten minus the remainder. */
function isCurp(compact: string): boolean {
  let sum = 0;
  for (let at = 0; at < 17; at++) sum += CURP_ORDER.indexOf(compact[at]!) * (18 - at);
  return isShortDate(compact.slice(4, 10)) && (10 - (sum % 10)) % 10 === digitAt(compact, 17);
}

export const MEXICO: readonly IdKind[] = [
  {
    title: 'Mexican CURP',
    rule: 'pii-national-id',
    country: 'mx',
    labels: ['curp', 'clave unica de registro'],
    generic: ['national id'],
    shape:
      /[A-Z][AEIOUX][A-Z]{2}\d{6}[HMX](?:AS|B[CS]|C[CLMSH]|D[FG]|G[TR]|HG|JC|M[CNS]|N[ETL]|OC|PL|Q[TR]|S[PLR]|T[CSL]|VZ|YN|ZS)[B-DF-HJ-NP-TV-Z]{3}[A-Z\d]\d/,
    valid: isCurp,
    checked: true,
  },
  {
    // SAT: letters of the name, date, three characters; the last one's check depends on tables seldom kept.
    title: 'Mexican RFC of a person',
    rule: 'pii-tax-id',
    country: 'mx',
    labels: ['rfc', 'registro federal de contribuyentes'],
    generic: ['tax id'],
    shape: /[A-Z]{4}\d{6}[A-Z0-9]{2}[0-9A]/,
    valid: (compact) => isShortDate(compact.slice(4, 10)),
    checked: false,
  },
  {
    title: 'Mexican social security number (NSS)',
    rule: 'pii-national-id',
    country: 'mx',
    labels: ['nss', 'imss', 'numero de seguridad social', 'numero de seguro social'],
    generic: ['social security'],
    shape: /\d{11}/,
    valid: luhnHolds,
    checked: false,
  },
];
