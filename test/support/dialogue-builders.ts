import path from 'node:path';
import { knowledgeOf, loadKnowledge } from '../../src/content/load-knowledge';
import { readTopicFiles } from '../../src/content/read-intents';
import { emptyState, type Decision, type DialogueState, type TurnInput } from '../../src/contracts/dialogue';
import type { Knowledge } from '../../src/contracts/knowledge';
import type { Topic } from '../../src/contracts/topics';
import type { Understanding } from '../../src/contracts/understanding';
import { decide } from '../../src/dialogue/decide';
import { SKILLS } from '../../src/skills';
import { anUnderstanding } from './turn-builders';

const ROOT = path.join(__dirname, '../..');

/** What is really published: the dialogue is tried on the answers that workers get. */
export const KNOWLEDGE: Knowledge = (() => {
  const intents = readTopicFiles(path.join(ROOT, 'intents')).flatMap((file) =>
    file.intents.map((intent) => ({ ...intent, topic: file.topic })),
  );
  return knowledgeOf(loadKnowledge(path.join(ROOT, 'data'), '12333'), 1, intents);
})();

export { SKILLS };

/** Nothing was understood; `meant` makes it an intent. */
export const NOTHING: Understanding = anUnderstanding({
  topic: 'out_of_scope',
  intent: 'out_of_scope.unknown',
  confidence: 0,
  decision: 'unknown',
  topics: [],
  entities: {},
  spans: [],
});

/** An understanding that is sure of one intent. */
export function meant(intent: string, change: Partial<Understanding> = {}): Understanding {
  const topic = (intent.split('.')[0] ?? 'out_of_scope') as Topic;
  return anUnderstanding({
    topic,
    intent,
    confidence: 0.9,
    decision: 'answer',
    topics: [{ topic, intent, confidence: 0.9 }],
    entities: {},
    spans: [],
    ...change,
  });
}

export function aTurnInput(text: string, change: Partial<TurnInput> = {}): TurnInput {
  return {
    text,
    understanding: NOTHING,
    knowledge: KNOWLEDGE,
    now: new Date('2026-11-24T02:00:00Z'),
    today: '2026-11-24',
    fresh: { caseNo: 'GY20261124-TEST1', receipt: 'ABCD-2345-EFGH', draftCode: 'DRFT-2345-EFGH' },
    cases: [],
    unknownReceipts: [],
    ...change,
  };
}

/** One conversation of plain values: what was said and understood, message by message. */
export function converse(
  messages: readonly [text: string, understanding?: Understanding][],
  start: DialogueState = emptyState(),
): Decision[] {
  let state = start;
  return messages.map(([text, understanding], index) => {
    const fresh = {
      caseNo: `GY20261124-TEST${index}`,
      receipt: `ABCD-2345-EFG${index}`,
      draftCode: `DRFT-2345-EFG${index}`,
    };
    const input = aTurnInput(text, { understanding: understanding ?? NOTHING, fresh });
    const decision = decide(state, input, SKILLS);
    state = decision.state;
    return decision;
  });
}

/** All bubbles of a decision as one text. */
export const said = (decision: Decision | undefined): string =>
  (decision?.replies ?? []).map((reply) => reply.text).join('\n');
