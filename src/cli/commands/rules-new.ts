import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { Command } from 'commander';
import { UnearthError } from '../../errors.js';
import { safeJson } from '../../report/escape.js';
import { withCommonFlags } from '../flags.js';
import { writeAll } from '../io.js';
import { type CommonFlags, notice, type Session } from '../session.js';
import { writeFileAtomically } from '../write-file.js';

interface NewFlags extends CommonFlags {
  output?: string;
}

export function rulesNewCommand(session: Session): Command {
  return withCommonFlags(new Command('new').summary('start a rule file for a provider'))
    .argument('<provider>', 'name of the provider, as people write it')
    .option('-o, --output <file>', 'file to write (default: patterns/<provider>.yml, or <provider>.yml)')
    .action((provider: string, flags: NewFlags) => newRuleFile(session, provider, flags));
}

async function newRuleFile(session: Session, provider: string, flags: NewFlags): Promise<void> {
  const slug = provider
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '');
  if (slug === '') throw new UnearthError('usage', 'the name of the provider needs a letter or a digit');
  const folder = existsSync(resolve(session.io.cwd, 'patterns/schema.json')) ? 'patterns/' : '';
  const shown = flags.output ?? `${folder}${slug}.yml`;
  const file = resolve(session.io.cwd, shown);
  if (existsSync(file)) throw new UnearthError('usage', `${shown} is there already`);
  await writeFileAtomically(file, [ruleFileFor(provider, slug)]);
  if (flags.json) await writeAll(session.io.stdout, [`${safeJson({ file: shown })}\n`]);
  notice(session, flags, `${shown} is written and passes the check. Change it, then: unearth rules check ${shown}`);
}

/** A file that passes `rules check` as it is, with a made-up token form to be replaced. */
function ruleFileFor(provider: string, slug: string): string {
  const prefix = `${slug.replaceAll('-', '_')}_pat_`;
  return `# yaml-language-server: $schema=./schema.json
provider: ${JSON.stringify(provider)}
rules:
  - id: ${slug}-access-token
    name: ${JSON.stringify(`${provider} access token`)}
    kind: secret
    category: other
    severity: high
    # high: the form alone tells it; medium: form and context; low: a guess
    confidence: high
    # at least one of these stands inside every match; the longer and rarer, the faster the scan
    keywords: [${prefix}]
    # group 1 is the value
    pattern: '\\b(${prefix}[0-9A-Za-z]{32})(?:[^0-9A-Za-z]|$)'
    entropy: 3.0
    attacker: Say in one sentence what somebody who holds the value can do.
    rotation: generic
    examples:
      - 'token: ${prefix}{{base62:32}}'
      - 'export TOKEN="${prefix}{{base62:32}}"'
    counterExamples:
      - '${prefix}{{base62:20}}'
`;
}
