/**
 * A value and the same value encoded, as a Kubernetes Secret has it, may be two findings: the key that a decoder saw,
 * and the text that stands in the file. There is one thing to rotate, and the rewrite takes out both forms.
 */
import { REACHES, type Exposure, type Finding, type Occurrence, type ScanResult } from '../../findings/model.js';

/** Findings whose value is another one's in base64 or hex are folded into that one, places and all. */
export function foldEncoded({ report, values }: ScanResult): Pick<ScanResult, 'report' | 'values'> {
  const secrets = report.findings.filter(({ kind, accepted }) => kind === 'secret' && !accepted);
  const byValue = new Map<string, string>();
  for (const { fingerprint } of secrets) {
    const value = values.get(fingerprint);
    if (value !== undefined) byValue.set(value.toString('latin1'), fingerprint);
  }
  const folded = new Map<string, string>();
  for (const { fingerprint } of secrets) {
    const plain = decodings(values.get(fingerprint)).find((text) => byValue.has(text));
    if (plain !== undefined && byValue.get(plain) !== fingerprint) folded.set(fingerprint, byValue.get(plain)!);
  }
  if (folded.size === 0) return { report, values };
  const innermost = (fingerprint: string): string => {
    let at = fingerprint;
    while (folded.has(at)) at = folded.get(at)!;
    return at;
  };
  const findings = report.findings
    .filter(({ fingerprint }) => !folded.has(fingerprint))
    .map((finding) => {
      const encoded = secrets.filter((one) => one !== finding && innermost(one.fingerprint) === finding.fingerprint);
      const relatedTo = [...new Set([finding, ...encoded].flatMap((one) => one.relatedTo.map(innermost)))];
      return encoded.reduce(merge, { ...finding, relatedTo: relatedTo.filter((id) => id !== finding.fingerprint) });
    });
  const kept = new Map([...values].filter(([fingerprint]) => !folded.has(fingerprint)));
  return { report: { ...report, findings }, values: kept };
}

const SHORTEST = 8;

/** What a text means in base64 or hex, with and without the line break that `echo` leaves. */
function decodings(value: Buffer | undefined): string[] {
  const text = value?.toString('latin1') ?? '';
  if (text.length < SHORTEST) return [];
  const found: Buffer[] = [];
  if (/^[A-Za-z0-9+/_-]+={0,2}$/.test(text)) found.push(Buffer.from(text, 'base64'));
  if (/^(?:[0-9a-f]{2})+$|^(?:[0-9A-F]{2})+$/.test(text)) found.push(Buffer.from(text, 'hex'));
  return found.flatMap((bytes) => {
    const decoded = bytes.toString('latin1');
    return [decoded, decoded.replace(/\r?\n$/, '')];
  });
}

function merge(finding: Finding, encoded: Finding): Finding {
  const isKnown = (place: Occurrence): boolean =>
    finding.occurrences.some(
      ({ object, start, end }) => object === place.object && start < place.end && place.start < end,
    );
  const more = encoded.occurrences.filter((place) => place.object === '' || !isKnown(place));
  return {
    ...finding,
    names: [...new Set([...finding.names, ...encoded.names])].slice(0, 5),
    occurrences: [...finding.occurrences, ...more],
    exposure: widest(finding.exposure, encoded.exposure),
  };
}

function widest(a: Exposure, b: Exposure): Exposure {
  const sinces = [a.since, b.since].filter((date) => date !== null).sort();
  const pushed = (['yes', 'unknown', 'no'] as const).find((answer) => a.pushed === answer || b.pushed === answer)!;
  return {
    since: sinces[0] ?? null,
    until: a.until === null || b.until === null ? null : [a.until, b.until].sort()[1]!,
    atHead: a.atHead || b.atHead,
    reach: REACHES.find((reach) => a.reach === reach || b.reach === reach)!,
    pushed,
  };
}
