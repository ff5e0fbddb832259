/** Node's Buffer has it, its types do not; half the cost of toString('latin1', …). */
interface Sliceable {
  latin1Slice(start: number, end: number): string;
}

/** The bytes [from, to) as text, one character a byte. */
export function latin1(text: Buffer, from: number, to: number): string {
  return (text as unknown as Sliceable).latin1Slice(from, to);
}
