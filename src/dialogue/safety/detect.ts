import type { SafetyFinding } from '../../contracts/understanding';
import { findEnglish } from './english';
import { byUrgency, findHits, indexSignals, type Hit } from './match';
import { compile } from './signal';
import { SIGNALS } from './signals';
import { readText } from './text';

const INDEX = indexSignals(SIGNALS.map(compile));

/** Nothing but a cry: which danger it is we do not know, and need not. */
const CALL_FOR_HELP =
  /^[\s\p{P}\p{S}]*(?:(?:快来?|请|求求?你们?)?(?:救命|救救?我们?|救人)(?:[啊呀哪]|$)|(?:快|帮我|帮忙|请|求你)+(?:帮我)?报警|sos|help(?: me)?(?: please)?)[啊呀吧了\s\p{P}\p{S}]*$/iu;

/** A short message is read together with the one before it: people break one sentence over several bubbles. */
const SHORT_MESSAGE = 16;

/**
 * Tells whether a message speaks of danger: to life, to freedom, to a child. Rules only, so that it works when
 * everything else is down; runs before any model, on every message, in time linear in its length.
 * When unsure it errs towards offering help: the banner costs a calm person one glance.
 *
 * @param context `recent`: the person's own messages just before this one, oldest first
 */
export function detectSafety(text: string, context: { recent?: readonly string[] } = {}): SafetyFinding {
  const found = worst(text);
  if (found) return found;
  if (CALL_FOR_HELP.test(text)) return { level: 'P0' };
  const before = context.recent?.at(-1);
  if (before === undefined || text.length > SHORT_MESSAGE || worst(before)) return { level: 'none' };
  return worst(before.slice(-200) + text) ?? { level: 'none' };
}

function worst(text: string): Hit | null {
  const read = readText(text);
  const hits = findHits(read, INDEX);
  if (read.latin) hits.push(...findEnglish(read.latin));
  return hits.sort(byUrgency)[0] ?? null;
}
