/** Findings that form one credential: secrets of one configuration file that came in together, an id with its secret. */
import type { Finding } from '../findings/model.js';

const MOST_RELATED = 50;

/** Fills `relatedTo`. Only configuration files tie secrets together: a source file holds unrelated ones. */
export function relateFindings(findings: readonly Finding[]): void {
  const byFile = new Map<string, Finding[]>();
  for (const finding of findings) {
    if (finding.kind !== 'secret') continue;
    for (const key of new Set(finding.occurrences.filter(tiesTogether).map((one) => `${one.object} ${one.path}`))) {
      const group = byFile.get(key);
      if (group) group.push(finding);
      else byFile.set(key, [finding]);
    }
  }
  for (const group of byFile.values()) if (group.length > 1 && group.length <= MOST_RELATED) link(group);
}

function tiesTogether(occurrence: Finding['occurrences'][number]): boolean {
  return occurrence.place === 'blob' && /(?:^|\/)[^/]*\.?env(?:\.[^/]*)?$|credentials$|\.tfvars$/.test(occurrence.path);
}

function link(group: readonly Finding[]): void {
  for (const finding of group) {
    for (const other of group) {
      if (other !== finding && !finding.relatedTo.includes(other.fingerprint))
        finding.relatedTo.push(other.fingerprint);
    }
  }
}
