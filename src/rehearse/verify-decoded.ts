/** The part of verification that needs a decoder: secrets inside archives, documents and unusual encodings. */
import type { Reach, ScanResult } from '../findings/model.js';
import type { PlanDocument } from '../plan/model.js';
import type { RepositoryObjects } from './repository-objects.js';
import type { Leftover, VerifyOptions } from './verify.js';

/** A scan finds a secret by its fingerprint, however deep it is packed; acceptances do not count here. */
export async function addDecodedLeftovers(
  leftovers: Leftover[],
  problems: string[],
  plan: PlanDocument,
  repository: RepositoryObjects,
  options: VerifyOptions,
): Promise<void> {
  const scan = options.scan ?? (await defaultScan(options.signal));
  const { report } = await scan(repository.layout.gitDir);
  const planned = new Map(
    [...plan.credentials, ...plan.personalData]
      .filter(({ rewritten }) => rewritten)
      .map(({ fingerprint, id }) => [fingerprint, id]),
  );
  for (const finding of report.findings) {
    const secret = planned.get(finding.fingerprint);
    if (secret === undefined) continue;
    for (const { object, layers, path, reach, refs, place } of finding.occurrences) {
      if (leftovers.some((known) => known.secret === secret && known.object === object)) continue;
      leftovers.push({
        secret,
        form: layers.join(' in ') || 'plain',
        place:
          place === 'ref-name'
            ? 'ref-name'
            : place === 'path'
              ? 'tree'
              : place === 'commit-message'
                ? 'commit'
                : place === 'tag-message'
                  ? 'tag'
                  : 'blob',
        object,
        path: place === 'path' || place === 'ref-name' ? '' : path,
        reach: reachClass(reach),
        ref: refs[0] ?? '',
      });
    }
  }
  for (const gap of report.coverage.gaps) if (gap.incomplete) problems.push(gap.message);
}

async function defaultScan(signal: AbortSignal | undefined): Promise<(path: string) => Promise<ScanResult>> {
  const { scanRepository } = await import('../scan/scan-repository.js');
  return (path) => scanRepository({ path, personalData: 'all', ...(signal === undefined ? {} : { signal }) });
}

function reachClass(reach: Reach): Leftover['reach'] {
  if (reach === 'pull-request') return 'host-ref';
  return reach === 'unreachable' || reach === 'reflog' || reach === 'index' ? 'unreachable' : 'reachable';
}
