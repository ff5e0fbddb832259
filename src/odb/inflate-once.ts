import { inflateSync } from 'node:zlib';

/**
 * Inflates the zlib stream at the start of `deflated` and tells how many bytes it took; for the odd single stream.
 * Throws what node:zlib throws; `ERR_BUFFER_TOO_LARGE` where the output would pass `maxOutput` bytes.
 */
export function inflateOnce(deflated: Buffer, maxOutput: number): { data: Buffer; consumed: number } {
  // With `info` Node.js returns the engine too, which counts what it consumed; the types do not know of it.
  const options = { maxOutputLength: Math.max(maxOutput, 1), chunkSize: chunkSize(maxOutput), info: true };
  const result = inflateSync(deflated, options) as unknown as { buffer: Buffer; engine: { bytesWritten: number } };
  return { data: result.buffer, consumed: result.engine.bytesWritten };
}

/** One piece for what is small; what is large comes in pieces, as the size it claims may be a lie. */
function chunkSize(maxOutput: number): number {
  return Math.min(Math.max(maxOutput + 1, 256), 1 << 20);
}
