/**
 * Named places between the steps of a turn where a test may stop the process, so that "killed between any two steps" is
 * tried and not believed. Unarmed, a hit costs one property read. Refused in production (see config).
 */
export interface FaultPoints {
  hit(point: FaultPoint): void;
}

export const FAULT_POINTS = [
  'turn:locked',
  'turn:loaded',
  'turn:decided',
  'turn:committed',
  'effect:begun',
  'effect:done',
  'effects:settled',
  'reply:sending',
] as const;
export type FaultPoint = (typeof FAULT_POINTS)[number];

export const noFaults: FaultPoints = { hit: () => undefined };

/**
 * @param spec comma separated `point` or `point@n` (die at the n-th hit, default the first)
 * @param die ends the process at once, like a power cut
 */
export function armFaults(spec: string | undefined, die: () => void): FaultPoints {
  if (!spec) return noFaults;
  const armed = new Map<string, number>();
  for (const part of spec.split(',')) {
    const [point = '', nth = '1'] = part.trim().split('@');
    if (!(FAULT_POINTS as readonly string[]).includes(point)) throw new Error(`Unknown fault point ${point}`);
    armed.set(point, Number(nth));
  }
  return {
    hit(point) {
      const left = armed.get(point);
      if (left === undefined) return;
      armed.set(point, left - 1);
      if (left === 1) die();
    },
  };
}
