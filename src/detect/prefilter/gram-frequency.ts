import { COMMON_GRAMS } from './common-grams.js';
import { CLASS_OF, CLASSES, CLASS_BITS, GRAM } from './gram-classes.js';

/**
 * How often each pair of classes stands in text: -log2 of the share in steps of 0.4, as a base64 digit; rows are the first byte's class.
 * Counted over the files of git, curl, redis and vue at their tips, five megabytes each: C, shell, TypeScript, prose, test data.
 */
const PAIRS = [
  'jYWXieYoYpbTXTqZqUUSaaedbjcbgvgWZidiWkntacrYhnbmzbdiZquwcschmybbWgchXdnVbtXYflSeqZfUVgohiucZgydX',
  'YihbThlkVmpdldZjvcbgcinifwcaetaSVcUTXWcgddmWWSdYcRSUhZcVcrcXapWOZigfaanuVysblfWlnadcbutof0dchwhU',
  'fqgoWngcWzveicfkycbfcmmzoqodhwcVVpkiSluoWxqnjkXg2dgYbor1juiegufVbZXXZWYvmuhVYQVboZUSqYwcvZmfkxga',
  'kzotaysxrwnwxwhu0ocui1wy21sqs4oiipooYjflcxsnqhiohodilop2o1leivgYXfdYTghnUykVhjVf0jYYYfilZtkYfjbU',
  'VclhUpnsXvofZjYWplcgbprwgwlgjubYWfWUUZVkZlcbfaVfqiVTZejsdthberbSfZWXfXchaibYVRYVzSZWWbZflsrefveU',
  'WqicVklgbsjYmjXavVYWalnnezfdhyeXv40tyw41x10m2xy0yqsqa2v037vmr5sgWgacQeZkVqcVaYUh0YYXZeixZwjbepbT',
  'alabSdhXVvfafiYZodWSYghnagiZeqVQVjZeSdmRTuoaefTZwVWXYiedXpeXboYPdZbcXfdrawsWaWkZ1TWXtntjvmljp1na',
  'YqknVrmwb5yqlebqvtjncrvwt4fggxibZpnmbrvZX1qksebnsdfoqqlvxznijyhaephoel0se1xrnqpY3rnaqwvefufdfueZ',
  'mmkkgpnqh1shgdbZ1hdgqsnyrpkbgudUk0ysZwztj1zou0mtyynxj02vklqmsyngcccccdrspxolqpspwsmrgrtgxtQdetYT',
  'acYbZbdcalkbaccZlbYXdeenyiibwwlceecdedhhdpmeffedmecegiflrjdyT/sXrspposojoqtqqvuo1sqntlyyxyqpzvuk',
  'eeXddeaccileefecofbahbjlqqYlpvWRRUQUTTXVScbVUUTUgTRQWXUdbgUZVfTG',
].join('');

const DIGITS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
const PAIR_SHARE = Float64Array.from(PAIRS, (digit) => 2 ** (-0.4 * DIGITS.indexOf(digit)));
const SHARE = Float64Array.from({ length: CLASSES }, (_, first) =>
  PAIR_SHARE.subarray(first * CLASSES, (first + 1) * CLASSES).reduce((sum, share) => sum + share, 0),
);

const COMMON: ReadonlyMap<number, number> = new Map(
  Object.entries(COMMON_GRAMS).flatMap(([level, grams]) =>
    Array.from({ length: grams.length / GRAM }, (_, index) => [
      gramOf(grams.slice(index * GRAM, (index + 1) * GRAM)),
      2 ** -Number(level),
    ]),
  ),
);

function gramOf(text: string): number {
  return [...text].reduce((gram, character) => gram * CLASSES + CLASS_OF[character.charCodeAt(0)]!, 0);
}

/** About how often a gram stands in text, as a share of all places: as counted, or by a chain of pairs. Only compares; the sum is not 1. */
export function gramShare(gram: number): number {
  return COMMON.get(gram) ?? chainedShare(gram);
}

function chainedShare(gram: number): number {
  const mask = CLASSES - 1;
  let share = 1;
  for (let shift = 2 * CLASS_BITS; shift >= 0; shift -= CLASS_BITS) {
    const first = (gram >>> (shift + CLASS_BITS)) & mask;
    const pair = PAIR_SHARE[first * CLASSES + ((gram >>> shift) & mask)]!;
    share *= shift === 2 * CLASS_BITS ? pair : pair / SHARE[first]!;
  }
  return share;
}
