/** Findings that form one credential: secrets of one configuration file that came in together, an id with its secret. */
import type { Finding } from '../findings/model.js';

const MOST_RELATED = 50;

/** Fills `relatedTo`; `values` by fingerprint. Only configuration files tie secrets together: a source file holds unrelated ones. */
export function relateFindings(findings: readonly Finding[], values: ReadonlyMap<string, Buffer>): void {
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
  relateIdentifiers(findings, values);
}

/** An identifier that a secret names as its companion, in the same object: an access key id goes with its secret key. */
function relateIdentifiers(findings: readonly Finding[], values: ReadonlyMap<string, Buffer>): void {
  const identifiers = new Map<string, Finding>();
  const key = (object: string, value: string): string => `${object} ${value}`;
  for (const finding of findings) {
    const value = values.get(finding.fingerprint)?.toString('latin1');
    if (finding.kind !== 'identifier' || value === undefined) continue;
    for (const { object } of finding.occurrences) identifiers.set(key(object, value), finding);
  }
  for (const secret of findings) {
    if (secret.kind !== 'secret' || secret.companions.length === 0) continue;
    const objects = new Set(secret.occurrences.map(({ object }) => object));
    for (const object of objects) {
      for (const companion of secret.companions) {
        const identifier = identifiers.get(key(object, companion));
        if (identifier) link([secret, identifier]);
      }
    }
  }
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
