import type { SlotValue } from './dialogue';
import type { SlotContext } from './skill';

/** Small pure helpers that forms share. */
export const filled = (value: unknown): SlotValue => ({ status: 'filled', value });

/** The slot's value if it was filled; undefined for unknown, refused and empty. */
export function valueOf<T>(slots: Readonly<Record<string, SlotValue>>, name: string): T | undefined {
  const slot = slots[name];
  return slot?.status === 'filled' ? (slot.value as T) : undefined;
}

/** "Don't know" and "rather not say" are full answers; null when the message is neither. */
export function declined(context: SlotContext): SlotValue | null {
  if (!context.asked) return null;
  if (context.understanding.answer === 'unknown') return { status: 'unknown' };
  if (context.understanding.answer === 'refuse') return { status: 'refused' };
  return null;
}

/** Longest free answer kept in a slot; the whole message is in the transcript anyway. */
const MAX_FREE_TEXT = 500;

/** Free words, taken only when this very question was asked. */
export function freeText(context: SlotContext): SlotValue | null {
  if (!context.asked) return null;
  const no = declined(context);
  if (no) return no;
  const text = context.text.trim();
  return text === '' ? null : { ...filled(text.slice(0, MAX_FREE_TEXT)), loose: true };
}

/** Yuan for people: 12000 → "12000元"; rough amounts say so. */
export function yuan(amount: number, approx = false): string {
  const rounded = Math.round(amount * 100) / 100;
  return `${approx ? '大约' : ''}${rounded}元`;
}

/** `2026-01-19` → `2026年1月19日`. */
export function chineseDate(date: string): string {
  const [year, month, day] = date.split('-').map(Number);
  return `${year}年${month}月${day}日`;
}
