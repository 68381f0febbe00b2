import type { Clock } from '../../shared/clock';

/** How often members of rooms that nobody looks into are cleared away. */
const SWEEP_MS = 60_000;

/** Who was seen where, in this process. Rooms without anybody take no memory. */
export class LocalPresence {
  private readonly rooms = new Map<string, Map<string, number>>();
  private sweptAt = 0;

  constructor(private readonly clock: Clock) {}

  beat(room: string, member: string, ttlMs: number): void {
    this.sweepSometimes();
    let members = this.rooms.get(room);
    if (!members) this.rooms.set(room, (members = new Map()));
    members.set(member, this.now() + ttlMs);
  }

  leave(room: string, member: string): void {
    const members = this.rooms.get(room);
    if (members?.delete(member) && members.size === 0) this.rooms.delete(room);
  }

  present(room: string): string[] {
    this.expire(room);
    return [...(this.rooms.get(room)?.keys() ?? [])].sort();
  }

  private sweepSometimes(): void {
    if (Math.abs(this.now() - this.sweptAt) < SWEEP_MS) return;
    this.sweptAt = this.now();
    for (const room of this.rooms.keys()) this.expire(room);
  }

  private expire(room: string): void {
    const members = this.rooms.get(room);
    if (!members) return;
    for (const [member, until] of members) if (until <= this.now()) members.delete(member);
    if (members.size === 0) this.rooms.delete(room);
  }

  private now(): number {
    return this.clock.now().getTime();
  }
}
