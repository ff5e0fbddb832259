/**
 * Inflating zlib streams of known size, fast. A history has hundreds of thousands of small streams: a new
 * `zlib.inflateSync` each costs 14 us, most of it set-up, one native handle that is reset and used again 5.6 us.
 * The handle is Node's own but not public; where it is not as expected, `inflateSync` does the same work slower.
 */
import zlib from 'node:zlib';

/** Inflates one stream into `target[0, size)`; says what is wrong with it in words, or null when all is well. */
export type Inflate = (source: Buffer, start: number, end: number, target: Buffer, size: number) => string | null;

/** zlib's Z_FINISH: all input is here, end the stream. */
const FINISH = zlib.constants.Z_FINISH;

interface NativeHandle {
  writeSync(
    flush: number,
    source: Uint8Array,
    sourceOffset: number,
    sourceLength: number,
    target: Uint8Array,
    targetOffset: number,
    targetLength: number,
  ): void;
  reset(): void;
  close(): void;
  onerror: (message: string, errno: number, code: string) => void;
}

/** Node's own handle of an inflating stream, and where it notes [room left in the target, input left]; null where they are not as expected. */
export function openNativeHandle(): { handle: NativeHandle; state: Uint32Array } | null {
  const stream = zlib.createInflate() as unknown as { _handle?: NativeHandle; _writeState?: Uint32Array };
  const { _handle: handle, _writeState: state } = stream;
  const isExpected = typeof handle?.writeSync === 'function' && typeof handle.reset === 'function';
  return isExpected && state ? { handle, state } : null;
}

/**
 * Makes an inflater. `target` must have at least `size + 1` bytes: the spare byte is how a stream that holds
 * more than it claims is told from one that ends where it should.
 */
export function createInflate(): Inflate {
  return nativeInflate() ?? portableInflate;
}

function nativeInflate(): Inflate | null {
  const native = openNativeHandle();
  if (native === null) return null;
  const { handle, state } = native;
  let failure: string | null = null;
  handle.onerror = (message) => {
    failure = message;
  };
  const inflate: Inflate = (source, start, end, target, size) => {
    failure = null;
    handle.reset();
    handle.writeSync(FINISH, source, start, end - start, target, 0, size + 1);
    if (failure !== null) return failure;
    return sizeProblem(size + 1 - state[0]!, size);
  };
  return worksAsExpected(inflate) ? inflate : null;
}

/** The hidden interface is tried once with a stream of our own before anything relies on it. */
function worksAsExpected(inflate: Inflate): boolean {
  try {
    const text = Buffer.from('hidden interface, hidden interface');
    const stream = zlib.deflateSync(text);
    const target = Buffer.alloc(text.length + 1);
    const good = inflate(stream, 0, stream.length, target, text.length) === null;
    const same = target.subarray(0, text.length).equals(text);
    const tellsLongerStream = inflate(stream, 0, stream.length, target, text.length - 3) !== null;
    const tellsCutStream = inflate(stream, 0, stream.length - 6, target, text.length) !== null;
    const usableAgain = inflate(stream, 0, stream.length, target, text.length) === null;
    return good && same && tellsLongerStream && tellsCutStream && usableAgain;
  } catch {
    return false;
  }
}

export const portableInflate: Inflate = (source, start, end, target, size) => {
  try {
    const data = zlib.inflateSync(source.subarray(start, end), { maxOutputLength: size + 1 });
    data.copy(target);
    return sizeProblem(data.length, size);
  } catch (error) {
    return error instanceof RangeError ? sizeProblem(size + 1, size) : (error as Error).message;
  }
};

function sizeProblem(actual: number, claimed: number): string | null {
  if (actual === claimed) return null;
  return actual > claimed
    ? `holds more than the ${claimed} bytes its header says`
    : `ends after ${actual} of ${claimed} bytes`;
}

/** Buffers of a node's length limit: what a header claims beyond this is refused before anything is allocated. */
export const MAX_OBJECT_BYTES = 0x7fffffff;
