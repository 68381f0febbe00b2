import type { DialogueState, ReplyDraft, TurnInput, TurnKind } from '../contracts/dialogue';
import type { Topic } from '../contracts/topics';
import type { RankedIntent } from '../contracts/understanding';
import { takeAddition } from './addition';
import { renderAnswer } from './answer';
import { leadOf, type Lead } from './buttons';
import { askBack, candidates, inEnglish, notUnderstood, offerTitle } from './fallback';
import { handOver, noteForPerson } from './handover';
import { chosen, isWordless, wantsCaseStatus, wantsToFile } from './phrases';
import { wasSaid } from './said';
import { keepForms, parkedFrame } from './stack';
import { startSkill } from './start';
import { say, type SkillSet, type Step } from './step';

/** A message that also tells of danger says so in many words; the rest must stand out clearly to be answered. */
const CLEAR_BESIDE_BANNER = 0.7;

/** From here up a second strange message in a row is still told what it is, instead of "I did not understand". */
const SURE_OUT_OF_SCOPE = 0.5;

/** Subjects whose complaint is the wage form; every other one goes to the general form. */
const WAGE_TOPICS: ReadonlySet<Topic> = new Set([
  'wage_arrears',
  'legal_process',
  'case_status',
  'greeting_smalltalk',
  'human_agent',
  'out_of_scope',
]);

/** A message that no form has taken: an offered meaning, a command, an answer, a question back. */
export function openTopic(before: DialogueState, input: TurnInput, skills: SkillSet): Step {
  const offered = pickOffered(before, input);
  const state: DialogueState = { ...before, offered: undefined };
  if (offered === 'neither') return unclear(state, input);
  if (offered) return serve(state, input, skills, offered);
  const pressed = leadOf(input.text);
  if (pressed) return follow(pressed, state, input, skills);
  if (wantsToFile(input.text)) return fileComplaint(state, input, skills);
  if (wantsCaseStatus(input.text) || namesReceipt(input)) {
    const step = startSkill(state, 'case-status', input, skills, 'question');
    if (step) return step;
  }
  const { understanding } = input;
  if (understanding.language !== 'zh' && understanding.decision !== 'answer')
    return say({ ...state, misses: 0 }, inEnglish(input.knowledge), 'unclear');
  const byTitle = titled(input);
  if (byTitle) return serve(state, input, skills, byTitle);
  if (isWordless(input.text)) return say(state, [wordless(state)], 'smalltalk');
  if (understanding.answer) return shortAnswer(state, input);
  const owed = owedBesides(input);
  if (owed) return serve(state, input, skills, owed);
  switch (understanding.decision) {
    case 'answer':
      return serve(state, input, skills, understanding.intent);
    case 'clarify':
      return clarify(state, input);
    case 'safety':
      // The banner has been shown; what was asked besides is still answered when it is clear enough.
      return understanding.confidence >= CLEAR_BESIDE_BANNER
        ? serve(state, input, skills, understanding.intent)
        : unclear(state, input);
    case 'unknown':
      return outOfScope(state, input) ?? unclear(state, input);
  }
}

/** Does what a button says, whatever the model makes of its two characters. */
function follow(lead: Lead, state: DialogueState, input: TurnInput, skills: SkillSet): Step {
  switch (lead.to) {
    case 'intent':
      return serve(state, input, skills, lead.intent);
    case 'human':
      return handOver(state, input, skills);
    case 'file':
      return fileComplaint(state, input, skills);
    case 'status':
      return startSkill(state, 'case-status', input, skills, 'question') ?? unclear(state, input);
    case 'addition':
      return takeAddition(state, input);
    case 'say': {
      const quickReplies = lead.quickReplies ? { quickReplies: [...lead.quickReplies] } : {};
      return say({ ...state, misses: 0 }, [{ text: lead.text, ...quickReplies }], 'answer');
    }
  }
}

/** "登记投诉" means the subject talked about last; a form that was left comes before a new one. */
function fileComplaint(state: DialogueState, input: TurnInput, skills: SkillSet): Step {
  const about = state.lastTopic && !WAGE_TOPICS.has(state.lastTopic) ? 'rights-intake' : undefined;
  const skill = about ?? parkedFrame(state)?.skill ?? 'wage-arrears';
  const { understanding } = input;
  const told: TurnInput =
    about && state.lastTopic
      ? { ...input, understanding: { ...understanding, topic: state.lastTopic, decision: 'answer' } }
      : input;
  return startSkill(state, skill, told, skills, 'new_topic') ?? unclear(state, input);
}

function serve(before: DialogueState, input: TurnInput, skills: SkillSet, intentId: string): Step {
  const intent = input.knowledge.intents.get(intentId);
  if (!intent) return unclear(before, input);
  const state: DialogueState = {
    ...keepForms(before, skills),
    misses: 0,
    lastTopic: intent.topic,
    lastIntent: intent.id,
  };
  if (intent.topic === 'human_agent') return handOver(state, input, skills);
  const skill = intent.skill ? skills.get(intent.skill) : undefined;
  // Whoever waits for a person is not drawn into a form: the words are kept for that person, and the answer is given.
  const waiting = state.handoff === 'requested' && state.caseNo !== undefined && !state.crisis;
  if (skill && !(skill.form && waiting)) {
    const step = startSkill(state, skill.id, input, skills, 'new_topic', intent.id);
    if (step) return { ...step, replies: withOthers(step.replies, input, intent.topic) };
  }
  const replies = renderAnswer(intent, input.knowledge, state.memory, input.today);
  if (replies.length === 0) return unclear(state, input);
  const kind: TurnKind = intent.topic === 'greeting_smalltalk' ? 'smalltalk' : 'question';
  const step = say(state, [...replies, ...alsoHeard(input, intent.topic)], kind);
  return waiting && skill?.form ? noteForPerson(step, input) : step;
}

