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
  relateByProvider(findings);
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

/** Lines between an identifier and the secret that belongs with it. */
const BESIDE = 10;

/**
 * An identifier a few lines from the only secret of its provider in a file: a client id, a tenant's host, a publishable key. With several secrets
 * nobody can say whose it is.
 */
function relateByProvider(findings: readonly Finding[]): void {
  const owners = new Map<string, { owner: Finding | null; lines: Set<number> }>();
  for (const finding of findings) {
    if (finding.kind !== 'secret') continue;
    forEachPlace(finding, (file, line) => {
      const known = owners.get(file);
      if (!known) owners.set(file, { owner: finding, lines: new Set([line]) });
      else if (known.owner === finding) known.lines.add(line);
      else known.owner = null;
    });
  }
  for (const identifier of findings) {
    if (identifier.kind !== 'identifier' || identifier.relatedTo.length > 0) continue;
    const near = new Set<Finding>();
    forEachPlace(identifier, (file, line) => {
      const { owner, lines } = owners.get(file) ?? NOBODY;
      if (owner && !near.has(owner) && [...lines].some((one) => Math.abs(one - line) <= BESIDE)) near.add(owner);
    });
    for (const secret of near) link([secret, identifier]);
  }
}

const NOBODY = { owner: null, lines: new Set<number>() };

/** Versions of files with the provider, and lines: one object may stand at any number of paths. */
function forEachPlace(finding: Finding, visit: (file: string, line: number) => void): void {
  for (const { place, object, startLine } of finding.occurrences)
    if (place === 'blob' && object !== '') visit(`${finding.provider} ${object}`, startLine);
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
