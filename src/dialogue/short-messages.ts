import type { DialogueState, ReplyDraft, TurnInput } from '../contracts/dialogue';
import { wasSaid } from './said';
import { say, type Step } from './step';

/** "好", "没有", "不知道" with nothing open: no question was asked, so what may come next is said. */
export function shortAnswer(state: DialogueState, input: TurnInput): Step {
  const intent = state.lastIntent ? input.knowledge.intents.get(state.lastIntent) : undefined;
  const invited = intent?.answer?.quickReplies.includes('登记投诉') && !state.caseNo;
  const no = input.understanding.answer === 'no';
  const wordings =
    invited && !no
      ? ['要登记就回“登记投诉”，我马上开始。有别的就接着说。', '想登记，回“登记投诉”；想找人，回“人工”。']
      : ['好。还有别的事就直接讲。', '嗯，我在。有事随时说。'];
  const text = wordings.find((wording) => !wasSaid(state, wording)) ?? '';
  const quickReplies = invited && !no ? { quickReplies: ['登记投诉', '人工'] } : {};
  return say({ ...state, misses: 0 }, [{ text, ...quickReplies }], 'smalltalk');
}

/** Pictures without words: somebody who cannot or will not type is asked to say one word, not told off. */
export function wordless(state: DialogueState): ReplyDraft {
  const wordings = [
    '我在。出了什么事？打几个字就行。不会打字，回“人工”或打12333。',
    '看到了。是工资的事，还是受伤、被欺负了？说一个词也行。',
  ];
  const text = wordings.find((wording) => !wasSaid(state, wording)) ?? '';
  return { text, quickReplies: ['工资没发', '受伤了', '人工'] };
}
