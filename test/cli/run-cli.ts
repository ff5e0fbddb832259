import { PassThrough, Readable } from 'node:stream';
import type { ScanResult } from '../../src/findings/model.js';
import type { OutputStream } from '../../src/cli/io.js';
import { run } from '../../src/cli/run.js';
import { DEFAULT_SERVICES, type Services } from '../../src/cli/services.js';
import type { ScanOptions } from '../../src/scan/options.js';

export interface CliRun {
  code: number;
  out: string;
  err: string;
  /** What the engine was asked to do, if it was. */
  asked: ScanOptions | undefined;
}

export interface CliSettings {
  result?: ScanResult | Error;
  services?: Partial<Services>;
  stdin?: string;
  env?: Record<string, string>;
  cwd?: string;
  terminal?: boolean;
  signal?: AbortSignal;
}

/** Runs the command line in this process on a made-up scan result. */
export async function runCli(argv: string[], settings: CliSettings = {}): Promise<CliRun> {
  const out = collector(settings.terminal ?? false);
  const err = collector(settings.terminal ?? false);
  let asked: ScanOptions | undefined;
  const services: Services = {
    ...DEFAULT_SERVICES,
    now: () => new Date('2026-11-24T12:00:00Z'),
    ...(settings.result === undefined
      ? {}
      : {
          scan: (options) => {
            asked = options;
            if (settings.result instanceof Error) return Promise.reject(settings.result);
            return Promise.resolve(structuredClone(settings.result!));
          },
        }),
    ...settings.services,
  };
  const io = {
    stdout: out.stream,
    stderr: err.stream,
    stdin: Readable.from(settings.stdin === undefined ? [] : [Buffer.from(settings.stdin)]),
    env: settings.env ?? {},
    cwd: settings.cwd ?? process.cwd(),
    ...(settings.signal ? { signal: settings.signal } : {}),
  };
  const code = await run(argv, io, services);
  return { code, out: out.text(), err: err.text(), asked };
}

function collector(terminal: boolean): { stream: OutputStream; text: () => string } {
  const stream: PassThrough & { isTTY?: boolean; columns?: number } = new PassThrough({ highWaterMark: 1 << 30 });
  if (terminal) Object.assign(stream, { isTTY: true, columns: 80 });
  return { stream, text: () => (stream.read() as Buffer | null)?.toString('utf8') ?? '' };
}
