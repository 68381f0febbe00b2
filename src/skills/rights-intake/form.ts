import { caseTypeOf, type CaseType } from '../../contracts/case';
import type { FormSpec, SlotSpec } from '../../contracts/skill';
import { filled, valueOf } from '../../contracts/slots';
import { furtherDemands } from '../common/demands';
import { contact, contactTime, employer, evidence, named, openAnswer, people, place } from '../common/slots';

const NAMES: Partial<Record<CaseType, string>> = {
  arrears: '工资、加班费的事',
  contract: '劳动合同的事',
  dismissal: '辞退、补偿的事',
  injury: '工伤的事',
  social_insurance: '社保的事',
  agency: '中介、招工骗局的事',
  deposit_id: '押金、扣证件的事',
  discrimination: '被歧视的事',
  hours_leave: '工时、休假、加班的事',
  women_minor: '女工、未成年工的事',
  // A seat is signed up for elsewhere; what is complained of is a ride or a fare that was promised.
  transport: '接送、路费没兑现的事',
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
      // Once it stands, what is told later is another matter and not a change of this one.
      if (c.slots.kind) return null;
      const type = caseTypeOf(c.understanding);
      if (type && c.understanding.decision === 'answer') return filled(type);
      return c.asked ? filled('other') : null;
    },
    readBack: (v) => (v.status === 'filled' ? `什么事：${NAMES[v.value as CaseType] ?? '别的事'}` : null),
  };
}

function happened(): SlotSpec {
  return {
    name: 'happened',
    story: true,
    prompts: ['经过再说细一点：什么时候、怎么回事？几句话就行。', '简单说说就行，一句也算。'],
    // Whoever told it before they filed is not asked to tell it again; the summary shows it.
    fill: (c) => openAnswer(c) ?? (!c.asked && c.story ? filled(c.story) : null),
    readBack: (v) => (v.status === 'filled' ? `经过：${String(v.value)}` : '经过：没说'),
  };
}

const WANTED = /想要|希望|要(求|他|她|回|钱|双倍|赔|补|退)|[退赔补]|道歉|恢复|处罚|处理/;

/** A message that is nothing but what is wanted: it answers no other question. */
const SAYS_WISH =
  /^(我)?(就|只|就是)?(想要?|要|希望|要求|让)(他们?|她|老板|单位|公司|厂里?)?.{0,4}(赔偿?|补偿?|退|还我|道歉|恢复).{0,8}$/;

function wish(): SlotSpec {
  return {
    name: 'wish',
    prompts: ['您想要什么结果？', '最想要的是什么？一句话就行。'],
    fill: (c) => {
      if (c.asked) return named(WANTED, c);
      const said = c.text.trim();
      return c.slots.wish === undefined && SAYS_WISH.test(said) ? { ...filled(said), whole: true } : null;
    },
    readBack: (v) => (v.status === 'filled' ? `想要：${String(v.value)}` : null),
  };
}

export const intakeForm: FormSpec = {
  id: 'rights-intake',
  // Also for a ride or a firm's question: there is nobody to complain of.
  title: '登记',
  slots: [
    kind(),
    place(),
    employer(),
    happened(),
    people(),
    evidence(),
    wish(),
    contact(),
    contactTime(),
    furtherDemands((slots) => valueOf<CaseType>(slots, 'kind') ?? 'other'),
  ],
};
