import type { TurnStore } from '../contracts/ports';
import type { Turn } from '../contracts/turn';
import type { Logger } from '../shared/logger';

const BATCH = 50;

export interface ResumeDeps {
  turns: Pick<TurnStore, 'unsettled'>;
  settle: (turn: Turn) => Promise<void>;
  logger: Logger;
}

/**
 * Carries out the effects that a crash or an unreachable store left over. One that fails again is logged and stays for
 * the next round: nothing is given up, nothing blocks the others.
 *
 * @returns how many turns were settled
 */
export async function resumeEffects(deps: ResumeDeps): Promise<number> {
  let done = 0;
  for (const turn of await deps.turns.unsettled(BATCH)) {
    try {
      await deps.settle(turn);
      done += 1;
    } catch (error) {
      deps.logger.error({ err: error, seq: turn.seq, category: 'effects' }, 'effect still not carried out');
    }
  }
  return done;
}
