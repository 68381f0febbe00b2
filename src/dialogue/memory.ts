import { demandsHeard } from '../contracts/demands';
import type { DialogueState, TurnInput } from '../contracts/dialogue';
import type { Entities, EntityName } from '../contracts/understanding';
import { leadOf } from './buttons';
import { asksInEnglish, reportsInEnglish } from './foreign';
import { looksLikeQuestion, wantsToFile } from './phrases';

/** What was said before, overlaid with what is said now. A new city drops the district of the old one. */
export function mergeMemory(before: Entities, now: Entities): Entities {
  const merged: Entities = { ...before, ...now };
  if (now.city && !now.district && before.city !== now.city) delete merged.district;
  if (now.amountOwed !== undefined && now.amountRange === undefined) delete merged.amountRange;
  if (now.amountOwed !== undefined && now.amountApprox === undefined) delete merged.amountApprox;
  // Ambiguity is about one message; the next one starts clean.
  if (!now.ambiguous) delete merged.ambiguous;
  return merged;
}

/** Memory after a message of which some entities meant something else: for those, what was known before it stands. */
export function withoutMisheard(
  after: Entities,
  before: Entities,
  misheard: readonly EntityName[],
): Entities {
  const kept = Object.entries({ ...after }).filter(([name]) => !misheard.includes(name as EntityName));
  const known = Object.entries(before).filter(([name]) => misheard.includes(name as EntityName));
  return Object.fromEntries([...kept, ...known]);
}

/** Shorter words name the matter, and tell nothing of how it came. */
const STORY_CHARS = 12;

/** Grievances that are told, not asked about, wait for the complaint that takes them along. */
export function remembered(before: DialogueState, input: TurnInput): Pick<DialogueState, 'told' | 'story'> {
  if (input.understanding.language === 'en') {
    const tells = before.frames.length === 0 && input.text.trim().length >= STORY_CHARS;
    return tells && !asksInEnglish(input.text) && !reportsInEnglish(input.text)
      ? { story: input.text.trim().slice(0, 500) }
      : {};
  }
  // "登记投诉" is a command, whatever subject the model files it under.
  if (looksLikeQuestion(input.text) || wantsToFile(input.text) || leadOf(input.text)) return {};
  const heard = demandsHeard(input.understanding, input.text);
  if (heard.length === 0) return {};
  const isStory = input.text.trim().length >= STORY_CHARS;
  return {
    told: [...new Set([...(before.told ?? []), ...heard])],
    ...(isStory ? { story: input.text.trim().slice(0, 500) } : {}),
  };
}

/** A receipt that is shown makes its case the one talked about, also on a phone that has a case of its own. */
export function naming(before: DialogueState, { cases }: TurnInput): Pick<DialogueState, 'namedCase'> {
  const [named, another] = cases.filter((brief) => brief.via === 'receipt');
  if (!named || another) return {};
  return { namedCase: named.caseNo === before.caseNo ? undefined : named.caseNo };
}

/** Chinese characters end English, an English sentence begins it; a name, a number or "yes" changes nothing. */
export function languageAfter(
  { language }: DialogueState,
  { text, understanding }: TurnInput,
): DialogueState['language'] {
  if (/[\u4e00-\u9fff]/.test(text) && understanding.language === 'zh') return undefined;
  return understanding.language === 'en' ? 'en' : language;
}
