import type { ReplyDraft, TurnInput } from '../contracts/dialogue';
import { topFrame } from './stack';
import type { Step } from './step';

/** Several problems in one message: the others are named, so that nothing said is passed over in silence. */
export function alsoHeard(input: TurnInput, answered: string): ReplyDraft[] {
  const titles = othersHeard(input, answered);
  if (titles.length === 0) return [];
  return [{ text: `您还说到：${titles.join('、')}。点一下，我接着说。`, quickReplies: titles }];
}

/** A question of ours comes last, so that it is not lost; without one, the others may be pressed at once. */
export const mentionOthers = (step: Step, input: TurnInput, answered: string): ReplyDraft[] =>
  topFrame(step.state)?.asked === undefined
    ? [...step.replies, ...alsoHeard(input, answered)]
    : withOthers(step.replies, input, answered);

/** Before a form's first question the others are named without buttons: one thing after the other. */
function withOthers(replies: ReplyDraft[], input: TurnInput, answered: string): ReplyDraft[] {
  const titles = othersHeard(input, answered);
  const question = replies[replies.length - 1];
  if (titles.length === 0 || !question) return replies;
  const heard = { text: `您还说到：${titles.join('、')}。先弄这一件，完了再说那个，不会忘。` };
  return [...replies.slice(0, -1), heard, question];
}

const FILED = /投诉|登记|进度|回执|案子|案件|受理/;
const UNPAID = /欠|没发|没给|不给|不发|没结|不结|拖|扣|讨|少发|少给/;

const ABOUT_HOURS: ReadonlySet<string> = new Set(['overtime_pay', 'holiday_pay']);

function othersHeard(input: TurnInput, answered: string): string[] {
  const others = input.understanding.furtherTopics.filter(
    (t) =>
      t.topic !== answered &&
      t.topic !== 'out_of_scope' &&
      t.topic !== 'greeting_smalltalk' &&
      // "月薪5000" names a wage, "不要夜班" a wish for a job; that something was not paid has to be said.
      (!(t.topic === 'wage_arrears' || (answered === 'job_search' && ABOUT_HOURS.has(t.topic))) ||
        UNPAID.test(input.text)) &&
      // Who asks after a complaint of theirs, or for a person, says so; a clause of a story only sounds like it.
      (t.topic !== 'case_status' || FILED.test(input.text)) &&
      (t.intent !== 'case_status.withdraw' || /撤|取消/.test(input.text)) &&
      t.topic !== 'human_agent',
  );
  const titles = others.map((t) => input.knowledge.intents.get(t.intent)?.title);
  return [...new Set(titles.filter((title) => title !== undefined))].slice(0, 2);
}
