import { Botkit, type BotkitMessage, type BotWorker } from 'botkit';
import type { Turn } from '../contracts/turn';
import type { InboundMessage } from '../contracts/turn';

/** Gives a decoded message to the conversation and returns the committed turn. */
export type Deliver = (message: InboundMessage) => Promise<Turn>;

/** What an adapter puts into an activity's `channelData`, and what it finds there afterwards. */
export interface ChannelEnvelope {
  message: InboundMessage;
}

/**
 * Botkit holds the channels' adapters, and nothing else: one handler, guarded, no `hears`, no dialogs. Its default
 * state storage keeps every conversation in memory for ever; our state is in the turns, so Botkit gets a storage that
 * keeps nothing.
 */
export function createBotkitHost(adapter: unknown, deliver: Deliver): Botkit {
  const controller = new Botkit({
    adapter,
    disable_webserver: true,
    disable_console: true,
    storage: {
      read: () => Promise.resolve({}),
      write: () => Promise.resolve(),
      delete: () => Promise.resolve(),
    },
  });
  controller.on('message', async (bot: BotWorker, activity: BotkitMessage) => {
    const { message } = activity.incoming_message.channelData as ChannelEnvelope;
    // A handler that throws leaves the request unanswered and may end the process: the failure travels as a value.
    try {
      const turn = await deliver(message);
      await bot.say({ type: 'message', channelData: { turn } } as unknown as Partial<BotkitMessage>);
    } catch (error) {
      await bot.say({ type: 'message', channelData: { error } } as unknown as Partial<BotkitMessage>);
    }
  });
  return controller;
}
