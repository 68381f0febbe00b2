import type { DialogueState, Frame, TurnInput } from '../contracts/dialogue';
import type { Skill } from '../contracts/skill';
import type { Topic } from '../contracts/topics';
import { ask, goOn } from './ask';
import { openTopic } from './open-topic';
import { cancels, compactText, continues, declinesOne, looksLikeQuestion } from './phrases';
import { replaceTop, topFrame } from './stack';
import { say, type SkillSet, type Step } from './step';
import { voiceOf } from './voice';

/** "换个事", "先不说这个了", "这个先放一放", "问你个别的": the matter at hand is put aside. */
const LEAVES =
  /^(那|哎|诶|嗯|算了|好吧|行|对了|哦)*(我们?|咱们?)?先?(换一?个?(话题|事情?|问题|别的)|换一?件事|(先)?(别|不)(说|聊|谈|讲|提|弄|搞|管)(这个|这事|这件|那个|工资|投诉)(事情?)?|(这个|这事|这件事|登记|投诉|工资)(的?事)?(先|就)?(不|别|不要)(说|聊|谈|讲|提|弄|管|急)|(这个|这事|这件事|登记|投诉)?(的?事)?(先|暂时)(放一?[放下边]|放着|搁一?[搁下边]|搁着|停一?[停下])|(我)?(先|想|要)*(问|说|讲|聊|打听)(一?下)?(你|您|你们)?(一?[个件点下])?(别的|另外的?|其他的?)(事情?|问题)?)(情|儿)?(一?下)?(再说)?(了|吧|啊|哈)?/;
/** "对了我还想问", "顺便问一下": a question beside the matter at hand, which goes on. */
const BESIDE =
  /^(哦|噢|啊|嗯|哎|诶)?(对了|顺便|顺带|另外|还有)(我|俺)?(还|再|也)?(想|要|有)?(问|了解|咨询|打听|请教)(一?[下个句])?(你|您)?(个?事|问题)?/;
/** "我想找工作", "帮我报名学电工": a wish that no question of a form asks for. */
const WISH =
  /^(那|哎|嗯)?(我|俺|你)?(还|现在|就|也)?(想|要|想要|帮我|给我)(再|先)?(找|报名|申请|学|问|查|咨询|了解|打听)/;
const WISHED: ReadonlySet<Topic> = new Set([
  'job_search',
  'training_subsidy',
  'stay_subsidy',
  'return_transport',
  'unemployment_benefit',
  'social_insurance',
]);
/** A wish is as sure as this of its subject before it is taken out of a form. */
const SURE_WISH = 0.85;

interface Said {
  how: 'leaves' | 'beside';
  /** What is left when the announcement is taken off. */
  rest: string;
}

/** Reads the announcement at the head of a message, over the blanks and commas inside it. */
export function announcement(text: string): Said | null {
  const bare = compactText(text);
  for (const [how, words] of [
    ['leaves', LEAVES],
    ['beside', BESIDE],
  ] as const) {
    const said = words.exec(bare)?.[0];
    if (said) return { how, rest: bare.slice(said.length) };
  }
  // "工资的事先放着" is announced at the end as well: "我想问社保，这个先放着".
  const clauses = text.split(/[，,。；;！!\s]+/).filter(Boolean);
  const last = compactText(clauses.at(-1) ?? '');
  return clauses.length > 1 && LEAVES.exec(last)?.[0] === last
    ? { how: 'leaves', rest: clauses.slice(0, -1).join('，') }
    : null;
}

/**
 * Another subject is announced in the middle of a form: the form is put aside with all it holds, the new matter is served
 * as if it had been said outside, and the form's pending question is named again after it. Null when nothing of the
 * kind was said.
 */
export function changeSubject(state: DialogueState, input: TurnInput, skills: SkillSet): Step | null {
  const top = topFrame(state);
  const skill = top && skills.get(top.skill);
  if (!top || !skill?.form) return null;
  const awaited = top.data?.awaits === true;
  const held: Frame = awaited ? { ...top, data: {} } : top;
  const base = replaceTop(state, held);
  if (awaited && (continues(input.text) || input.understanding.answer === 'no'))
    return ask(base, held, skill, input, voiceOf(skill.form).backAgain);
  if (cancels(input.text)) return null;
  const said = announcement(input.text) ?? (awaited || wishesOther(input, skill) ? WHOLE(input) : null);
  if (!said) return null;
  if (said.rest.length < 2) {
    // "这个不说" by itself leaves out one question, not the form.
    const leavesAll = said.how === 'leaves' && !declinesOne(input.text);
    return leavesAll ? listen(base, held, skill) : null;
  }
  // More about the same matter is no other matter.
  const heard = input.knowledge.intents.get(input.understanding.intent);
  if (heard?.skill === skill.id && input.understanding.decision === 'answer') return null;
  const step = openTopic(base, { ...input, text: said.rest }, skills);
  if (step.kind === 'unclear' && awaited) return null;
  return comeBack(step, held, skill, said, input);
}

const WHOLE = (input: TurnInput): Said => ({ how: 'leaves', rest: input.text });

function wishesOther({ text, understanding }: TurnInput, skill: Skill): boolean {
  const { decision, topic, confidence } = understanding;
  return (
    WISH.test(compactText(text)) &&
    decision === 'answer' &&
    confidence >= SURE_WISH &&
    WISHED.has(topic) &&
    topic !== skill.form?.subject &&
    !looksLikeQuestion(text)
  );
}

/** The change was announced, the matter not yet named. */
function listen(state: DialogueState, held: Frame, skill: Skill): Step {
  const { away, stopped } = voiceOf(skill.form);
  const next = replaceTop(state, { ...held, data: { awaits: true } });
  return say(
    { ...next, misses: 0 },
    [{ text: away.listen(skill.title), quickReplies: [...stopped.buttons] }],
    'new_topic',
  );
}

/** Says that the form is kept and how to come back to it: by its own question, or by one word. */
function comeBack(step: Step, held: Frame, skill: Skill, said: Said, input: TurnInput): Step {
  const { state } = step;
  const { away } = voiceOf(skill.form);
  const at = state.frames.findLastIndex((frame) => frame.skill === held.skill);
  // A person was called: the form went along with the wish.
  if (at < 0) return step;
  const withHeld = (data: Record<string, unknown>): DialogueState => ({
    ...state,
    frames: state.frames.map((frame, i) => (i === at ? { ...frame, data } : frame)),
  });
  if (at < state.frames.length - 1) {
    const notice = { text: away.later(skill.title) };
    return { ...step, state: withHeld({ quiet: true }), replies: [notice, ...step.replies] };
  }
  // Something was asked back about the new matter: the next message is the answer to that.
  if (step.kind === 'unclear') {
    const notice = { text: away.back(skill.title) };
    const last = step.replies.at(-1);
    const replies = last ? [...step.replies.slice(0, -1), notice, last] : [notice];
    return { ...step, state: withHeld({ awaits: true }), replies };
  }
  const lead = said.how === 'leaves' ? away.put(skill.title) : goOn(skill);
  const again = ask(state, { ...held, data: {} }, skill, input, lead);
  const answer = step.replies
    // A skill that was done at once has given the floor back already.
    .filter((reply) => !reply.text.startsWith(goOn(skill)))
    .map(({ quickReplies: _dropped, ...reply }) => reply);
  return { ...step, state: again.state, replies: [...answer, ...again.replies], kind: 'question' };
}
