/**
 * Whether a stream gets colours, decided once and for each stream by itself. chalk 5 looks at standard output only and
 * ignores NO_COLOR there (chalk/supports-color#74), so it is never asked.
 */
import { Chalk, type ChalkInstance } from 'chalk';
import type { Io, OutputStream } from './io.js';

export function painterFor(stream: OutputStream, env: Io['env'], colour: boolean | undefined): ChalkInstance {
  return new Chalk({ level: wantsColour(stream, env, colour) ? 1 : 0 });
}

/** no-color.org: NO_COLOR counts when it is not empty. A flag beats the environment, FORCE_COLOR a missing terminal. */
export function wantsColour(stream: OutputStream, env: Io['env'], colour: boolean | undefined): boolean {
  if (colour === false) return false;
  if (env['NO_COLOR']) return false;
  if (env['FORCE_COLOR']) return env['FORCE_COLOR'] !== '0' && env['FORCE_COLOR'] !== 'false';
  return stream.isTTY === true && env['TERM'] !== 'dumb';
}
