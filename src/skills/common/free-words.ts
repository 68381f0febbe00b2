import type { SlotContext } from '../../contracts/skill';
import type { SlotValue } from '../../contracts/dialogue';
import { filled, freeText } from '../../contracts/slots';

/** Reading free words: what can be a name, a place or an answer to an open question, and what cannot. */

/** A sentence that tells or asks something; a name or a place has none of these words. */
export const SENTENCE =
  /不给|不发|没发|没给|没签|没交|欠|拖|扣|打我|骂|不让|^你|^您|^先|辞退|开除|受伤|怎么|为什么|凭什么|请问|能不能|工资|谢谢|^([嗯恩啊哦呃][，,\s]*)?(现在|人|我)?(是|很|挺|都)?安全|证据|^提交|干的活|[吗呢？?]$/;
/** A bare figure with its unit: a time, a sum or a count. */
const FIGURE =
  /^(大概|差不多|快|就|是|有)?[\d.一二两俩三仨四五六七八九十百千万半几来多]+个?半?(月|天|年|块|元|钱|人|万|千|号|w|k)*(左右|多)?$/i;
/** True for free words that cannot be a name or a place, whatever was asked. */
export const isNoName = (c: SlotContext): boolean =>
  c.understanding.answer === 'yes' ||
  c.understanding.answer === 'no' ||
  SENTENCE.test(c.text.trim()) ||
  FIGURE.test(c.text.trim()) ||
  isPlainlyOther(c);
/** A sentence that the model knows well, and that ends like no name does. */
const isPlainlyOther = (c: SlotContext): boolean =>
  c.understanding.decision !== 'unknown' &&
  c.understanding.confidence >= 0.9 &&
  c.text.trim().length >= 6 &&
  !NAME_ENDING.test(c.text.trim());
export const NAME_ENDING =
  /(厂|公司|集团|店|馆|工地|项目|项目部|小区|市|区|县|镇|乡|村|路|街|园|港|队|部|院|局|站|哥|姐|总|工|老板|师傅|头|那边|附近|里|上)$/;
/** Signs and emoji alone answer nothing. */
export const isWordless = (text: string): boolean =>
  !/[\p{L}\p{N}]/u.test(text) || /^[哦噢喔啊额呃嗯哎唉哈呵嘿]+[。.!！~～]*$/.test(text.trim());
/** Digits alone are a telephone number or a slip, never a story. */
const isDigits = (text: string): boolean => /^[\d\s+-]+$/.test(text.normalize('NFKC'));

/** Free words as an answer to an open question; a bare "yes" is none: it only says that there is something to say. */
export function openAnswer(c: SlotContext): SlotValue | null {
  // A number to call, and a word around it, is about the call.
  if (c.understanding.entities.phone !== undefined && c.text.length <= 24) return null;
  if (isWordless(c.text) || isDigits(c.text) || c.understanding.answer === 'yes') return null;
  return freeText(c);
}

/** Free words that name what was asked for are its answer, whatever else they tell. */
export function named(words: RegExp, c: SlotContext): SlotValue | null {
  const answer = openAnswer(c);
  return answer?.loose && words.test(c.text) ? filled(answer.value) : answer;
}

export const wrap = (value: unknown): SlotValue | null =>
  value === null || value === undefined ? null : filled(value);
