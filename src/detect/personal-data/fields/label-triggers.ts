import type { Trigger } from '../../code-detector.js';
import { LABEL_PHRASES } from './labels.js';

const SHORT = 3;
const MOST_CLASSES = 12;
const SEPARATOR = ' _.-';

/** Letters of many other words: these wake only as whole words, the others before a capital too (`ssnNumber`). */
const IN_MANY_WORDS = new Set(
  'sin tin nin pan tel nit inn rut nas nie dea fin nis pis ird iin cep geb cell born addr utr ahv avs fnr nip'.split(
    ' ',
  ),
);

const eitherCase = (text: string): string[] =>
  [...text].map((char) => (/[a-z]/.test(char) ? char + char.toUpperCase() : char));

/** Names in other scripts have no bytes that are rare in source code: their numbers wake the detector. */
function isScriptLabel(phrase: string): boolean {
  return !/[a-z]/i.test(phrase);
}

/**
 * What wakes the detector of labelled fields: the first words of the names. A short one stands inside many other words, so
 * that alone it wakes only where no small letter follows, and before another word only together with that.
 */
export function labelTriggers(): Trigger[] {
  const triggers = new Map<string, Trigger>();
  for (const phrase of LABEL_PHRASES) {
    if (isScriptLabel(phrase)) continue;
    for (const trigger of triggersOf(phrase)) triggers.set(JSON.stringify(trigger), trigger);
  }
  return [...triggers.values()];
}

function triggersOf(phrase: string): Trigger[] {
  const space = phrase.indexOf(' ');
  const first = space === -1 ? phrase : phrase.slice(0, space);
  if (first.length > SHORT + 1 || !/^[a-z]+$/.test(first)) return [{ literal: first }];
  if (!/^[\x20-\x7e]+$/.test(phrase)) return [{ literal: phrase }];
  if (space === -1) return [{ classes: [...eitherCase(first), IN_MANY_WORDS.has(first) ? '^A-Za-z' : '^a-z'] }];
  const rest = phrase.slice(space + 1);
  return [
    // No. KP
    {
      classes: [...eitherCase(first), '.', ' ', ...eitherCase(rest.replaceAll(' ', '_').split('_')[0]!)].slice(
        0,
        MOST_CLASSES,
      ),
    },
    {
      classes: [...eitherCase(first), SEPARATOR, ...eitherCase(rest.replaceAll(' ', '_').split('_')[0]!)].slice(
        0,
        MOST_CLASSES,
      ),
    },
    { classes: [...eitherCase(first), ...eitherCase(rest.split(' ')[0]!)].slice(0, MOST_CLASSES) },
  ];
}
