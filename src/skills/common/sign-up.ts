import type { SlotContext, SlotSpec } from '../../contracts/skill';
import type { Slots } from '../../contracts/dialogue';
import { chineseDate, declined, filled, freeText, valueOf } from '../../contracts/slots';
import { dateIn, type Direction } from './coming-dates';
import { bareCount, countOf } from './numerals';
import { contact } from './slots';
import { jiangsuPlace, looksLikePlace, stopName, stopOf, type Stop } from './stops';

/** Questions that sign-ups and reports ask alike; see slots.ts for those of complaints. */

interface Wording {
  name: string;
  /** First and second time of asking. */
  prompts: readonly [string, string];
  quickReplies?: readonly string[];
  /** In front of the value when it is read back. */
  label: string;
}

const UNDECIDED = /^(还)?(没|不)(定|想好|确定|一定)|说不准|看(情况|安排|通知)|都行|都可以|随便/;

/**
 * May what was told be handed on? Asked plainly, with what for and how long it is kept; a no ends the sign-up and
 * nothing is registered (个人信息保护法 13, 14).
 */
export function agree(prompts: readonly [string, string], shown = '同意交给当地人社用'): SlotSpec {
  return {
    name: 'agree',
    prompts,
    quickReplies: ['同意', '不同意'],
    fill: (c) => {
      if (!c.asked) return null;
      const { answer } = c.understanding;
      if (
        answer === 'no' ||
        answer === 'refuse' ||
        /不同意|不愿意|不想|别(给|交|传)|不(给|交|传)/.test(c.text)
      )
        return filled(false);
      return answer === 'yes' || /同意|愿意|可以|没问题/.test(c.text) ? filled(true) : null;
    },
    readBack: (v) => (v.value === true ? shown : '没说同不同意'),
  };
}
export const agreed = (slots: Slots): boolean => valueOf<boolean>(slots, 'agree') === true;
/** Nothing may be handed on: neither a no nor silence is a yes. */
export const withoutConsent = (slots: Slots): boolean => slots.agree !== undefined && !agreed(slots);

/** A place, in Jiangsu or anywhere else. @param said finds it in a message that was not asked for it */
export function stop(wording: Wording & { said?: (text: string) => string | undefined }): SlotSpec {
  return {
    ...wording,
    strict: true,
    fill: (c) => {
      const named = wording.said?.(c.text);
      const found = named === undefined ? undefined : stopOf(named, c.knowledge.cities);
      if (found?.name !== undefined || (found && looksLikePlace(found.text))) return filled(found);
      if (!c.asked) return null;
      const text = freeText(c);
      if (text?.status !== 'filled') return text;
      const place = stopOf(
        String(text.value).replace(/^(我)?(们)?(就)?(在|从|到|去|回)/, ''),
        c.knowledge.cities,
      );
      const fits = place.text.length <= 30 && (place.name !== undefined || looksLikePlace(place.text));
      return fits ? filled(place) : null;
    },
    readBack: (v) => `${wording.label}：${v.status === 'filled' ? stopName(v.value as Stop) : '没说'}`,
  };
}

/** A firm's name tells where it was registered, not where it is: "昆山示例服装厂" answers no question where. */
const NAME_OF_FIRM = /[\u4e00-\u9fff（）()]{2,20}?(有限公司|公司|厂|集团|酒店|饭店|店|工作室|物业|学校)/g;

/** A place of ours, also from what was said before. */
export function office(wording: Omit<Wording, 'name'>): SlotSpec {
  const slot = stop({ ...wording, name: 'place' });
  return {
    ...slot,
    fill: (c) => {
      const { employerText = '' } = c.understanding.entities;
      const text = c.text.replace(NAME_OF_FIRM, '').replace(employerText, '');
      const ours = jiangsuPlace(c.asked ? c.text : text, c.knowledge.cities);
      if (ours) return filled(ourStop(ours));
      return c.asked ? slot.fill(c) : null;
    },
    fromMemory: ({ city, district, employerText = '' }) =>
      city === undefined || employerText.includes(city) || (district && employerText.includes(district))
        ? null
        : filled(ourStop({ city, ...(district ? { district } : {}) })),
  };
}

function ourStop(place: { city: string; district?: string }): Stop {
  const name = `${place.city}${place.district ?? ''}`;
  return { text: name, name, province: '江苏', ...place };
}

/** Days ahead that a sign-up may reach. */
const FAR = 150;

/**
 * A day. One that is past or far away is not taken: it was misread, or misspoken.
 * @param said true when a message that was not asked for it may fill it
 */
