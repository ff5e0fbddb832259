/** A compiled pattern. Text is Latin-1: one character a byte. */
export interface CompiledPattern {
  /**
   * Looks for the leftmost match that begins at or after `from` (at exactly `from` where `sticky`). Writes its start and
   * end and the value's start and end to `found`; the value's are -1 where its group took no part.
   */
  match(text: string, from: number, sticky: boolean, found: Int32Array): boolean;
}

export interface RegexEngine {
  readonly name: 're2' | 'v8';
  /** Compiles a pattern as `printPattern` writes it. Throws what the engine throws. */
  compile(source: string, group: number): CompiledPattern;
}

/** What both engines' expressions have in common. */
interface IndexedExpression {
  lastIndex: number;
  exec(text: string): RegExpExecArray | null;
}

/** Wraps expressions with the `d` flag; the two forms are made when first asked for. */
export function compiledPattern(make: (flags: string) => IndexedExpression, group: number): CompiledPattern {
  let sticky: IndexedExpression | null = null;
  let searching: IndexedExpression | null = null;
  return {
    match(text, from, isSticky, found) {
      const expression = isSticky ? (sticky ??= make('dy')) : (searching ??= make('dg'));
      expression.lastIndex = from;
      const match = expression.exec(text);
      if (match === null) return false;
      const indices = (match as RegExpExecArray & { indices: ([number, number] | undefined)[] }).indices;
      const value = indices[group];
      found[0] = indices[0]![0];
      found[1] = indices[0]![1];
      found[2] = value === undefined ? -1 : value[0];
      found[3] = value === undefined ? -1 : value[1];
      return true;
    },
  };
}
