/**
 * The key of a Sealed Secrets controller is a private key like any other; the manifest around it says what it unseals. A
 * file whose name says nothing of Kubernetes is not read as a manifest by the scan: the plan looks again.
 */
import type { Finding } from '../findings/model.js';
import type { RepositoryObjects } from './repository-objects.js';

const LABEL = 'sealedsecrets.bitnami.com/sealed-secrets-key';
const RULE = 'sealed-secrets-key';
const LOOKED_AT = 5;
const LARGEST = 4 << 20;

export function nameSealingKeys(repository: RepositoryObjects, findings: readonly Finding[]): Finding[] {
  return findings.map((finding) => {
    const isKey = finding.kind === 'secret' && finding.rotation === 'private-key' && finding.rule !== RULE;
    if (!isKey || !isSealingKey(repository, finding)) return finding;
    return {
      ...finding,
      rule: RULE,
      rules: [RULE, ...finding.rules],
      title: 'Private key of the Sealed Secrets controller',
      provider: 'Sealed Secrets',
      rotation: 'sealed-secrets',
    };
  });
}

function isSealingKey(repository: RepositoryObjects, { occurrences }: Finding): boolean {
  const blobs = occurrences
    .filter(({ place, object }) => place === 'blob' && object !== '')
    .map(({ object }) => object);
  return [...new Set(blobs)].slice(0, LOOKED_AT).some((blob) => {
    const data = repository.read(blob)?.data;
    return data !== undefined && data.length <= LARGEST && data.includes(LABEL);
  });
}