export function day(
  wording: Wording & { direction?: Direction; said?: (text: string) => boolean },
): SlotSpec {
  const { direction = 'coming' } = wording;
  return {
    ...wording,
    strict: true,
    fill: (c) => {
      if (!c.asked && !wording.said?.(c.text)) return null;
      const date = dateIn(c.text, c.today, direction);
      if (date !== undefined && isNear(date, c.today, direction)) return filled(date);
      if (!c.asked) return null;
      return declined(c) ?? (UNDECIDED.test(c.text.trim()) ? { status: 'unknown' } : null);
    },
    readBack: (v) => `${wording.label}：${v.status === 'filled' ? chineseDate(String(v.value)) : '还没定'}`,
  };
}

function isNear(date: string, today: string, direction: Direction): boolean {
  const days = (Date.parse(date) - Date.parse(today)) / 86_400_000;
  return direction === 'coming' ? days >= 0 && days <= FAR : Math.abs(days) <= FAR;
}

/** How many. @param unit source of a pattern for what is counted, so that "38人" is told from "6000元" */
export function count(
  wording: Wording & { unit: string; shown: string; most?: number; said?: boolean },
): SlotSpec {
  const { most = 99_999 } = wording;
  return {
    ...wording,
    strict: true,
    fill: (c) => {
      const found =
        (c.asked || wording.said ? countOf(c.text, wording.unit) : undefined) ??
        (c.asked ? (bareCount(c.text) ?? alone(c)) : undefined);
      if (found !== undefined && found >= 1 && found <= most) return filled(found);
      return declined(c);
    },
    readBack: (v) =>
      `${wording.label}：${v.status === 'filled' ? `${String(v.value)}${wording.shown}` : '没说'}`,
  };
}

const alone = (c: SlotContext): number | undefined =>
  /就我|我一个|我自己|一个人|单独/.test(c.text) ? 1 : undefined;

/** A few words of one's own, only when asked. @param fits what an answer must look like */
export function words(wording: Wording & { fits?: RegExp }): SlotSpec {
  const { fits = /[\p{L}\p{N}]/u } = wording;
  return {
    ...wording,
    fill: (c) => {
      const no = declined(c);
      return no ?? (fits.test(c.text) && c.understanding.answer !== 'yes' ? freeText(c) : null);
    },
    readBack: (v) => `${wording.label}：${v.status === 'filled' ? String(v.value) : '没说'}`,
  };
}

/** The firm's name: as understood, or in the words of the answer. */
export function company(
  prompts: readonly [string, string] = ['单位全称叫什么？', '就写单位的名字，比如“某某电子有限公司”。'],
): SlotSpec {
  const slot = words({ name: 'company', prompts, label: '单位' });
  return {
    ...slot,
    strict: true,
    fill: (c) => {
      const said = c.understanding.entities.employerText;
      if (said !== undefined && isName(said)) return filled(said);
      const text = slot.fill(c);
      return text?.status === 'filled' && !isName(String(text.value)) ? null : text;
    },
    fromMemory: ({ employerText }) =>
      employerText && employerText.length >= 4 ? filled(employerText) : null,
  };
}
/** Words for a kind of firm, not for one: "饭店" names nobody. */
const NAMELESS =
  /^(我们?|这个?|一?家|某|小|大)*(公司|工厂|厂子?|饭店|饭馆|酒店|餐馆|店|超市|工地|单位|企业|物业(公司)?|学校|医院)$/;
const isName = (text: string): boolean =>
  text.length >= 2 &&
  !NAMELESS.test(text) &&
  text.length <= 40 &&
  !/^[\d\s+-]+$/.test(text) &&
  !/[吗呢？?]$|怎么|为什么/.test(text);

/** A number to be called back on. */
export function phone(prompts: readonly [string, string]): SlotSpec {
  return {
    ...contact(),
    prompts,
    readBack: (v) => (v.status === 'filled' ? `电话：${String(v.value)}` : '电话：不留'),
  };
}

/** Slots that hold a value, as facts of an entry; what is unknown is left out. */
export function factsOf(slots: Slots, names: readonly string[]): Record<string, string | number | boolean> {
  return Object.fromEntries(
    names.flatMap((name) => {
      const value = valueOf<unknown>(slots, name);
      return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
        ? [[name, value]]
        : [];
    }),
  );
}

/** Slots with a person's own words, as an entry keeps them; undefined when there are none. */
export function wordsOf(slots: Slots, names: readonly string[]): Record<string, string> | undefined {
  const said = names.flatMap((name) => {
    const value = valueOf<string>(slots, name);
    return value === undefined ? [] : [[name, value] as const];
  });
  return said.length > 0 ? Object.fromEntries(said) : undefined;
}
