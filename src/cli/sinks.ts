/** Where reports go: standard output, `--output FILE`, and `--report FORMAT=FILE` as often as wanted. */
import { resolve } from 'node:path';
import { UnearthError } from '../errors.js';
import type { ScanReport } from '../findings/model.js';
import { FORMATS, type Format, formatOfFile, isFormat, loadRenderer } from '../report/formats.js';
import type { RenderOptions } from '../report/renderer.js';
import { painterFor } from './colour.js';
import { writeAll } from './io.js';
import { type CommonFlags, type Session, stdoutPaint, stdoutWidth } from './session.js';
import { writeFileAtomically } from './write-file.js';

export interface OutputFlags extends CommonFlags {
  format?: Format;
  output?: string;
  report?: string[];
  limit?: number;
  showSecrets?: boolean;
}

export interface Sink {
  format: Format;
  /** null: standard output. */
  file: string | null;
}

/** Decided before any work is done, so that a mistake in a flag costs no scan. Throws UnearthError('usage'). */
export function resolveSinks(flags: OutputFlags): Sink[] {
  const file = flags.output === undefined || flags.output === '-' ? null : flags.output;
  const format = flags.format ?? (flags.json ? 'json' : ((file === null ? undefined : formatOfFile(file)) ?? 'table'));
  return [{ format, file }, ...(flags.report ?? []).map(parseReportFlag)];
}

function parseReportFlag(text: string): Sink {
  const at = text.indexOf('=');
  const format = at < 0 ? text : text.slice(0, at);
  if (!isFormat(format)) {
    throw new UnearthError('usage', `--report: no format named ${format}`, {
      hint: `Write --report FORMAT=FILE with one of ${FORMATS.join(', ')}.`,
    });
  }
  const file = at < 0 ? '-' : text.slice(at + 1);
  return { format, file: file === '-' || file === '' ? null : file };
}

/** Writes the report to every sink. */
export async function writeReports(
  session: Session,
  report: ScanReport,
  sinks: readonly Sink[],
  flags: OutputFlags,
  nextCommand: string,
): Promise<void> {
  for (const { format, file } of sinks) {
    const render = await loadRenderer(format);
    const options = renderOptions(session, flags, file, nextCommand);
    if (file === null) await writeAll(session.io.stdout, render(report, options));
    else
      await writeFileAtomically(
        resolve(session.io.cwd, file),
        render(report, options),
        flags.showSecrets ? 0o600 : 0o644,
      );
  }
}

function renderOptions(session: Session, flags: OutputFlags, file: string | null, nextCommand: string): RenderOptions {
  return {
    paint: file === null ? stdoutPaint(session, flags) : painterFor(session.io.stdout, {}, false),
    width: file === null ? stdoutWidth(session) : 80,
    limit: flags.limit ?? 25,
    now: session.services.now(),
    nextCommand,
  };
}
