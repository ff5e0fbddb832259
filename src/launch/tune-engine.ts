/**
 * A scan lives for seconds, and its inner loops are in WebAssembly: V8's optimizing compiler, as it is usually set, takes a fifth of a scan's
 * processor time for code that hardly runs long enough to pay for it. Less inlining, and more patience before a function counts as hot, save
 * half of that (docs/performance.md). An engine passes over flags that it does not know.
 */
import v8 from 'node:v8';

export const ENGINE_FLAGS = [
  '--max-inlined-bytecode-size=100',
  '--max-inlined-bytecode-size-cumulative=300',
  '--interrupt-budget=250000',
];

/** For this process and its threads; before the program is compiled, since kept code holds for the same flags only. */
export function tuneEngine(): void {
  for (const flag of ENGINE_FLAGS) v8.setFlagsFromString(flag);
}
