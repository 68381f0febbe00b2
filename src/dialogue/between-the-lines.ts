import type { DialogueState, TurnInput } from '../contracts/dialogue';
import type { Topic } from '../contracts/topics';
import { demandsHeard, isCommand } from '../contracts/demands';
import { looksLikeQuestion, unpaidInCantonese } from './phrases';
import { startSkill } from './start';
import { contextOf, say, type SkillSet, type Step } from './step';

export const WAGE_FORM = 'wage-arrears';
export const GENERAL_FORM = 'rights-intake';

/** Subjects without a complaint of their own: whoever files after them means unpaid wages. */
const NO_COMPLAINT: ReadonlySet<Topic> = new Set([
  'wage_arrears',
  'legal_process',
  'case_status',
  'greeting_smalltalk',
  'human_agent',
  'out_of_scope',
]);

/** The form that takes a complaint about a subject. */
export const complaintForm = (topic: Topic | undefined): string =>
  topic === undefined || NO_COMPLAINT.has(topic) ? WAGE_FORM : GENERAL_FORM;

/** A message about another subject that is surer than this is not taken for part of what was offered. */
const SURELY_ANOTHER = 0.8;

/** A subject outside this line that is surer than this is not taken for unpaid wages. */
const SURELY_OUTSIDE = 0.7;

/** Place, name or number right after an answer that offered to file: the story goes on, and the form takes it up. */
export function goesOnTelling(state: DialogueState, input: TurnInput, skills: SkillSet): Step | null {
  const { decision, topic, entities } = input.understanding;
  const intent = state.lastIntent ? input.knowledge.intents.get(state.lastIntent) : undefined;
  const offered = intent?.answer?.quickReplies.includes('登记投诉');
  if (!intent || !offered || state.caseNo || state.handoff !== 'bot') return null;
  const another = decision === 'answer' && topic !== intent.topic && topic !== 'greeting_smalltalk';
  const { city, district, employerText, headcount, headcountMin, amountOwed, monthsOwed, periodFrom } =
    entities;
  const facts = [
    city,
    district,
    employerText,
    headcount,
    headcountMin,
    amountOwed,
    monthsOwed,
    periodFrom,
  ].some((fact) => fact !== undefined);
  if (another || !facts || looksLikeQuestion(input.text)) return null;
  const { understanding } = input;
  const told = {
    ...input,
    understanding: { ...understanding, topic: intent.topic, decision: 'answer' as const },
  };
  const step = startSkill(state, complaintForm(intent.topic), told, skills, 'answer');
  return step && { ...step, state: { ...step.state, misses: 0 } };
}

/** The intent of the first skill that is sure of a message, whatever the model takes it for. */
export function claimedIntent(state: DialogueState, input: TurnInput, skills: SkillSet): string | null {
  if (input.understanding.decision === 'safety' || state.handoff !== 'bot') return null;
  const context = contextOf(state, input);
  for (const skill of skills.values()) {
    const intent = skill.claims?.(context);
    if (intent) return intent;
  }
  return null;
}

/** The form that the answer given last offered by itself: a sign-up, a survey, a post. No complaint. */
export function ownForm(state: DialogueState, input: TurnInput, skills: SkillSet): string | undefined {
  const intent = state.lastIntent ? input.knowledge.intents.get(state.lastIntent) : undefined;
  const skill = intent?.skill ? skills.get(intent.skill) : undefined;
  return skill?.form && skill.begins ? skill.id : undefined;
}

/** What is told right after such an answer begins its form: "从周口到昆山，三个人". */
export function signsUp(state: DialogueState, input: TurnInput, skills: SkillSet): Step | null {
  const id = ownForm(state, input, skills);
  const skill = id === undefined ? undefined : skills.get(id);
  if (!skill || state.handoff !== 'bot') return null;
  const { decision, topic, confidence } = input.understanding;
  const another = decision === 'answer' && topic !== state.lastTopic && confidence >= SURELY_ANOTHER;
  if (another || !skill.begins?.(contextOf(state, input))) return null;
  const step = startSkill(state, skill.id, input, skills, 'answer');
  return step && { ...step, state: { ...step.state, misses: 0 } };
}

