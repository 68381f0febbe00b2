import type { Decision, DialogueState, ReplyDraft, TurnInput, TurnKind } from '../contracts/dialogue';
import type { Skill } from '../contracts/skill';
import type { Understanding } from '../contracts/understanding';
import { renderAnswer } from './answer';
import { candidates, askBack, inEnglish, notUnderstood, offerTitle } from './fallback';
import { handOver } from './handover';
import { mergeMemory } from './memory';
import { asksForHuman, chosen, wantsCaseStatus, wantsToFile } from './phrases';
import { alarm } from './alarm';
import { takeFile } from './attachment';
import { advanceFrame, resumeTop, startSkill, type Step } from './frames';

export type SkillSet = ReadonlyMap<string, Skill>;

/** Skills by what a worker types on a button, whatever the model thinks of the two characters. */
const FILE_SKILL: Partial<Record<string, string>> = {
  no_contract: 'rights-intake',
  dismissal: 'rights-intake',
  work_injury: 'rights-intake',
  black_agency: 'rights-intake',
  discrimination: 'rights-intake',
  social_insurance: 'rights-intake',
  overtime_pay: 'rights-intake',
  holiday_pay: 'rights-intake',
};

/** A message that also tells of danger says so in many words; the rest must stand out clearly to be answered. */
const CLEAR_BESIDE_BANNER = 0.7;

/** From here up a second strange message in a row is still told what it is, instead of "I did not understand". */
const SURE_OUT_OF_SCOPE = 0.5;

/**
 * The heart: what to say and do next, as a pure function of the state and one understood message. The order is the
 * order of what matters: danger, silence for a person who speaks, a wish for a person, the form at hand, and only
 * then topics.
 */
export function decide(before: DialogueState, input: TurnInput, skills: SkillSet): Decision {
  const state: DialogueState = {
    ...before,
    memory: mergeMemory(before.memory, input.understanding.entities),
  };
  const danger = input.understanding.safety;

  if (input.attachment) return finish(takeFile(state, input, input.attachment, skills));
  if (danger.level === 'P0') return finish(alarm(state, input), input);
  if (state.handoff === 'human') return silent(state);
  if (danger.level !== 'none') {
    // One banner, then the ordinary business goes on: fear must not freeze the help that was asked for.
    const banner = alarm(state, input);
    const rest = ordinary(banner.state, input, skills);
    const helpful = rest.kind === 'unclear' ? { ...rest, replies: [] } : rest;
    return finish(
      {
        ...helpful,
        replies: [...banner.replies, ...helpful.replies],
        effects: [...banner.effects, ...helpful.effects],
        handoff: banner.handoff || helpful.handoff,
        opened: banner.opened || helpful.opened,
      },
      input,
    );
  }
  return finish(ordinary(state, input, skills), input);
}

function ordinary(state: DialogueState, input: TurnInput, skills: SkillSet): Step {
  if (asksForHuman(input.text)) return handOver(state, input);
  const top = state.frames.at(-1);
  if (top) {
    const step = advanceFrame(state, top, input, skills);
    if (step) return step;
  }
  return openTopic(state, input, skills);
}

/** A message that no form has taken: an offered meaning, a command, an answer, a question back. */
export function openTopic(state: DialogueState, input: TurnInput, skills: SkillSet): Step {
  const offered = pickOffered(state, input);
  const cleared: DialogueState = { ...state, offered: undefined };
  if (offered === 'neither') return unclear(cleared, input);
  if (offered) return serve(cleared, input, skills, offered);
  if (wantsToFile(input.text)) {
    const skill = (cleared.lastTopic && FILE_SKILL[cleared.lastTopic]) ?? 'wage-arrears';
    return startSkill(cleared, skill, input, skills, 'new_topic') ?? unclear(cleared, input);
  }
  if (wantsCaseStatus(input.text) || input.cases.length + input.unknownReceipts.length > 0) {
    const step = startSkill(cleared, 'case-status', input, skills, 'question');
    if (step) return step;
  }
  const { understanding } = input;
  if (understanding.language !== 'zh' && understanding.decision !== 'answer') {
    return {
      state: { ...cleared, misses: 0 },
      replies: inEnglish(input.knowledge),
      effects: [],
      kind: 'unclear',
      handoff: false,
    };
  }
  const byTitle = titled(input);
  if (byTitle) return serve(cleared, input, skills, byTitle);
  switch (understanding.decision) {
    case 'answer':
      return serve(cleared, input, skills, understanding.intent);
    case 'clarify':
      return clarify(cleared, input);
    case 'safety':
      // The banner has been shown; what was asked besides is still answered when it is clear enough.
      return understanding.confidence >= CLEAR_BESIDE_BANNER
        ? serve(cleared, input, skills, understanding.intent)
        : unclear(cleared, input);
    case 'unknown':
      return outOfScope(cleared, input) ?? unclear(cleared, input);
  }
}

