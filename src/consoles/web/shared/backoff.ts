/** Wait before try number `attempt` (0 = first repetition): doubling, capped, and spread so that phones do not return all at once. */
export function backoffMs(attempt: number, random: () => number = Math.random): number {
  const base = Math.min(30_000, 1000 * 2 ** Math.min(attempt, 10));
  return Math.round(base * (0.75 + random() * 0.5));
}