/** A receipt stands in the words. (A word like "投诉" alone only makes the caller look up the conversation's own case.) */
const namesReceipt = (input: TurnInput): boolean =>
  input.unknownReceipts.length > 0 || (input.cases.length > 0 && /[0-9A-Za-z]{4}/.test(input.text));

/** "好", "没有", "不知道" with nothing open: no question was asked, so what may come next is said. */
function shortAnswer(state: DialogueState, input: TurnInput): Step {
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
function wordless(state: DialogueState): ReplyDraft {
  const wordings = [
    '我在。出了什么事？打几个字就行。不会打字，回“人工”或打12333。',
    '看到了。是工资的事，还是受伤、被欺负了？说一个词也行。',
  ];
  const text = wordings.find((wording) => !wasSaid(state, wording)) ?? '';
  return { text, quickReplies: ['工资没发', '受伤了', '人工'] };
}

/**
 * Money that somebody owes for work was heard, though the model is not sure what it is about: the rules that read sums
 * are surer of it than the model is of a long, rambling message.
 */
function owedBesides(input: TurnInput): string | null {
  const { decision, entities, topics } = input.understanding;
  if (decision === 'answer' || decision === 'safety') return null;
  if (entities.amountOwed === undefined && entities.monthsOwed === undefined && !entities.amountRange)
    return null;
  if (topics[0]?.topic === 'out_of_scope' && topics[0].confidence >= CLEAR_BESIDE_BANNER) return null;
  const work = /工资|工钱|薪|厂|公司|老板|工地|单位|工头|干活|上班|打工/.test(input.text);
  const unpaid = /欠|没发|没给|不给|不发|没结|不结|拖|压着/.test(input.text);
  if (!work || !unpaid) return null;
  return /不干了|离职|辞职|辞工|走了|离开/.test(input.text)
    ? 'wage_arrears.after_leaving'
    : 'wage_arrears.not_paid';
}

/** Several problems in one message: the others are named, so that nothing said is passed over in silence. */
function alsoHeard(input: TurnInput, answered: string): ReplyDraft[] {
  const titles = othersHeard(input, answered);
  if (titles.length === 0) return [];
  return [{ text: `您还说到：${titles.join('、')}。点一下，我接着说。`, quickReplies: titles }];
}

/** Before a form's first question the others are named without buttons: one thing after the other. */
function withOthers(replies: ReplyDraft[], input: TurnInput, answered: string): ReplyDraft[] {
  const titles = othersHeard(input, answered);
  const question = replies[replies.length - 1];
  if (titles.length === 0 || !question) return replies;
  const heard = { text: `您还说到：${titles.join('、')}。先弄这一件，完了再说那个，不会忘。` };
  return [...replies.slice(0, -1), heard, question];
}

function othersHeard(input: TurnInput, answered: string): string[] {
  const others = input.understanding.furtherTopics.filter(
    (t) => t.topic !== answered && t.topic !== 'out_of_scope' && t.topic !== 'greeting_smalltalk',
  );
  const titles = others.map((t) => input.knowledge.intents.get(t.intent)?.title);
  return [...new Set(titles.filter((title) => title !== undefined))].slice(0, 2);
}

function clarify(state: DialogueState, input: TurnInput): Step {
  const options = candidates(input.understanding, input.knowledge);
  if (state.misses > 0 || options.length === 0) return unclear(state, input);
  const titles = options.map((o) => offerTitle(o, input.knowledge, options));
  return say(
    { ...state, misses: state.misses + 1, offered: options.map((o) => o.intent) },
    [askBack(titles)],
    'unclear',
  );
}

/** A thing this line does not do, said kindly, when the model is sure enough which kind of thing it is. */
function outOfScope(state: DialogueState, input: TurnInput): Step | null {
  const best = input.understanding.topics[0];
  const intent = best && best.topic === 'out_of_scope' ? input.knowledge.intents.get(best.intent) : undefined;
  if (!best || !intent || intent.id === state.lastIntent || state.misses > 2) return null;
  if (state.misses > 0 && best.confidence < SURE_OUT_OF_SCOPE) return null;
  const replies = renderAnswer(intent, input.knowledge, state.memory, input.today);
  if (replies.length === 0) return null;
  return say({ ...state, misses: state.misses + 1, lastIntent: intent.id }, replies, 'unclear');
}

/** Nothing was understood. Somebody who waits for a person is told that the words are kept, not asked to repeat them. */
function unclear(state: DialogueState, input: TurnInput): Step {
  if (state.handoff === 'requested' && state.caseNo) return noteForPerson(say(state, [], 'answer'), input);
  return say(
    { ...state, misses: state.misses + 1 },
    [notUnderstood(state.misses, input.knowledge)],
    'unclear',
  );
}

function pickOffered(state: DialogueState, input: TurnInput): string | 'neither' | null {
  if (!state.offered || state.offered.length === 0) return null;
  const options = state.offered.map((id): RankedIntent => {
    const topic = input.knowledge.intents.get(id)?.topic;
    return { intent: id, topic: topic ?? 'out_of_scope', confidence: 0 };
  });
  const index = chosen(
    input.text,
    options.map((o) => offerTitle(o, input.knowledge, options)),
  );
  if (index === null) return null;
  return index < 0 ? 'neither' : (options[index]?.intent ?? null);
}

/** A button's text is an intent's title: that is what it means, whatever the model makes of two characters. */
function titled(input: TurnInput): string | null {
  const text = input.text.trim();
  if (text.length < 2 || text.length > 40) return null;
  for (const intent of input.knowledge.intents.values()) if (intent.title === text) return intent.id;
  return null;
}
