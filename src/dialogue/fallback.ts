import type { ReplyDraft } from '../contracts/dialogue';
import type { Knowledge } from '../contracts/knowledge';
import { TOPIC_TITLES } from '../contracts/topics';
import type { RankedIntent, Understanding } from '../contracts/understanding';

/** The two likeliest meanings, of different topics where that can be had: what an unclear message is asked back with. */
export function candidates(understanding: Understanding, knowledge: Knowledge): RankedIntent[] {
  const usable = understanding.topics.filter(
    (c) => c.topic !== 'out_of_scope' && c.topic !== 'greeting_smalltalk' && knowledge.intents.has(c.intent),
  );
  return usable.slice(0, 2);
}

/** What a meaning is called when it is offered. */
export function offerTitle(
  candidate: RankedIntent,
  knowledge: Knowledge,
  all: readonly RankedIntent[],
): string {
  const twins = all.filter((c) => c.topic === candidate.topic).length > 1;
  return twins
    ? (knowledge.intents.get(candidate.intent)?.title ?? TOPIC_TITLES[candidate.topic])
    : TOPIC_TITLES[candidate.topic];
}

/** First time: ask back with two meanings. */
export function askBack(titles: readonly string[]): ReplyDraft {
  const [first, second] = titles;
  if (first && second) {
    return {
      text: `我怕听错了。您是问：\n1. ${first}\n2. ${second}\n回1或2，或者换个说法再说一遍。`,
      quickReplies: [first, second, '都不是'],
    };
  }
  return {
    text: `您是问“${first}”吗？是就回“1”，不是就换个说法再说一遍。`,
    quickReplies: first ? [first, '都不是'] : ['人工'],
  };
}

const DONT_KNOW = [
  '我没听明白。您说说是什么事：是工资没给，还是找工作、过年补贴，或别的？',
  '我还是没弄懂，不想让您白等。要找人来帮您，就回“人工”；急事打12345或12333。',
  '这个我答不好。我建议直接找人：回“人工”，我马上叫。也可以打12345。',
];

/** Nothing was understood: an open question first, a person after that; the wording changes every time. */
export function notUnderstood(misses: number, knowledge: Knowledge): ReplyDraft {
  // After the first open question only the sentences that offer a person, in turn.
  const index = misses === 0 ? 0 : 1 + ((misses - 1) % (DONT_KNOW.length - 1));
  const text = (DONT_KNOW[index] ?? DONT_KNOW[0] ?? '').replace('12333', knowledge.bureauPhone);
  return {
    text,
    quickReplies: index === 0 ? ['工资没发', '过年补贴', '找工作', '人工'] : ['人工', '登记投诉'],
  };
}
