/** Milliseconds of processor time that some work takes: unlike the time of day, the same on a busy machine. */
export function cpuTimeOf(work: () => void): number {
  const started = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(started);
  return (user + system) / 1000;
}
