import type { DialogueState, ReplyDraft, TurnInput } from '../contracts/dialogue';
import { resumeTop } from './ask';
import { ASK_UNSURE, safetyReplies } from './safety';
import { looksLikeQuestion } from './phrases';
import { isSafeAnswer, saysDangerIsOver } from './safety/safe-answer';
import { wasSaid } from './said';
import { topFrame } from './stack';
import { say, type SkillSet, type Step } from './step';

const LIFE: ReadonlySet<string> = new Set(['suicide', 'revenge_threat']);
const BARE_YES = /^(?:嗯+|恩|是的?|对|在|有|en|yes|y|yeah)[\p{P}\s]*$/iu;

/** Longer messages than this tell a story of their own and are read as such. */
const LONGEST_ANSWER = 20;

/** An all-clear is believed to be about an alarm this long after it. */
const HOURS = 24;
const RECENT_MS = HOURS * 3_600_000;

/** What a message says of a danger heard here lately: that it is over, and what else; null when it says no such thing. */
export function dangerOver(state: DialogueState, input: TurnInput): { rest: string } | null {
  const { crisis } = state;
  if (!crisis || input.now.getTime() - Date.parse(crisis.at) > RECENT_MS) return null;
  return saysDangerIsOver(input.text);
}

export interface AfterAlarm {
  step: Step;
  /** The message holds a matter of its own besides, which is to be served after this. */
  more: boolean;
}

const REPORTED = /^.{0,6}(报了?警|打了?(110|120|119)|叫了?(救护车|警察)|报案)了?.{0,4}$/;
const SURE = 0.8;

/**
 * The answer to "are you safe", right after it was asked, and an all-clear given later by itself. A clear yes lets the
 * ordinary business go on; a clear no says the numbers again. Anything else is nobody's answer here and goes its
 * ordinary way. The crisis stays in mind: new danger alarms as before.
 */
export function afterAlarm(state: DialogueState, input: TurnInput, skills: SkillSet): AfterAlarm | null {
  const crisis = state.crisis;
  if (!crisis) return null;
  const over = dangerOver(state, input);
  const alone = (step: Step): AfterAlarm => ({ step, more: false });
  if (over) return { step: calmed(state, crisis.kind, input, skills), more: asksBesides(over.rest, input) };
  if (input.text.trim().length > LONGEST_ANSWER) return null;
  const asked = [false, true].flatMap((repeated) => crisisWords(crisis.kind, repeated, input));
  if (!asked.some((text) => wasSaid(state, text))) return null;
  if (REPORTED.test(input.text.trim()) && !looksLikeQuestion(input.text)) {
    const text = '好，等他们来。人待在有人的地方，手机别关。人在哪，写在这里，值班的人能看到。';
    return alone({ ...say({ ...state, misses: 0 }, [{ text }], 'urgent'), handoff: true });
  }
  const unsure = [...ASK_UNSURE.zh, ...ASK_UNSURE.en].some((text) => wasSaid(state, text));
  const answer = isSafeAnswer(input.text, unsure ? 'danger' : 'safe');
  // "嗯" is no all-clear from somebody who spoke of dying.
  if (answer === 'safe' && LIFE.has(crisis.kind) && !unsure && BARE_YES.test(input.text.trim())) {
    const text = '我在听。打12356有人陪你说话，危险就打110。身边有人吗？';
    return alone({ ...say({ ...state, misses: 0 }, [{ text }], 'urgent'), handoff: true });
  }
  if (answer === 'safe')
    return { step: calmed(state, crisis.kind, input, skills), more: asksBesides(input.text, input) };
  if (answer === 'unsafe') {
    const text = '先顾人。能走就往有人的地方走，马上打110，受伤打120。人在哪，写在这里，值班的人能看到。';
    return alone({ ...say({ ...state, misses: 0 }, [{ text }], 'urgent'), handoff: true });
  }
  return null;
}

const WELL = '好，人没事就好。再有危险马上打110。';
const LIGHTER = '好，听您这么说，我放心一点。难受了随时打12356，有人陪您说话；危险打110。';
const CARED_FOR = '好，有医生看着就好，单子都留好。再有危险马上打110。';
const STILL_WELL = '嗯，平安就好。有事随时说。';
const NEXT: ReplyDraft = {
  text: '这件记下了，值班的人看得到。还要讨工资、拿回证件，直接说；要补充就接着写；想找人，回“人工”。',
  quickReplies: ['老板欠我工资', '补充材料', '人工'],
};

const SAFE_ENGLISH = 'Good that you are safe. If there is danger again, call 110 at once.';
const NEXT_ENGLISH: ReplyDraft = {
  text: 'This is on record and the person on duty can see it. To report wages or papers, reply “report”. Add what you like, or reply “human”.',
  quickReplies: ['report', 'human'],
};

/** Acknowledges, tells the case, and offers the next step: the form that waits, or what may be done from here. */
function calmed(state: DialogueState, kind: string, input: TurnInput, skills: SkillSet): Step {
  const english = state.language === 'en';
  const first = english
    ? SAFE_ENGLISH
    : LIFE.has(kind)
      ? LIGHTER
      : /医院|救护车/.test(input.text)
        ? CARED_FOR
        : WELL;
  const again = [LIGHTER, CARED_FOR, WELL, SAFE_ENGLISH].some((text) => wasSaid(state, text));
  const { caseNo } = state;
  const waits = topFrame(state) !== undefined;
  const replies = [
    { text: again ? (english ? 'Good. Write if anything comes up.' : STILL_WELL) : first },
    ...(waits || again || !caseNo ? [] : [english ? NEXT_ENGLISH : NEXT]),
  ];
  const step = say({ ...state, misses: 0 }, replies, 'answer');
  const note = `本人说现在安全了：“${input.text.trim().slice(0, 100)}”`;
  const effects = caseNo && !again ? [{ kind: 'amend_case' as const, caseNo, patch: { note } }] : [];
  return resumeTop({ ...step, effects }, input, skills);
}

/** "现在没事了，怎么报工伤": the all-clear is heard, and the question is answered. */
function asksBesides(rest: string, { understanding }: TurnInput): boolean {
  if (rest.length < 4) return false;
  const { decision, topic, confidence } = understanding;
  const idle = topic === 'greeting_smalltalk' || topic === 'out_of_scope' || topic === 'human_agent';
  return looksLikeQuestion(rest) || (decision === 'answer' && confidence >= SURE && !idle);
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
