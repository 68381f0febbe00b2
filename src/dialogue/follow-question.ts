import type { DialogueState, ReplyDraft, TurnInput } from '../contracts/dialogue';
import type { AsideKind, FormSpec } from '../contracts/skill';
import type { Topic } from '../contracts/topics';
import { renderAnswer } from './answer';
import { compactText } from './phrases';
import { wasSaid } from './said';
import { kindOfQuestion, proofNamed } from './question-kinds';

/** Longer questions name their own subject. */
const SHORT = 12;

/** The intent that answers, and which of its bubbles speak to the question when there is room for few. */
type Lead = string | readonly [intent: string, says: RegExp];
type Leads = Readonly<Partial<Record<AsideKind, Lead>>>;

const FILING: Leads = {
  where: ['legal_process.complain_where', /劳动监察，不收钱/],
  how: ['legal_process.complain_where', /劳动监察，不收钱|说清四样/],
  cost: ['legal_process.legal_aid', /仲裁都不收费|不收钱。打12348/],
  howLong: ['case_status.how_long', /劳动监察|最长期限/],
  bring: ['legal_process.evidence', /证明/],
  until: ['legal_process.time_limit', /期限是1年|欠薪例外|2年内/],
  secret: ['case_status.personal_data', /保密|打击报复/],
  proof: ['legal_process.evidence', /由单位拿出来|有一样算一样/],
  noContract: ['no_contract.not_signed', /也算数|先留证据/],
  still: ['wage_arrears.iou_or_old', /不受1年限制|别放弃/],
};
const ARBITRATION: Leads = {
  ...FILING,
  where: ['legal_process.arbitrate_how', /不收费/],
  how: ['legal_process.arbitrate_how', /不收费|申请书/],
  cost: ['legal_process.arbitrate_how', /不收费/],
  still: ['legal_process.time_limit', /期限是1年|重新算/],
};

/** Where each subject's short questions lead. Subjects that are not here answer by themselves. */
const LEADS: Readonly<Partial<Record<Topic, Leads>>> = {
  wage_arrears: { ...FILING, money: 'wage_arrears.how_much' },
  overtime_pay: { ...FILING, money: 'overtime_pay.how_calc' },
  holiday_pay: FILING,
  social_insurance: FILING,
  black_agency: FILING,
  discrimination: FILING,
  legal_process: ARBITRATION,
  no_contract: { ...ARBITRATION, money: 'no_contract.double_wage' },
  dismissal: { ...ARBITRATION, money: 'dismissal.how_much' },
  work_injury: {
    ...FILING,
    where: 'work_injury.apply',
    how: 'work_injury.apply',
    bring: 'work_injury.apply',
    until: 'work_injury.apply',
    howLong: 'work_injury.apply',
    money: 'work_injury.compensation',
    noContract: ['work_injury.uninsured', /./],
  },
  unemployment_benefit: {
    where: 'unemployment_benefit.how_apply',
    how: 'unemployment_benefit.how_apply',
    bring: 'unemployment_benefit.how_apply',
    until: 'unemployment_benefit.how_apply',
    howLong: 'unemployment_benefit.duration_amount',
    money: 'unemployment_benefit.duration_amount',
  },
  relief: {
    where: ['relief.temporary_relief', /乡镇或街道|打12345/],
    how: ['relief.temporary_relief', /乡镇或街道|打12345/],
    bring: ['relief.temporary_relief', /后补手续/],
    money: ['relief.temporary_relief', /按情况定/],
  },
  stay_subsidy: {
    where: 'stay_subsidy.general',
    how: 'stay_subsidy.general',
    money: 'stay_subsidy.general',
  },
  training_subsidy: {
    where: 'training_subsidy.find_course',
    how: 'training_subsidy.find_course',
    cost: 'training_subsidy.course_fee',
  },
};

/**
 * "那要多久", "去哪办", "要带什么": the words alone tell the model nothing, so right after an answer they are about that
 * answer. Undefined when the message is no such question, or its subject has nothing to add.
 *
 * @param subject what was talked about last
 */
export function followQuestion(subject: DialogueState['lastTopic'], input: TurnInput): string | undefined {
  const { decision, topic, confidence } = input.understanding;
  // Something surely said about this very subject needs no help.
  if (decision === 'answer' && topic === subject && confidence >= 0.8) return undefined;
  return leadOf(subject, input, decision !== 'answer')?.[0];
}

