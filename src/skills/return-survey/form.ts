import type { FormSpec, SlotSpec } from '../../contracts/skill';
import type { Slots } from '../../contracts/dialogue';
import { chineseDate, declined, filled, valueOf } from '../../contracts/slots';
import { datesIn } from '../common/coming-dates';

/** 返乡了吗? */
export const HOME = {
  home: '已经回老家了',
  going: '打算回',
  staying: '不回，留下过年',
  back: '已经回来上班了',
} as const;
export type Home = keyof typeof HOME;
/** 回原岗吗? */
export const POST = { same: '回原来的岗位', other: '换地方', undecided: '还没想好' } as const;
export type Post = keyof typeof POST;

const LEAVES = /^[^，,。\d]{0,4}(走|回家|回老家|出发|动身|离开|放假|返乡)/;
const RETURNS = /^[^，,。\d]{0,4}(来|返|到岗|到厂|上班|回厂|回单位|开工|报到|动身来)/;

/** The day of leaving and of coming back, by what is said of each: "腊月二十二走，初十来". */
export function daysIn(text: string, today: string): { leaveOn?: string; returnOn?: string } {
  const said = datesIn(text, today, 'nearest');
  const followedBy = (words: RegExp) =>
    said.find(({ end }) => words.test(text.normalize('NFKC').slice(end)))?.date;
  const [leaveOn, returnOn] = [followedBy(LEAVES), followedBy(RETURNS)];
  return { ...(leaveOn ? { leaveOn } : {}), ...(returnOn ? { returnOn } : {}) };
}

export function homeOf(text: string): Home | undefined {
  if (
    /不(打算|准备|想)?(回|走)(家|老家|去|了)?(过年)?$|不回(家|老家|去|，|,|了)|留(下|在)|没回|就地过年|不返乡/.test(
      text,
    )
  )
    return 'staying';
  if (/(已经|都|早就)?(返岗了|回来(上班)?了|回厂了|到岗了|上班了)|已经(返岗|上班|回厂)/.test(text))
    return 'back';
  if (
    /(已经|早就|都)(在|到|回)(老?家|家里)|到家了|在(老)?家(里|了)?(呢|过年)?$|回(老)?家了|已经回/.test(text)
  )
    return 'home';
  return /打算|准备|要回|会回|想回|过几天|(走|回家|回老家)$|^回$/.test(text) ? 'going' : undefined;
}

function home(): SlotSpec {
  return {
    name: 'home',
    prompts: ['第一个：过年返乡了吗？', '回老家了、打算回、还是留下？选一个就行。'],
    quickReplies: Object.values(HOME),
    fill: (c) => {
      const picked = (Object.keys(HOME) as Home[]).find((code) => HOME[code] === c.text.trim());
      const { leaveOn } = daysIn(c.text, c.today);
      const told =
        picked ??
        homeOf(c.text) ??
        (leaveOn === undefined ? undefined : leaveOn < c.today ? 'home' : 'going');
      if (told) return filled(told);
      if (!c.asked) return null;
      if (c.understanding.answer === 'yes') return filled('home');
      return c.understanding.answer === 'no' ? filled('staying') : declined(c);
    },
    readBack: (v) => `返乡：${v.status === 'filled' ? HOME[v.value as Home] : '没说'}`,
  };
}

const stays = (slots: Slots): boolean => ['staying', 'back'].includes(valueOf<Home>(slots, 'home') ?? '');

function date(
  name: 'leaveOn' | 'returnOn',
  label: string,
  prompts: readonly string[],
  skip: (slots: Slots) => boolean,
): SlotSpec {
  return {
    name,
    prompts,
    quickReplies:
      name === 'leaveOn' ? ['腊月二十', '腊月二十六', '没定'] : ['正月初六', '正月初八', '正月十六', '没定'],
    strict: true,
    skip,
    fill: (c) => {
      const told = daysIn(c.text, c.today);
      const found =
        told[name] ??
        (c.asked && !told.leaveOn && !told.returnOn
          ? datesIn(c.text, c.today, 'nearest')[0]?.date
          : undefined);
      if (found) return filled(found);
      return c.asked && /没定|没想好|不一定|说不准|看情况|再说/.test(c.text)
        ? { status: 'unknown' }
        : declined(c);
    },
    readBack: (v) => `${label}：${v.status === 'filled' ? chineseDate(String(v.value)) : '没定'}`,
  };
}

function samePost(): SlotSpec {
  return {
    name: 'post',
    prompts: ['最后一个：过完年还回原来的岗位吗？', '回原岗、换地方、还是没想好？'],
    quickReplies: Object.values(POST),
    fill: (c) => {
      const picked = (Object.keys(POST) as Post[]).find((code) => POST[code] === c.text.trim());
      if (picked) return filled(picked);
      if (/不(打算|想|准备)?回原|换(地方|厂|个|工作|单位)|不回(那|这|厂|去)/.test(c.text))
        return filled('other');
      if (/回原|原来(的|那)|还(在|回)(那|这|原)/.test(c.text)) return filled('same');
      if (!c.asked) return null;
      if (/没想好|没定|不一定|再说|看看|看情况/.test(c.text) || c.understanding.answer === 'unknown')
        return filled('undecided');
      if (c.understanding.answer === 'yes') return filled('same');
      return c.understanding.answer === 'no' ? filled('other') : declined(c);
    },
    readBack: (v) => `原岗：${v.status === 'filled' ? POST[v.value as Post] : '没说'}`,
  };
}

const SLOTS: readonly SlotSpec[] = [
  home(),
  date(
    'leaveOn',
    '哪天走',
    ['打算哪天走？', '大概日子就行，比如“腊月二十六”。没定就说“没定”。'],
    (slots) => valueOf(slots, 'home') !== 'going',
  ),
  date('returnOn', '哪天回', ['哪天回来上班？', '大概日子就行，比如“正月初八”。没定就说“没定”。'], stays),
  samePost(),
];

export const surveyForm: FormSpec = {
  id: 'return-survey',
  title: '填返乡返岗调查',
  correctionExamples: '“初八回”“不回原岗”',
  unanswered: '这个打12333问。',
  // Nobody has to confirm four answers that hold no name.
  ends: (slots) => SLOTS.every((slot) => slots[slot.name] !== undefined || slot.skip?.(slots)),
  slots: SLOTS,
};
