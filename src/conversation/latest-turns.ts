import type { TurnStore } from '../contracts/ports';
import type { Turn } from '../contracts/turn';

/** Conversations whose newest turn is kept at hand. About 4 kB each. */
const KEPT = 5_000;

/**
 * The newest turn per conversation, bounded, least recently used out first. It may be behind (another instance wrote):
 * that costs one retry, never a wrong turn, because a commit on an old sequence number is refused by the store.
 */
export class LatestTurns {
  private readonly kept = new Map<string, Turn>();

  constructor(
    private readonly store: Pick<TurnStore, 'latest'>,
    private readonly limit = KEPT,
  ) {}

  /** @param fresh reads past the cache, after a commit was refused */
  async get(conversationId: string, fresh = false): Promise<Turn | null> {
    const known = this.kept.get(conversationId);
    if (known && !fresh) return known;
    const turn = await this.store.latest(conversationId);
    if (turn) this.put(turn);
    else this.kept.delete(conversationId);
    return turn;
  }

  put(turn: Turn): void {
    this.kept.delete(turn.conversationId);
    this.kept.set(turn.conversationId, turn);
    if (this.kept.size <= this.limit) return;
    const oldest = this.kept.keys().next();
    if (!oldest.done) this.kept.delete(oldest.value);
  }

  settled(conversationId: string, seq: number): void {
    const known = this.kept.get(conversationId);
    if (known?.seq === seq) this.kept.set(conversationId, { ...known, settled: true });
  }
}
