import type { Redis } from 'ioredis';
import type { Coordination } from '../../contracts/ports';
import { newToken } from '../../shared/ids';
import type { LocalCoordination } from './local';
import type { RedisLink } from './redis-link';

/**
 * Messages between instances. The own process is told directly and does not depend on Redis; what comes back from Redis
 * under our own name is dropped. After every reconnection the channels that somebody listens to are subscribed anew.
 */
export function openSharedChannels(options: {
  link: RedisLink;
  subscriber: Redis;
  local: LocalCoordination;
  prefix: string;
}): Pick<Coordination, 'publish' | 'subscribe'> {
  const { link, subscriber, local, prefix } = options;
  const self = newToken(9);

  subscriber.on('message', (channel: string, envelope: string) => {
    // `sender message`: the sender is a token and holds no space.
    const space = envelope.indexOf(' ');
    if (space < 0 || envelope.slice(0, space) === self) return;
    void local.publish(channel.slice(prefix.length), envelope.slice(space + 1));
  });
  subscriber.on('ready', () => {
    for (const channel of local.channels()) void listen(channel);
  });

  const listen = async (channel: string): Promise<void> => {
    if (subscriber.status !== 'ready') return;
    try {
      await subscriber.subscribe(prefix + channel);
    } catch {
      // Connected, yet not subscribed: start over with a new connection, which subscribes everything again.
      if (subscriber.status === 'ready') subscriber.disconnect(true);
    }
  };

  return {
    async publish(channel, message) {
      await local.publish(channel, message);
      await link.ask((client) => client.publish(prefix + channel, `${self} ${message}`));
    },
    async subscribe(channel, listener) {
      const leave = await local.subscribe(channel, listener);
      await listen(channel);
      return async () => {
        await leave();
        if (local.channels().includes(channel) || subscriber.status !== 'ready') return;
        await subscriber.unsubscribe(prefix + channel).catch(() => undefined);
        // Somebody may have subscribed while that was under way.
        if (local.channels().includes(channel)) await listen(channel);
      };
    },
  };
}
