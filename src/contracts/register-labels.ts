import { REGISTER_KINDS, type RegisterFacts, type RegisterKind } from './register';

/** How the facts of entries are called in the console and in exported lists. A name that is missing is shown as it is. */
export const FACT_TITLES: Readonly<Record<string, string>> = {
  originProvince: '出发省',
  origin: '从哪来',
  destination: '到哪',
  date: '日期',
  headcount: '人数',
  home: '返乡',
  leaveOn: '哪天走',
  returnOn: '哪天回',
  post: '原岗',
  arrivedOn: '到达日期',
  reporter: '谁报的',
  subject: '问什么',
  keep: '吃住',
  validTo: '有效到',
  what: '哪一项',
  ref: '编号',
  outcome: '结果',
  how: '怎么谈',
  city: '城市',
  trade: '工种',
  who: '看谁',
  need: '缺什么',
  frail: '有老幼病孕',
  payMin: '工资从',
  payMax: '工资到',
};

const CODES: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  home: { home: '已回老家', going: '打算回', staying: '留下过年', back: '已返岗' },
  post: { same: '回原岗', other: '换地方', undecided: '没想好' },
  reporter: { self: '本人', employer: '单位' },
  subject: {
    refund: '稳岗返还',
    work_as_training: '以工代训',
    training_advance: '培训补贴',
    stay_reward: '留工奖补',
    other: '别的事',
  },
  what: { guidance: '职业指导', job: '岗位', training: '培训' },
  outcome: { delivered: '已给', refused: '不要', not_suitable: '不合适' },
  how: { person: '当面' },
  who: { alone: '本人独自在外', old: '老人', child: '孩子', ill: '病人' },
  need: { food: '没饭吃', bed: '没地方住', fare: '没路费', illness: '看病没钱', other: '别的' },
  keep: { both: '包吃包住', board: '包吃', lodging: '包住', none: '都不包' },
};

export const WORD_TITLES: Readonly<Record<string, string>> = {
  origin: '上车地点（原话）',
  destination: '下车地点（原话）',
  company: '单位',
  trade: '工种',
  title: '岗位',
  pay: '工资（原话）',
  hours: '上班时间',
  period: '要多久',
  question: '要问的',
  when: '方便的时间',
  where: '地方（原话）',
  situation: '什么情况',
};

export const factTitle = (name: string): string => FACT_TITLES[name] ?? name;
export const wordTitle = (name: string): string => WORD_TITLES[name] ?? factTitle(name);

/** A fact's value for people: codes by their titles, yes and no in words. */
export function factText(name: string, value: RegisterFacts[string]): string {
  if (typeof value === 'boolean') return value ? '是' : '否';
  return CODES[name]?.[String(value)] ?? String(value);
}

/** Kinds that offices work off. A form that somebody left half-way is nobody's business but theirs. */
export const OFFICE_KINDS: readonly RegisterKind[] = (Object.keys(REGISTER_KINDS) as RegisterKind[]).filter(
  (kind) => kind !== 'form_draft',
);

/** Kinds that firms write: whoever picks one from a list needs the firm's name, which is not personal. */
export const FIRM_KINDS: ReadonlySet<RegisterKind> = new Set<RegisterKind>([
  'labour_surplus',
  'labour_shortage',
  'job_post',
  'employer_support',
]);
