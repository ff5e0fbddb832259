/** All files of a plan folder. */
import type { PlanFacts } from '../facts.js';
import { guardsText } from '../guards/guards-text.js';
import type { Instruments } from '../instruments.js';
import type { PlanDocument, PlanFile } from '../model.js';
import { privacyRecord, teamMessage } from '../text/letters.js';
import { planText } from '../text/plan-text.js';
import { supportRequest } from '../text/support-request.js';
import { file, type FilterSetup } from './filter-options.js';
import { rewriteScript } from './rewrite-script.js';

export interface PlanFileInput {
  facts: PlanFacts;
  /** Scrubbed; its list of files is filled in here. */
  document: PlanDocument;
  instruments: Instruments;
  setup: FilterSetup;
  needed: boolean;
}

const PLAN = { name: 'PLAN.md', purpose: 'the plan: read this first' };
const JSON_FILE = { name: 'plan.json', purpose: 'the plan as data; verification and rehearsal read it' };

export function planFiles(input: PlanFileInput): PlanFile[] {
  const { document, facts, setup, needed } = input;
  const rewrite = needed
    ? [
        ...setup.files,
        ...gitlabFiles(input),
        file('support-request.md', supportRequest(document, facts), 'text for the host’s support', false),
        file('team-message.md', teamMessage(document), 'text for everybody with a clone', false),
      ]
    : [];
  const files = [
    file(
      'rewrite.sh',
      rewriteScript({ needed, options: setup.options }),
      'rewrites a mirror clone: sh rewrite.sh SOURCE MIRROR',
      false,
      true,
    ),
    ...rewrite,
    ...otherTexts(input),
  ];
  document.rewrite.files = [PLAN, JSON_FILE, ...files].map(pickEntry);
  return [
    file(PLAN.name, planText(document, facts), PLAN.purpose, false),
    file(JSON_FILE.name, Buffer.from(`${JSON.stringify(document, null, 2)}\n`), JSON_FILE.purpose, false),
    ...files,
  ];
}

function pickEntry({ name, purpose, secret = false }: { name: string; purpose: string; secret?: boolean }) {
  return { name, purpose, secret };
}

function otherTexts({ document, facts }: PlanFileInput): PlanFile[] {
  const guards = guardsText(facts.readers);
  return [
    ...(guards === null
      ? []
      : [file('guards.md', guards, 'start-up checks for applications that read the values', false)]),
    ...(document.personalData.length === 0
      ? []
      : [file('privacy-record.md', privacyRecord(document), 'facts and blanks for a record of the breach', false)]),
  ];
}

/** GitLab cleans by blob id in its own settings. */
function gitlabFiles({ facts, document }: PlanFileInput): PlanFile[] {
  if (facts.repository.host.kind !== 'gitlab') return [];
  const rewritten = [...document.credentials, ...document.personalData].filter((one) => one.rewritten);
  const blobs = new Set<string>();
  for (const { fingerprint } of rewritten) {
    for (const { textBlobs, binaryBlobs } of facts.sightings.get(fingerprint)?.forms ?? [])
      for (const id of [...textBlobs, ...binaryBlobs]) blobs.add(id);
    for (const { blob } of facts.sightings.get(fingerprint)?.containers ?? []) blobs.add(blob);
  }
  return [
    file(
      'gitlab-blob-ids.txt',
      Buffer.from([...blobs].map((id) => `${id}\n`).join('')),
      'for GitLab: Remove blobs',
      false,
    ),
  ];
}
