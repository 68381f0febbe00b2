import { TOPIC_CASE_TYPES, type CaseDraft, type CaseType } from '../../contracts/case';
import type { Slots } from '../../contracts/dialogue';
import type { FormSpec, Skill, SkillContext, SlotSpec } from '../../contracts/skill';
import { filled, valueOf } from '../../contracts/slots';
import type { Entities } from '../../contracts/understanding';
import {
  contact,
  contactTime,
  employer,
  evidence,
  openAnswer,
  people,
  place,
  type People,
  type Place,
} from '../common/slots';

const NAMES: Partial<Record<CaseType, string>> = {
  arrears: '工资、加班费的事',
  contract: '劳动合同的事',
  dismissal: '辞退、补偿的事',
  injury: '工伤的事',
  social_insurance: '社保的事',
  agency: '中介、押金、扣证件的事',
  discrimination: '被歧视的事',
  hours_leave: '工时、休假、加班的事',
  relief: '生活困难、家里要人帮的事',
  transport: '返岗、回家的车',
  employer_query: '企业的事',
  other: '别的事',
};

/** The kind of complaint: known from what was talked about, else asked. */
function kind(): SlotSpec {
  const titles = Object.entries(NAMES) as [CaseType, string][];
  return {
    name: 'kind',
    prompts: ['是哪方面的事？'],
    // Six fit on a small screen; the rest is told in words.
    quickReplies: titles.map(([, title]) => title).slice(0, 6),
    fill: (c) => {
      const named = titles.find(([, title]) => c.text.trim() === title);
      if (named) return filled(named[0]);
      const topic = TOPIC_CASE_TYPES[c.understanding.topic];
      if (topic && c.understanding.decision === 'answer') return filled(topic);
      return c.asked ? filled('other') : null;
    },
    readBack: (v) => (v.status === 'filled' ? `什么事：${NAMES[v.value as CaseType] ?? '别的事'}` : null),
  };
}

function happened(): SlotSpec {
  return {
    name: 'happened',
    prompts: ['经过再说细一点：什么时候、怎么回事？几句话就行。', '简单说说就行，一句也算。'],
    fill: (c) => openAnswer(c),
    readBack: (v) => (v.status === 'filled' ? `经过：${String(v.value)}` : '经过：没说'),
  };
}

function wish(): SlotSpec {
  return {
    name: 'wish',
    prompts: ['您想要什么结果？', '最想要的是什么？一句话就行。'],
    fill: (c) => openAnswer(c),
    readBack: (v) => (v.status === 'filled' ? `想要：${String(v.value)}` : null),
  };
}

/** A hardship or a ride home has no employer to name and nothing to prove. */
const isPrivate = (slots: Slots): boolean =>
  ['relief', 'transport', 'left_behind_family'].includes(valueOf<string>(slots, 'kind') ?? '');

const form: FormSpec = {
  id: 'rights-intake',
  title: '登记投诉',
  slots: [
    kind(),
    place(),
    { ...employer(), skip: isPrivate },
    happened(),
    { ...people(), skip: isPrivate },
    { ...evidence(), skip: isPrivate },
    wish(),
    contact(),
    contactTime(),
  ],
};

/** Takes a complaint about anything but unpaid wages. The answer always comes first; nobody has to file to be told. */
export const rightsIntake: Skill = {
  id: 'rights-intake',
  title: form.title,
  form,
  start: () => ({ replies: [{ text: '要登记的话，我问几个问题，免费。不想登记就回“算了”。' }], frame: null }),
  complete: (slots, context) => ({
    replies: [
      { text: `登记好了。回执码：${context.fresh.receipt}。请截图或抄下来，凭它查进度。` },
      {
        text: '调解员会看您的情况，有消息在这里告诉您。证据别删，能拍照的拍下来。',
        quickReplies: ['查我的投诉', '人工'],
      },
    ],
    effects: [{ kind: 'open_case', draft: draft(slots, context) }],
    frame: null,
    opened: true,
  }),
};

function draft(slots: Slots, context: SkillContext): CaseDraft {
  const type = valueOf<CaseType>(slots, 'kind') ?? 'other';
  const where = valueOf<Place>(slots, 'place');
  const crowd = valueOf<People>(slots, 'people');
  const employerText = valueOf<string>(slots, 'employer');
  // The employer's name comes from its slot alone: there it was asked for, and read back.
  const { phone: _own, ambiguous: _open, employerText: _heard, ...memory } = context.memory;
  const fields: Entities = {
    ...memory,
    ...(where?.city ? { city: where.city } : {}),
    ...(where?.district ? { district: where.district } : {}),
    ...(employerText ? { employerText } : {}),
    ...(crowd ? (crowd.atLeast ? { headcountMin: crowd.count } : { headcount: crowd.count }) : {}),
  };
  const phone = valueOf<string>(slots, 'phone');
  const contactWhen = valueOf<string>(slots, 'contactTime');
  const wanted = valueOf<string>(slots, 'wish');
  const proof = valueOf<string>(slots, 'evidence');
  const story = [valueOf<string>(slots, 'happened'), where?.text && `地点原话：${where.text}`]
    .filter(Boolean)
    .join('；');
  return {
    type,
    demands: [{ type, basis: [], ...(wanted ? { wish: wanted } : {}) }],
    ...(employerText ? { employerText } : {}),
    worker: { ...(phone ? { phone } : {}), ...(contactWhen ? { contactTime: contactWhen } : {}) },
    fields,
    notKnown: Object.entries(slots)
      .filter(([, v]) => v.status !== 'filled')
      .map(([name]) => name),
    ...(proof ? { evidenceText: proof } : {}),
    ...(story ? { story } : {}),
    consent: { kind: 'share_with_bureau', at: context.now.toISOString() },
    handoffRequested: false,
  };
}
