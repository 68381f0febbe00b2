import type { SafetyFinding } from '../../contracts/understanding';
import { findEnglish } from './english';
import { isGeneralQuestion } from './general';
import { byUrgency, findHits, indexSignals, isResolved, isStandstill, soundsOver, type Hit } from './match';
import { compile } from './signal';
import { SIGNALS } from './signals';
import { secondOpinion, secondReading } from './second-reader/read';
import { readText, type SafetyText } from './text';

const INDEX = indexSignals(SIGNALS.map(compile));

/** Nothing but a cry: which danger it is we do not know, and need not. */
const CALL_FOR_HELP =
  /^[\s\p{P}\p{S}]*(?:(?:快来?|请|求求?你们?)?(?:救命|救救?我们?|救人)(?:[啊呀哪]|$)|(?:快|帮我|帮忙|请|求你)+(?:帮我)?报警|(?:我|现在|我现在)?有危险|sos|help(?: me)?(?: please)?)[啊呀吧了\s\p{P}\p{S}]*$/iu;

/** "不想活了哈哈": who laughs may mean it all the same; asked, and a person is told. */
const LAUGHS = /哈哈|呵呵|嘿嘿|开玩笑|😂|🤣|😄/u;

/** "热得不想活了": a manner of speaking; asked once, with the numbers, and the business goes on. */
const EXAGGERATES =
  /(?:热|累|冷|困|忙|烦|饿|吵|丑|贵)(?:得|到)(?:我|人)?(?:都|真|快)?(?:不想活|想死|想跳楼|想自杀)/u;

/** "想死的心都有了，表格又填错": the same, over paper. */
const TRIFLES = /想死的心都有了?[^\p{L}]*[^\p{P}]{0,4}(?:表|填|排队|系统|登录|网页|考证|作业|报销)/u;

/** A short message is read together with the one before it: people break one sentence over several bubbles. */
const SHORT_MESSAGE = 16;

/**
 * Tells whether a message speaks of danger: to life, to freedom, to a child. Works when everything else is down; runs
 * before any model, on every message, in time linear in its length. The rules read first; where they are silent, the
 * second reader does. When unsure it errs towards offering help: the banner costs a calm person one glance.
 *
 * @param context `recent`: the person's own messages just before this one, oldest first
 */
export function detectSafety(text: string, context: { recent?: readonly string[] } = {}): SafetyFinding {
  const found = worst(text);
  if (found) return found;
  const before = context.recent?.at(-1);
  if (before === undefined || text.length > SHORT_MESSAGE) return { level: 'none' };
  // Half a sentence is for the rules; what they have answered already is not answered again.
  if (rulesSay(readText(before))) return { level: 'none' };
  return rulesSay(readText(before.slice(-200) + text)) ?? { level: 'none' };
}

/** What the rules alone find: the second reader is taught and measured beside them. */
export function detectByRules(text: string): SafetyFinding {
  return rulesSay(readText(text)) ?? { level: 'none' };
}

function worst(text: string): SafetyFinding | null {
  const read = readText(text);
  if (isGeneralQuestion(read.zh)) return null;
  const said = rulesSay(read);
  if (said?.kind === 'suicide' && (EXAGGERATES.test(text) || TRIFLES.test(text))) return { level: 'P2' };
  if (said?.kind === 'suicide' && LAUGHS.test(text)) return { ...said, level: 'P1' };
  if (said?.level === 'P1' && said.kind !== 'incoherent_drunk' && LAUGHS.test(text)) return { level: 'P2' };
  const opinion = said && opinionOf(said, read);
  if (said && opinion !== 'dismisses') {
    const over = said.kind !== 'suicide' && (isResolved(read.zh) || isStandstill(read.zh, said.kind));
    return over || opinion === 'asks' ? { level: 'P2' } : said;
  }
  if (CALL_FOR_HELP.test(text)) return { level: 'P0' };
  const guess = secondReading(read.zh, soundsOver(read.zh));
  return guess && { ...guess, guessed: true };
}

/** The rules for English are not doubted by a reader that knows Chinese alone; neither is what only shows a banner. */
const opinionOf = (said: Hit, read: SafetyText): ReturnType<typeof secondOpinion> =>
  said.level === 'P2' || read.latin ? 'agrees' : secondOpinion(read.zh, said, soundsOver(read.zh) > 0);

function rulesSay(read: SafetyText): Hit | null {
  if (isGeneralQuestion(read.zh)) return null;
  const hits = findHits(read, INDEX);
  if (read.latin) hits.push(...findEnglish(read.latin));
  return hits.sort(byUrgency)[0] ?? null;
}
