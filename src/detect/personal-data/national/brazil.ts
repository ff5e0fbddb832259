import { digitAt, weightedSum } from '../checks/weighted-sum.js';
import { isFiller, type IdKind } from './id-kind.js';

const falling = (from: number): number[] => Array.from({ length: from - 1 }, (_, at) => from - at);
const tenIsZero = (sum: number): number => ((sum * 10) % 11) % 10;

/** Receita Federal: two check digits, weights 10 to 2 and 11 to 2, eleven minus the remainder, ten and eleven are 0. */
function isCpf(eleven: string): boolean {
  return (
    !isFiller(eleven) &&
    tenIsZero(weightedSum(eleven, falling(10))) === digitAt(eleven, 9) &&
    tenIsZero(weightedSum(eleven, falling(11))) === digitAt(eleven, 10)
  );
}

/** Caixa: weights 3 2 9 8 7 6 5 4 3 2, eleven minus the remainder. */
const isPis = (eleven: string): boolean =>
  !isFiller(eleven) && tenIsZero(weightedSum(eleven, [3, 2, 9, 8, 7, 6, 5, 4, 3, 2])) === digitAt(eleven, 10);

/** Denatran: weights 9 to 1 and 1 to 9, remainder of 11; a first remainder of ten lowers the second by two. */
function isCnh(eleven: string): boolean {
  const first = weightedSum(eleven, [9, 8, 7, 6, 5, 4, 3, 2, 1]) % 11;
  const second = (weightedSum(eleven, [1, 2, 3, 4, 5, 6, 7, 8, 9]) % 11) - (first >= 10 ? 2 : 0);
  const last = second < 0 ? second + 11 : second;
  return (
    !isFiller(eleven) &&
    (first >= 10 ? 0 : first) === digitAt(eleven, 9) &&
    (last >= 10 ? 0 : last) === digitAt(eleven, 10)
  );
}

/** Ministério da Saúde: fifteen digits, weights 15 to 1, divisible by eleven. */
const isHealthCard = (fifteen: string): boolean =>
  weightedSum(fifteen, [15, 14, 13, 12, 11, 10, 9, 8, 7, 6, 5, 4, 3, 2, 1]) % 11 === 0;

export const BRAZIL: readonly IdKind[] = [
  {
    title: 'Brazilian CPF',
    rule: 'pii-national-id',
    country: 'br',
    labels: ['cpf', 'cpfs', 'cadastro de pessoas fisicas'],
    generic: ['national id', 'tax id'],
    shape: /\d{3}\.\d{3}\.\d{3}-\d{2}|\d{9}-\d{2}|\d{11}/,
    valid: isCpf,
    checked: false,
  },
  {
    title: 'Brazilian PIS / NIS',
    rule: 'pii-national-id',
    country: 'br',
    labels: ['pis', 'pasep', 'nis', 'nit', 'pis pasep'],
    generic: ['social security'],
    shape: /\d{3}\.\d{5}\.\d{2}-\d|\d{11}/,
    valid: isPis,
    checked: false,
  },
  {
    title: 'Brazilian driving licence (CNH)',
    rule: 'pii-driver-licence',
    country: 'br',
    labels: ['cnh', 'carteira de habilitacao', 'carteira nacional de habilitacao'],
    generic: ['driver licence'],
    shape: /\d{11}/,
    valid: isCnh,
    checked: false,
  },
  {
    title: 'Brazilian health card (CNS)',
    rule: 'pii-health-id',
    country: 'br',
    labels: ['cns', 'cartao sus', 'cartao nacional de saude'],
    generic: ['health'],
    shape: /[1-2789]\d{2} ?\d{4} ?\d{4} ?\d{4}/,
    valid: isHealthCard,
    checked: false,
  },
];
