/**
 * Timers, signals and messages of other threads only come in between tasks, and scanning is one long task: this
 * lets them in every so often.
 */
export type Breathe = () => Promise<void> | undefined;

/** `onBreath` is called each time, at most every `interval` milliseconds. */
export function createBreathe(interval: number, onBreath: () => void): Breathe {
  let next = performance.now() + interval;
  return () => {
    const now = performance.now();
    if (now < next) return undefined;
    next = now + interval;
    onBreath();
    return new Promise((resolve) => setImmediate(resolve));
  };
}