/** Asked out of nowhere, these still name their matter: who is told, and what proves. */
const ANYWHERE: ReadonlySet<AsideKind> = new Set(['secret', 'proof', 'noContract']);
const WAGES = /工资|工钱|血汗钱/;

const standsAlone = (kind: AsideKind, text: string): boolean =>
  ANYWHERE.has(kind) || (kind === 'still' && WAGES.test(text));

function leadOf(
  subject: DialogueState['lastTopic'],
  input: TurnInput,
  anywhere = true,
): readonly [intent: string, says?: RegExp] | undefined {
  const kind = kindOfQuestion(input.text);
  const lead =
    kind &&
    ((subject && LEADS[subject]?.[kind]) ??
      (anywhere && standsAlone(kind, input.text) ? FILING[kind] : undefined));
  const [intent, says] = typeof lead === 'string' ? [lead] : (lead ?? []);
  return intent !== undefined && input.knowledge.intents.has(intent) ? [intent, says] : undefined;
}

/** Said about every form of ours to what its own table leaves open. */
const ANY_FORM: NonNullable<FormSpec['asides']> = {
  cost: '在这里登记不收钱。',
  secret: '只有办事的人能看到。',
  proxy: '能替他登记，照他的情况说就行。留谁的电话都行；后面办的时候，可能要他本人出面或写委托书。',
};
/** In the midst of a form there is room for this many bubbles. */
const FEW = 2;

/**
 * A short question in the middle of a form, answered in one or two bubbles: by what the form says of itself, else by the
 * published answer that its subject leads to. Null when the message is no such question.
 *
 * @param subject what the form is about
 */
export function shortAside(
  form: FormSpec,
  subject: DialogueState['lastTopic'],
  state: DialogueState,
  input: TurnInput,
): ReplyDraft[] | null {
  const kind = kindOfQuestion(input.text);
  if (!kind) return null;
  const own = form.asides?.[kind];
  if (own !== undefined) return [{ text: own }];
  const [id, says] = leadOf(subject, input) ?? [];
  const intent = id === undefined ? undefined : input.knowledge.intents.get(id);
  const whole = intent ? renderAnswer(intent, input.knowledge, state.memory, input.today) : [];
  const fitting = [kind === 'proof' ? proofNamed(input.text) : undefined, says]
    .map((words) => whole.filter((reply) => words?.test(reply.text)))
    .find((found) => found.length > 0);
  const picked = (fitting ?? whole).slice(0, FEW).map(({ text }) => {
    const said = text.replace(INVITES, '');
    // Asked again, or just heard before the form began: pointed out, and not passed over.
    return { text: wasSaid(state, text) || wasSaid(state, said) ? `就是刚说的：${said}` : said };
  });
  const sources = whole.flatMap((reply) => reply.sources ?? []);
  const last = picked.at(-1);
  if (last) return [...picked.slice(0, -1), sources.length > 0 ? { ...last, sources } : last];
  const general = ANY_FORM[kind];
  return general === undefined ? null : [{ text: general }];
}

/** The invitation to file, where something is being filed. */
const INVITES = /[^。]*回“登记投诉”[^。]*。/;

/** "合法吗", "这算违法吗": what was answered says it. @returns the intent that was answered */
export function asksWhetherLawful(state: DialogueState, input: TurnInput): string | undefined {
  const bare = compactText(input.text);
  return state.lastTopic !== undefined &&
    LEADS[state.lastTopic] &&
    /^(那|这)?样?(也|算)?(合法|违法|犯法|合理)[吗么不嘛]?$/.test(bare)
    ? state.lastIntent
    : undefined;
}

/** Subjects whose answer is another one in another place or year. */
const LOCAL: ReadonlySet<Topic> = new Set([
  'stay_subsidy',
  'training_subsidy',
  'employer_stabilization',
  'relief',
]);

/** "无锡呢", "2021年的呢": the same question again, for another place or year. */
export function asksElsewhere(state: DialogueState, input: TurnInput): string | undefined {
  const bare = compactText(input.text);
  if (state.lastTopic === undefined || !LOCAL.has(state.lastTopic) || bare.length > SHORT) return undefined;
  if (!/^(那|那么|在)?.{2,9}(呢|有吗|有没有)$/.test(bare)) return undefined;
  const { city, district } = input.understanding.entities;
  return city || district || /20\d\d|去年|今年|前年/.test(bare) ? state.lastIntent : undefined;
}
