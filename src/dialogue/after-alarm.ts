import type { DialogueState, TurnInput } from '../contracts/dialogue';
import { resumeTop } from './ask';
import { ASK_UNSURE, safetyReplies } from './safety';
import { isSafeAnswer } from './safety/safe-answer';
import { wasSaid } from './said';
import { say, type SkillSet, type Step } from './step';

const LIFE: ReadonlySet<string> = new Set(['suicide', 'revenge_threat']);
const BARE_YES = /^(?:嗯+|恩|是的?|对|在|有|en|yes|y|yeah)[\p{P}\s]*$/iu;

/** Longer messages than this tell a story of their own and are read as such. */
const LONGEST_ANSWER = 20;

/**
 * The answer to "are you safe", right after it was asked. A clear yes lets the ordinary business go on; a clear no says
 * the numbers again. Anything else is nobody's answer here and goes its ordinary way.
 */
export function afterAlarm(state: DialogueState, input: TurnInput, skills: SkillSet): Step | null {
  const crisis = state.crisis;
  if (!crisis || input.text.trim().length > LONGEST_ANSWER) return null;
  const asked = [false, true].flatMap((repeated) => crisisWords(crisis.kind, repeated, input));
  if (!asked.some((text) => wasSaid(state, text))) return null;
  const unsure = [...ASK_UNSURE.zh, ...ASK_UNSURE.en].some((text) => wasSaid(state, text));
  const answer = isSafeAnswer(input.text, unsure ? 'danger' : 'safe');
  // "嗯" is no all-clear from somebody who spoke of dying.
  if (answer === 'safe' && LIFE.has(crisis.kind) && !unsure && BARE_YES.test(input.text.trim())) {
    const text = '我在听。打12356有人陪你说话，危险就打110。身边有人吗？';
    return { ...say({ ...state, misses: 0 }, [{ text }], 'urgent'), handoff: true };
  }
  if (answer === 'safe') {
    const text = '好，人没事就好。再有危险马上打110。';
    return resumeTop(say({ ...state, misses: 0 }, [{ text }], 'answer'), input, skills);
  }
  if (answer === 'unsafe') {
    const text = '先顾人。能走就往有人的地方走，马上打110，受伤打120。人在哪，写在这里，值班的人能看到。';
    return { ...say({ ...state, misses: 0 }, [{ text }], 'urgent'), handoff: true };
  }
  return null;
}

/** What was said for a crisis of this kind, either wording, whatever its level was. */
const crisisWords = (kind: string, repeated: boolean, input: TurnInput): string[] =>
  (['P0', 'P1'] as const).flatMap((level) =>
    safetyReplies(
      { level, kind },
      {
        bureauPhone: input.knowledge.bureauPhone,
        repeated,
        language: input.understanding.language,
      },
    ).map((reply) => reply.text),
  );
