import { WebAdapter } from 'botbuilder-adapter-web';
import type { Activity, ResourceResponse, TurnContext } from 'botbuilder';
import { TurnContext as Context } from 'botbuilder';
import type { InboundMessage, Turn } from '../../contracts/turn';
import { createBotkitHost, type Deliver } from '../botkit-host';

/** Where an adapter's turn keeps what the handler said. */
const ANSWER = Symbol('answer');

/**
 * The web channel's Botkit adapter. The stock one believes the body's `user`, makes an event of any `type` and opens a
 * web socket without authentication; this one takes only messages that our own routes have proven and parsed.
 */
class HotlineWebAdapter extends WebAdapter {
  override readonly name = 'Hotline Web Adapter';

  /** The stock adapter would open its web socket here. */
  override init(): void {}

  override sendActivities(
    context: TurnContext,
    activities: Partial<Activity>[],
  ): Promise<ResourceResponse[]> {
    for (const activity of activities) context.turnState.set(ANSWER, activity.channelData);
    return Promise.resolve(activities.map(() => ({ id: '' })));
  }
}

/** Carries one proven message through Botkit to the conversation. @returns a function that rejects as `deliver` rejects */
export function createWebChannel(deliver: Deliver): (message: InboundMessage) => Promise<Turn> {
  const adapter = new HotlineWebAdapter();
  const controller = createBotkitHost(adapter, deliver);
  return async (message) => {
    const context = new Context(adapter, {
      type: 'message',
      channelId: 'web',
      text: message.text,
      timestamp: message.at,
      from: { id: message.conversationId, name: '' },
      recipient: { id: 'hotline', name: '' },
      conversation: { id: message.conversationId, isGroup: false, conversationType: 'web', name: '' },
      channelData: { message },
    });
    await controller.handleTurn(context);
    const answer = context.turnState.get<{ turn?: Turn; error?: unknown }>(ANSWER);
    if (answer?.turn) return answer.turn;
    throw answer?.error ?? new Error('The conversation gave no answer');
  };
}
