import { caseTypeOf, type CaseType } from '../../contracts/case';

import type { FormSpec, SlotContext, SlotSpec } from '../../contracts/skill';
import { declined, filled, freeText, valueOf } from '../../contracts/slots';

/** Shorter messages name a matter; longer ones tell it. */
const STORY_CHARS = 16;

/** Words to us: no name and no place has them. */
const ADDRESSES_US = /\b(help|please|you|sorry|understand|english|chinese|speak|hello|why|what)\b/i;

/** Where somebody worked: known to us, or in their own words. */
export interface WorkPlace {
  city?: string;
  district?: string;
  text?: string;
}

/** The kind of complaint, from what was talked about; never asked for. */
const kind = (): SlotSpec => ({
  name: 'kind',
  prompts: [],
  skip: () => true,
  fill: (c) => (c.slots.kind ? null : filled(caseTypeOf({ topic: c.understanding.topic }) ?? 'other')),
  readBack: () => null,
});

const happened = (): SlotSpec => ({
  name: 'happened',
  story: true,
  prompts: ['What happened? Since when? A few words are enough.', 'Just one sentence is fine, too.'],
  fill: (c) => {
    // A place and no more tells nothing of what happened.
    if (c.asked)
      return c.understanding.entities.city && c.text.trim().length < STORY_CHARS ? null : answer(c);
    if (c.slots.happened) return null;
    const told = isCommand(c.text) ? undefined : c.text.trim();
    const story = [...new Set([c.story, told])]
      .filter((said) => said && said.length >= STORY_CHARS)
      .join(' / ');
    return story === '' ? null : filled(story.slice(0, 1000));
  },
  readBack: (v) => line('What happened', v),
});

const isCommand = (text: string): boolean =>
  text.trim().length < STORY_CHARS || /\b(report|file|complain)\b/i.test(text);

const place = (): SlotSpec => ({
  name: 'place',
  strict: true,
  prompts: [
    'Where did you work? City and district, for example “Suzhou, Kunshan”.',
    'The city is enough. Reply “skip” if you do not know, “human” for a person.',
  ],
  completes: ({ value }) => (value as WorkPlace | undefined)?.city === undefined,
  fromMemory: ({ city, district }) => (city || district ? filled({ city, district }) : null),
  fill: (c) => {
    const { city, district } = c.understanding.entities;
    if (city || district) return filled({ city, district, ...(c.asked ? { text: c.text.trim() } : {}) });
    const said = c.asked && !ADDRESSES_US.test(c.text) ? answer(c) : null;
    return said?.status === 'filled' ? { ...filled({ text: said.value }), loose: true } : said;
  },
  readBack: (v) => {
    const { text, city = '', district = '' } = (v.value ?? {}) as WorkPlace;
    return line('Place of work', { ...v, value: [text, `${city}${district}`].filter(Boolean).join(' – ') });
  },
});