function serve(state: DialogueState, input: TurnInput, skills: SkillSet, intentId: string): Step {
  const intent = input.knowledge.intents.get(intentId);
  if (!intent) return unclear(state, input);
  const known: DialogueState = { ...state, misses: 0, lastTopic: intent.topic, lastIntent: intent.id };
  if (intent.topic === 'human_agent') return handOver(known, input);
  if (intent.skill) {
    const step = startSkill(known, intent.skill, input, skills, 'new_topic', intent.id);
    if (step) return step;
  }
  const replies = renderAnswer(intent, input.knowledge, state.memory, input.today);
  if (replies.length === 0) return unclear(known, input);
  const kind: TurnKind = intent.topic === 'greeting_smalltalk' ? 'smalltalk' : 'question';
  return {
    state: known,
    replies: [...replies, ...alsoHeard(input, intent.topic)],
    effects: [],
    kind,
    handoff: false,
  };
}

/** Several problems in one message: the others are named, so that nothing said is passed over in silence. */
function alsoHeard(input: TurnInput, answered: string): ReplyDraft[] {
  const others = input.understanding.furtherTopics.filter(
    (t) => t.topic !== answered && t.topic !== 'out_of_scope' && t.topic !== 'greeting_smalltalk',
  );
  const titles = [
    ...new Set(
      others.map((t) => input.knowledge.intents.get(t.intent)?.title).filter((t) => t !== undefined),
    ),
  ].slice(0, 2);
  if (titles.length === 0) return [];
  return [{ text: `您还说到：${titles.join('、')}。点一下，我接着说。`, quickReplies: titles }];
}

function clarify(state: DialogueState, input: TurnInput): Step {
  const options = candidates(input.understanding, input.knowledge);
  if (state.misses > 0 || options.length === 0) return unclear(state, input);
  const titles = options.map((o) => offerTitle(o, input.knowledge, options));
  return {
    state: { ...state, misses: state.misses + 1, offered: options.map((o) => o.intent) },
    replies: [askBack(titles)],
    effects: [],
    kind: 'unclear',
    handoff: false,
  };
}

/** A thing this line does not do, said kindly, when the model is sure enough which kind of thing it is. */
function outOfScope(state: DialogueState, input: TurnInput): Step | null {
  const best = input.understanding.topics[0];
  const intent = best && best.topic === 'out_of_scope' ? input.knowledge.intents.get(best.intent) : undefined;
  if (
    !intent ||
    intent.id === state.lastIntent ||
    (state.misses > 0 && (best?.confidence ?? 0) < SURE_OUT_OF_SCOPE) ||
    state.misses > 2
  )
    return null;
  const replies = renderAnswer(intent, input.knowledge, state.memory, input.today);
  return replies.length === 0
    ? null
    : {
        state: { ...state, misses: state.misses + 1, lastIntent: intent.id },
        replies,
        effects: [],
        kind: 'unclear',
        handoff: false,
      };
}

function unclear(state: DialogueState, input: TurnInput): Step {
  return {
    state: { ...state, misses: state.misses + 1 },
    replies: [notUnderstood(state.misses, input.knowledge)],
    effects: [],
    kind: 'unclear',
    handoff: false,
  };
}

function pickOffered(state: DialogueState, input: TurnInput): string | 'neither' | null {
  if (!state.offered || state.offered.length === 0) return null;
  const options = state.offered.map((id) => {
    const topic = input.knowledge.intents.get(id)?.topic;
    return { intent: id, topic: topic ?? 'out_of_scope', confidence: 0 } as Understanding['topics'][number];
  });
  const index = chosen(
    input.text,
    options.map((o) => offerTitle(o, input.knowledge, options)),
  );
  if (index === null) return null;
  return index < 0 ? 'neither' : (state.offered[index] ?? null);
}

/** A button shows an intent's title; typed back, it means exactly that intent. */
function titled(input: TurnInput): string | null {
  const text = input.text.trim();
  for (const intent of input.knowledge.intents.values()) if (intent.title === text) return intent.id;
  return null;
}

function silent(state: DialogueState): Decision {
  return { state, replies: [], effects: [], kind: 'silent', handoff: true, caseNo: state.caseNo };
}

/** Last look at every step: the case it opened is remembered, and a form left waiting names its question again. */
function finish(step: Step, input?: TurnInput): Decision {
  const opened = input && step.opened ? input.fresh : undefined;
  const waiting = step.state.pendingEvidence;
  const effects =
    opened && waiting
      ? step.effects.map((e) =>
          e.kind === 'open_case' ? { ...e, draft: { ...e.draft, evidence: waiting } } : e,
        )
      : step.effects;
  const state: DialogueState = opened && waiting ? { ...step.state, pendingEvidence: undefined } : step.state;
  return {
    state,
    replies: step.replies,
    effects,
    kind: step.kind,
    handoff: step.handoff || state.handoff !== 'bot',
    ...(opened ? { receipt: opened.receipt } : {}),
    ...(state.caseNo ? { caseNo: state.caseNo } : {}),
  };
}

export { resumeTop };
