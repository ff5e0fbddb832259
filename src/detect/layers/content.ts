import type { Budget } from './limits.js';

/** Bytes somewhere inside an object, with the way there. */
export interface Content {
  readonly bytes: Buffer;
  /** Outermost first; empty for the object itself. */
  readonly layers: readonly string[];
  /** Name of the member, where it has one. */
  readonly name: string;
  /** The range in the object of a range in `bytes`; that of the whole object for what is compressed. */
  place(start: number, end: number): [number, number];
}

/** Takes one layer off: calls back for each content inside. */
export type Opener = (content: Content, budget: Budget, inside: (content: Content) => void) => void;

/** Content unpacked from `outer`: its bytes stand nowhere in the object as they are. */
export function unpacked(outer: Content, layer: string, name: string, bytes: Buffer): Content {
  const [start, end] = outer.place(0, outer.bytes.length);
  return { bytes, layers: [...outer.layers, layer], name, place: () => [start, end] };
}

/** A run of `outer`'s bytes, kept as they are. */
export function stored(outer: Content, layer: string, name: string, from: number, to: number): Content {
  return {
    bytes: outer.bytes.subarray(from, to),
    layers: [...outer.layers, layer],
    name,
    place: (start, end) => outer.place(from + start, from + end),
  };
}

/** A member's name as a layer shows it: no control characters, no endless names. */
export function layerName(format: string, name: string): string {
  // eslint-disable-next-line no-control-regex -- control characters are what is meant
  const clean = name.replace(/[\x00-\x1f\x7f]/g, '?').slice(0, 300);
  return clean === '' ? format : `${format}:${clean}`;
}
