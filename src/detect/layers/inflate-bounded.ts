import zlib from 'node:zlib';

export type Wrapper = 'raw' | 'zlib' | 'gzip';

export interface Inflated {
  readonly bytes: Buffer;
  /** null: all of it; otherwise why not, in words. */
  readonly problem: string | null;
}

const INFLATE = { raw: zlib.inflateRawSync, zlib: zlib.inflateSync, gzip: zlib.gunzipSync };

/** Inflates up to `room` bytes; of what is larger or damaged as much of the start as can be had cheaply. Never throws. */
export function inflateBounded(source: Buffer, wrapper: Wrapper, room: number): Inflated {
  if (room <= 0) return { bytes: Buffer.alloc(0), problem: 'too large' };
  let part = source;
  let problem: string | null = null;
  for (let attempt = 0; attempt < 12; attempt++) {
    try {
      const finishFlush = attempt === 0 ? zlib.constants.Z_FINISH : zlib.constants.Z_SYNC_FLUSH;
      const bytes = INFLATE[wrapper](part, { finishFlush, maxOutputLength: room, chunkSize: 65_536 });
      return { bytes, problem };
    } catch (error) {
      const code = (error as { code?: string }).code;
      if (code === 'ERR_BUFFER_TOO_LARGE') {
        problem = 'too large';
        // Deflate packs 1,032 to 1 at most: that much input fits for certain.
        part = attempt < 5 ? part.subarray(0, part.length >>> 2) : part.subarray(0, Math.floor(room / 1040));
      } else if (attempt === 0 && code === 'Z_BUF_ERROR') problem = 'cut short';
      else return { bytes: Buffer.alloc(0), problem: problem ?? 'damaged' };
      if (part.length === 0) return { bytes: Buffer.alloc(0), problem };
    }
  }
  return { bytes: Buffer.alloc(0), problem };
}
