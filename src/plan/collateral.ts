/** What each replacement touches, counted over every object: git filter-repo itself gives none of these numbers. */
import type { FormSighting, PlanFacts } from './facts.js';
import type { Instruments } from './instruments.js';
import type { CollateralRow } from './model.js';

export function collateralRows(
  facts: PlanFacts,
  planned: readonly { id: string; fingerprint: string; rewritten: boolean }[],
  instruments: Instruments,
): CollateralRow[] {
  return planned.flatMap(({ id, fingerprint, rewritten }) => {
    const forms = facts.sightings.get(fingerprint)?.forms ?? [];
    const patterned = instruments.texts.patterns.some(({ secret }) => secret === id);
    return forms.map((sighting) => ({
      secret: id,
      form: sighting.form.name,
      hits: sighting.hits,
      elsewhere: sighting.elsewhere,
      examples: sighting.elsewhereExamples,
      instrument: rewritten ? instrumentOf(sighting, patterned) : 'none',
    }));
  });
}

function instrumentOf(sighting: FormSighting, patterned: boolean): string {
  const used: string[] = [];
  const inText = sighting.textBlobs.length + sighting.messages.length > 0;
  if (inText) used.push(sighting.form.bytes.includes(0) ? 'blob-edit' : patterned ? 'pattern' : 'literal');
  if (sighting.binaryBlobs.length > 0 && !used.includes('blob-edit')) used.push('blob-edit');
  if (sighting.identities.length > 0) used.push('identity');
  if (sighting.trees.length > 0) used.push('path');
  if (sighting.refNames.length > 0) used.push('ref-name');
  return used.join(', ') || 'dropped header';
}
