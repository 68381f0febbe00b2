import type { DialogueState, TurnInput } from '../contracts/dialogue';
import { isPlaceAlone } from './between-the-lines';
import { leadOf } from './buttons';
import { caseInQuestion, withoutReceipts } from './case-in-question';
import { factsHeard } from './handover';
import { addsToCase, asksToFile } from './phrases';
import { wasSaid } from './said';
import { topFrame } from './stack';
import { say, type Step } from './step';

/** The mark of a frame that waits for what the worker wants to add to the case. No skill of this name exists. */
const ADDITION = 'case-addition';

const SUBJECTS: ReadonlySet<string> = new Set(['case_status.add_evidence', 'case_status.correct_info']);

/** Words that only announce an addition and hold none. */
const ANNOUNCES =
  /^(我?(要|想|再|还要|还想)?)?(补充|更正|补交|补)(一下|一点|点|些|材料|证据|东西|情况|说明)*(吧|啊|呢)?[。.!！]?$/;

/** True when the message adds to the case that was opened here, or answers our question what to add. */
export function wantsAddition(state: DialogueState, input: TurnInput): boolean {
  if (!caseInQuestion(state) || withoutReceipts(input.text) === '') return false;
  const top = topFrame(state);
  if (top && top.skill !== ADDITION) return false;
  if (top)
    return !leadOf(input.text) && input.cases.length + input.unknownReceipts.length === 0 && !moved(input);
  if (leadOf(input.text)) return leadOf(input.text)?.to === 'addition';
  const { decision, intent, topic } = input.understanding;
  const idle = decision !== 'answer' || topic === 'greeting_smalltalk' || topic === 'out_of_scope';
  const same = topic === 'wage_arrears' && state.handoff === 'bot' && !isAnother(input.text);
  // A fact and nothing else ("是十二个人"), while a case is open: it belongs there.
  if (isPlaceAlone(input) && state.handoff === 'requested') return true;
  if ((idle || same) && decision !== 'safety' && statesFact(input)) return true;
  return (
    addsToCase(withoutReceipts(input.text)) ||
    (decision === 'answer' && SUBJECTS.has(intent) && !asksHow(input.text))
  );
}

/** A second matter, not more about the first. */
const isAnother = (text: string): boolean =>
  asksToFile(text) || /另一|另外|别家|上一?家|以前那|又一/.test(text);

const statesFact = (input: TurnInput): boolean => {
  const {
    amountOwed,
    monthsOwed,
    headcount,
    headcountMin,
    phone,
    employerText,
    resignedOn,
    periodFrom,
    city,
  } = input.understanding.entities;
  const facts = [
    amountOwed,
    monthsOwed,
    headcount,
    headcountMin,
    phone,
    employerText,
    resignedOn,
    periodFrom,
    // In danger above all: where somebody is.
    city,
  ];
  return facts.some((fact) => fact !== undefined) && !asksHow(input.text);
};

/** Another matter has come up instead of the addition. */
const moved = (input: TurnInput): boolean =>
  input.understanding.decision === 'answer' &&
  input.understanding.confidence >= 0.8 &&
  !SUBJECTS.has(input.understanding.intent) &&
  (/[?？吗]\s*$/.test(input.text) || input.understanding.topic === 'greeting_smalltalk');

const asksHow = (text: string): boolean => /怎么|哪里|能不能|可以|[?？吗]\s*$/.test(text);

/** Puts what was said with the case, in the worker's own words, and what could be read in it into its fields. */
export function takeAddition(before: DialogueState, input: TurnInput): Step {
  const state: DialogueState = {
    ...before,
    misses: 0,
    frames: before.frames.filter((frame) => frame.skill !== ADDITION),
  };
  const about = caseInQuestion(state);
  if (!about) {
    const text = '这里还没有登记过。要登记就回“登记投诉”；在别处登记的，把回执码发给我。';
    return say(state, [{ text, quickReplies: ['登记投诉', '人工'] }], 'answer');
  }
  const pressed = leadOf(input.text) !== null;
  if (pressed || ANNOUNCES.test(input.text.trim())) {
    const text = /电话/.test(input.text)
      ? '好，把新号码发给我，我改到您的案子里。'
      : /工友/.test(input.text)
        ? '好。一共几个人了？各欠多少？知道几个说几个。'
        : '好，您写，我放进您的案子里。照片、截图也能直接发。';
    return say(
      { ...state, frames: [...state.frames, { skill: ADDITION, slots: {}, attempts: 0 }] },
      [{ text }],
      'answer',
    );
  }
  const { phone, ambiguous: _open, ...fields } = input.understanding.entities;
  const where = about.via === 'receipt' ? `案子${about.caseNo}` : '您的案子';
  const heard = factsHeard(fields);
  const english = ['Noted in your case; the mediator can see it.', 'This is in your case now, too.'];
  const chinese = [
    `${heard}记进${where}里了，调解员能看到。还有就接着写“补充……”。`,
    `${heard || '这条'}也放进${about.via === 'receipt' ? where : ''}去了。还有就接着写“补充……”。`,
  ];
  const wordings = before.language === 'en' ? english : chinese;
  const text = wordings.find((wording) => !wasSaid(before, wording)) ?? '';
  return {
    state,
    replies: [{ text, quickReplies: before.language === 'en' ? ['human'] : ['查我的投诉', '人工'] }],
    effects: [
      {
        kind: 'amend_case',
        caseNo: about.caseNo,
        patch: {
          note: withoutReceipts(input.text).slice(0, 1000),
          ...(Object.keys(fields).length > 0 ? { fields } : {}),
          ...(phone ? { worker: { phone } } : {}),
        },
      },
    ],
    kind: 'answer',
    handoff: false,
  };
}