const FIRM =
  /\b(?:company|factory|site|boss|shop|restaurant|hotel|employer|firm)(?:'s name)? (?:is called|is named|named|called|is|name is) (?!not\b|that\b)([a-z][\w .&-]{1,40})|\b(?:at|for) (?:the |a )?([a-z][\w&.-]*(?: [a-z][\w&.-]*){0,3} (?:factory|company|restaurant|hotel|school|shop|group|ltd|site))\b/i;

const employer = (): SlotSpec => ({
  name: 'employer',
  strict: true,
  prompts: [
    'What is the company, site or boss called? In Chinese if you can.',
    'Any name helps: on the gate, on a work card, in a chat. Or “skip”.',
  ],
  fill: (c) => {
    const named = FIRM.exec(c.text);
    const said = c.understanding.entities.employerText ?? named?.[1] ?? named?.[2];
    if (said) return filled(said.trim());
    // The city alone answers where, not who.
    if (c.understanding.entities.city && c.text.trim().length < STORY_CHARS) return null;
    const words = c.asked && !ADDRESSES_US.test(c.text) ? answer(c) : null;
    return words?.status === 'filled' ? { ...words, value: withoutLead(String(words.value)) } : words;
  },
  readBack: (v) => line('Company or boss', v),
});

const SUM =
  /(\d[\d,]*(?:\.\d+)?)\s*(k\b)?\s*(yuan|rmb|cny|kuai|¥|元|块)|[¥￥]\s*(\d[\d,]*)|(\d+(?:\.\d+)?)k\b/i;
/** Yuan, when a sum is named; a bare figure only in answer to the question. */
export function yuanIn(text: string, asked: boolean): number | undefined {
  const found = SUM.exec(text);
  const digits = found?.[1] ?? found?.[4] ?? found?.[5];
  const bare = asked ? /(?<![\d.-])(\d{1,3}(?:,\d{3})+|\d{3,7})(?![\d.-])/.exec(text)?.[1] : undefined;
  const said = digits ?? bare;
  if (said === undefined) return undefined;
  const figure = Number(said.replaceAll(',', ''));
  return found?.[2] || found?.[5] ? figure * 1000 : figure;
}

/** A sum owed, in yuan when it could be read, and as it was said. */
export interface Sum {
  yuan?: number;
  text: string;
}

const amount = (): SlotSpec => ({
  name: 'amount',
  strict: true,
  skip: (slots) => valueOf<CaseType>(slots, 'kind') !== 'arrears',
  prompts: ['How much do they owe you, and for which months?', 'About how much, in yuan? Or “skip”.'],
  fill: (c) => {
    const yuan = yuanIn(c.text, c.asked);
    if (yuan !== undefined) return filled({ yuan, text: c.text.trim().slice(0, 200) });
    const said = c.asked ? answer(c) : null;
    return said?.status === 'filled' ? { ...filled({ text: said.value }), loose: true } : said;
  },
  readBack: (v) => {
    const sum = v.value as Sum | undefined;
    const value = sum && (sum.yuan === undefined ? sum.text : `${sum.yuan} yuan`);
    return line('Owed', { ...v, value });
  },
});

const NAME = /\bmy name is ([a-z][a-z'-]+(?: [a-z][a-z'-]+){0,3})/i;

/** "John 138…", "John, phone: 138…": the number fills the next question. */
const NUMBER_BESIDE =
  /[,;:]?\s*\b(?:(?:my )?(?:phone|mobile|number|tel)(?: number)?(?: is)?:?\s*)?\+?\d[\d -]{6,}\d/i;

const name = (): SlotSpec => ({
  name: 'name',
  strict: true,
  prompts: ['Your name? “skip” if you do not want to say it.', 'Any name we may call you. Or “skip”.'],
  fill: (c) => {
    const said = NAME.exec(c.text)?.[1];
    if (said) return filled(said);
    const text = c.text.replace(NUMBER_BESIDE, '').trim();
    const words = c.asked && !ADDRESSES_US.test(text) && !/\d/.test(text) ? answer({ ...c, text }) : null;
    return words?.status === 'filled'
      ? {
          ...words,
          value: withoutLead(String(words.value)).slice(0, 60),
          // With its number it is surely a name, though the number was not what we asked for.
          loose: text === c.text.trim(),
        }
      : words;
  },
  readBack: (v) => line('Name', v),
});

const phone = (): SlotSpec => ({
  name: 'phone',
  prompts: [
    'Your phone number in China? Only the people who work on your case see it. “skip” is fine.',
    'I could not read a number. 11 digits, or “skip”: the code I give you works, too.',
  ],
  fromMemory: (memory) => (memory.phone ? filled(memory.phone) : null),
  fill: (c) => {
    const number = c.understanding.entities.phone;
    if (number) return filled(number);
    return c.asked && /\b(no|not|none|don'?t)\b/i.test(c.text) ? { status: 'refused' } : declined(c);
  },
  readBack: (v) => line('Phone', v),
});

/** Free words to the very question; "no" leaves it out, and a bare "yes" says nothing. */
function answer(c: SlotContext): ReturnType<SlotSpec['fill']> {
  if (c.understanding.answer === 'yes') return null;
  if (c.understanding.answer === 'no') return { status: 'refused' };
  return freeText(c);
}

const withoutLead = (said: string): string =>
  said
    .replace(
      /^(it'?s|it is|its|the|my)? ?(company|factory|boss|name)?('s)? ?(name)? ?(is|called|am|i'?m)? ?(called|named)?\s+(?=\S)/i,
      '',
    )
    .trim();

const line = (label: string, v: { status: string; value?: unknown }): string =>
  `${label}: ${v.status === 'filled' ? String(v.value) : 'not said'}`;

export const englishForm: FormSpec = {
  id: 'english-intake',
  title: 'your report',
  language: 'en',
  slots: [kind(), happened(), place(), employer(), amount(), name(), phone()],
};