/**
 * Several grievances told in one message, unpaid wages among them, and none of them as a question: they are filed
 * together. The wages lead, because their form asks most. Null when somebody only wants to know.
 */
export function severalGrievances(input: TurnInput): string | null {
  const { understanding } = input;
  if (understanding.decision !== 'answer' || looksLikeQuestion(input.text)) return null;
  if (demandsHeard(understanding, input.text).length < 2) return null;
  const { topic, intent, confidence } = understanding;
  const heard = [{ topic, intent, confidence }, ...understanding.furtherTopics];
  return heard.find((one) => one.topic === 'wage_arrears' && !isCommand(one.intent))?.intent ?? null;
}

/** "老板拖欠工资" and no more: the model also knows the word from what bosses pay extra, and from firms that closed. */
export function plainlyUnpaid(input: TurnInput): string | null {
  const bare = input.text.replace(/[\s\p{P}\p{S}]/gu, '');
  const owed =
    /^(我们?)?(老板|公司|厂里?|单位|包工头)?(一直)?(拖欠|欠)(着|了)?(我们?)?的?(钱|工资|工钱)(的事|一直)?(不给|不还|不发)?(了)?$/u;
  const unpaid =
    /^(我们?|俺们?)?(被)?(老板|公司|厂里?|工厂|单位|包工头|工头|工地)?(一直|总是?|老是?|都)?(拖欠|欠|拖着|没发|没给|不发|不给|没结|不结)(着|了)?(我们?|俺们?|大家|员工|工人)?的?(工资|工钱|薪水|血汗钱)(了|呢)?$/u;
  // "260一天干了42天一分钱没给" tells what is owed; nobody asks for the sum.
  const told =
    input.understanding.intent === 'wage_arrears.how_much' &&
    /(分钱|分文|毛钱|一直|到现在)(都|也|还)?(没|不)(给|发|结)/.test(bare) &&
    !looksLikeQuestion(input.text) &&
    !/算|多少/.test(bare);
  return (unpaidInCantonese(bare) || unpaid.test(bare) || owed.test(bare) || told) &&
    input.knowledge.intents.has('wage_arrears.not_paid')
    ? 'wage_arrears.not_paid'
    : null;
}

/** True when a message is the name of a place and no more. */
export function isPlaceAlone({ text, understanding }: TurnInput): boolean {
  const { city = '', district = '' } = understanding.entities;
  const rest = text.replace(new RegExp(`[${city}${district}省市区县在我的，,。 ]`, 'g'), '');
  return city !== '' && rest.length <= 1;
}

/** A place and nothing else, where none was asked for: it is heard, and what it is for is asked. */
export function placeAlone(state: DialogueState, input: TurnInput): Step | null {
  const { city = '', district = '' } = input.understanding.entities;
  if (!isPlaceAlone(input)) return null;
  const where = district.startsWith(city) ? district : `${city}${district}`;
  const text = `${where}，记下了。您要办什么：讨工资、找活，还是问补贴？说一句就行。`;
  return say({ ...state, misses: 0 }, [{ text, quickReplies: ['工资没发', '找工作', '人工'] }], 'answer');
}

/**
 * Money that somebody owes for work was heard, though the model is not sure what it is about: the rules that read sums
 * are surer of it than the model is of a long, rambling message.
 */
export function owedBesides(input: TurnInput): string | null {
  const { decision, entities, topics } = input.understanding;
  if (decision === 'answer' || decision === 'safety') return null;
  if (entities.amountOwed === undefined && entities.monthsOwed === undefined && !entities.amountRange)
    return null;
  if (topics[0]?.topic === 'out_of_scope' && topics[0].confidence >= SURELY_OUTSIDE) return null;
  const work = /工资|工钱|薪|厂|公司|老板|工地|单位|工头|干活|上班|打工/.test(input.text);
  const unpaid = /欠|没发|没给|不给|不发|没结|不结|拖|压着/.test(input.text);
  if (!work || !unpaid) return null;
  return /不干了|离职|辞职|辞工|走了|离开/.test(input.text)
    ? 'wage_arrears.after_leaving'
    : 'wage_arrears.not_paid';
}
