import type { Features } from './features.js';
import type { Judgement } from './judge.js';
import { WEIGHTS } from './model-weights.js';

/** What the groups of features say to a person; the first pattern that fits. */
const IN_WORDS: readonly (readonly [RegExp, string])[] = [
  [/^name:password/, 'the name says password'],
  [/^name:secret/, 'the name says secret'],
  [/^name:token/, 'the name says token'],
  [/^name:(?:key|plain-key)/, 'the name says key'],
  [/^name:(?:auth|credential|otp|login)/, 'the name speaks of authentication'],
  [/^name:url|^syntax:url/, 'a password in an address'],
  [/^name:header|^syntax:header|^scheme:/, 'a value of an Authorization header'],
  [/^name:trial/, 'the name speaks of a test or example'],
  [/^name:/, 'the form of the name'],
  [/&random$/, 'the value reads as random'],
  [/&(?:words|words-digits|language)$/, 'the value reads as words'],
  [/&digits$/, 'the value is a number'],
  [/&mixed$/, 'the value mixes words and others'],
  [/^(?:bits|words):/, 'how far the letters read as words'],
  [/^entropy|^distinct|^changes/, 'how evenly the characters spread'],
  [/^length|&length/, 'its length'],
  [/^form:(?:hex|padded|uuid)/, 'the form of an encoded value'],
  [/^form:(?:snake|constant|kebab|camel|pascal|capital|identifier)/, 'the form of an identifier'],
  [/^(?:form|digits|letters|classes):/, 'its mix of characters'],
  [/^value:stand-in/, 'a word that marks stand-ins'],
  [/^value:says-kind/, 'the value names what it is'],
  [/^(?:quote|quoted|comment&quoted)|&quoted$/, 'a quoted literal'],
  [/^bare|&bare$/, 'no quotes around it'],
  [/^syntax:comparison|^operator:[=!]==?$/, 'a comparison'],
  [/^syntax:|^operator:/, 'the way it is assigned'],
  [/^wrapping:/, 'how it stands in its expression'],
  [/^line:comment/, 'a comment'],
  [/^line:tests/, 'a line of a test'],
  [/^(?:line|after|before):/, 'the rest of its line'],
];

function inWords(feature: string): string {
  return IN_WORDS.find(([pattern]) => pattern.test(feature))?.[1] ?? feature;
}

/** What weighed most, summed by what it says in words, strongest first. Positive speaks for a secret. */
export function weighReasons(features: Features): { reason: string; weight: number }[] {
  const sums = new Map<string, number>();
  for (const [feature, strength] of features) {
    const weight = (WEIGHTS[feature] ?? 0) * strength;
    const reason = inWords(feature);
    sums.set(reason, (sums.get(reason) ?? 0) + weight);
  }
  return [...sums]
    .map(([reason, weight]) => ({ reason, weight }))
    .sort((a, b) => Math.abs(b.weight) - Math.abs(a.weight));
}

/** The reasons that a finding carries: few and stable, so that equal verdicts stay equal. */
export function findingReasons(judgement: Judgement): string[] {
  const reasons: string[] = [];
  const { name, refined, shape, features } = judgement;
  if (features.has('syntax:url')) reasons.push('a password in an address');
  else if (refined.scheme === 'basic' && refined.user !== '') reasons.push('decodes to a user and a password');
  else if (features.has('syntax:header')) reasons.push('a value of an Authorization header');
  else if (name.kind !== 'none') reasons.push(inWords(`name:${name.kind}`));
  if (features.has('quoted&random') || features.has('bare&random')) reasons.push('the value reads as random');
  else if (shape !== null && shape.wordShare >= 0.8) reasons.push('the value reads as words: weak, if it is real');
  if (features.has('line:comment')) reasons.push('stands in a comment');
  return reasons;
}
