import type { CaseType } from './case';
import type { EffectDraft, Frame, ReplyDraft, Slots, SlotValue, TurnInput } from './dialogue';
import type { Knowledge } from './knowledge';
import type { RegisterKind } from './register';
import type { Topic } from './topics';
import type { Service131 } from './service-131';
import type { Entities, EntityName } from './understanding';

/** What a slot sees of a message. */
export interface SlotContext extends TurnInput {
  slots: Slots;
  /** What was said in the conversation so far, this message included. */
  memory: Entities;
  /** Grievances told earlier in the conversation, and how the last of them was told. */
  told?: readonly CaseType[];
  story?: string;
  /** True when this very slot was asked last: only then may free text fill it. */
  asked: boolean;
  /**
   * True when two slots were asked for in one question. A bare "yes" or a bare number may then be meant for the other
   * one: only words that are plainly for this slot may fill it.
   */
  joint?: boolean;
}

/** One thing a form asks for. Slots are data plus small pure functions; the form engine does the walking. */
export interface SlotSpec {
  name: string;
  /** Wordings for the first, second … time of asking: the same sentence is never said twice. */
  prompts: readonly string[];
  quickReplies?: readonly string[] | ((knowledge: Knowledge, slots: Slots) => string[]);
  /** Fills from what is already known about the conversation. */
  fromMemory?: (memory: Entities, slots: Slots) => SlotValue | null;
  /** Fills from the message, asked or not; null when it holds nothing for this slot. */
  fill: (context: SlotContext) => SlotValue | null;
  /**
   * Free words answer this slot only when the message holds nothing for another one: "宏达电子厂" is no amount.
   */
  strict?: boolean;
  /**
   * Asked in one question with another slot while both are open, so that somebody in a hurry answers both at once. What
   * is left unanswered is asked for by itself.
   */
  joint?: { with: string; prompt: string; quickReplies?: readonly string[] };
  /** Collects from every message instead of keeping what it holds; `noted` says what was just added. */
  gathers?: { noted: (value: SlotValue, before: SlotValue | undefined) => string };
  /** True while a value may still be added to, without being asked for again ("三个月", and later "八月到十月"). */
  completes?: (value: SlotValue) => boolean;
  /** A story is asked for: whatever is told answers it. */
  story?: boolean;
  /** True when the question makes no sense any more. */
  skip?: (slots: Slots) => boolean;
  /** How the summary shows it; null leaves the line out. */
  readBack: (value: SlotValue, slots: Slots) => string | null;
}

/** What is asked in three words in the middle of something: "去哪办", "要不要钱", "录音呢". */
export type AsideKind =
  | 'where'
  | 'how'
  | 'howLong'
  | 'until'
  | 'bring'
  | 'cost'
  | 'money'
  | 'secret'
  | 'proof'
  | 'proxy'
  | 'noContract'
  | 'still';

export interface FormSpec {
  id: string;
  /** The job in three or four words: "登记欠薪投诉". */
  title: string;
  slots: readonly SlotSpec[];
  /** True when nothing is left to ask or to confirm, for example without consent: it is completed without a summary. */
  ends?: (slots: Slots) => boolean;
  /** Words that end this form beside the usual ones ("不坐车了"), and the skill that takes them. */
  stops?: { words: RegExp; skill: string };
  /** The hardship, as the safety rules name it, that this form asks about: an answer that tells of it is an answer. */
  hardship?: string;
  /** Why the words of a message cannot be taken. Nothing is filled from them, and the question is asked again. */
  refuses?: (context: SkillContext) => ReplyDraft | null;
  /** What a correction may look like: “在昆山”“欠八千”“三个人”, unless told. */
  correctionExamples?: string;
  /** The language of its questions when it is not Chinese; what the engine says in between is in the same. */
  language?: 'en';
  /** What the form is about, where short questions in its midst are to be read so. Not given: what was talked about last. */
  subject?: Topic;
  /** What it says of itself to short questions; the others go to the published answers of its subject. */
  asides?: Readonly<Partial<Record<AsideKind, string>>>;
  /** Said to a question in between that has no answer here, instead of that a mediator will answer it. */
  unanswered?: string;
}

export interface SkillContext extends TurnInput {
  memory: Entities;
  /** Grievances told earlier in the conversation, and how the last of them was told. */
  told?: readonly CaseType[];
  story?: string;
  /** The case the conversation already has. */
  caseNo?: string;
  /** Kinds of which this conversation has an entry in the register that it has not withdrawn. */
  registered?: readonly RegisterKind[];
  /** What this conversation was given of the 131 service. */
  service131?: Service131;
  /** The published answer of the intent that opens the skill, ready to be said; a skill without a form says it itself. */
  answer?: readonly ReplyDraft[];
  /** True when a form waits underneath: the skill answers at once and asks nothing, so that the form can go on. */
  nested?: boolean;
}

export interface SkillResult {
  replies: ReplyDraft[];
  effects?: EffectDraft[];
  /** The frame to keep, or null when the skill has finished. */
  frame: Frame | null;
  /** True when the skill wants a person for the worker. */
  handoff?: boolean;
  /** The case that this turn opens, when it does. */
  opened?: boolean;
  /**
   * What was read in this message and means something else here: "6000" to the question for a wage is no debt. The
   * conversation remembers what it knew before.
   */
  misheard?: readonly EntityName[];
  /** The 131 service after this turn, when the turn changes it. */
  service131?: Service131;
}

/**
 * A job the bot can finish. A skill is one manifest, registered in app.ts; it does no input or output, and hands over
 * to another only by returning.
 *
 * A new skill needs: a folder in src/skills with manifest, rules and replies; an intent whose `skill` names it; a line
 * in src/skills/index.ts; conversations in test/conversations.
 */
export interface Skill {
  id: string;
  /** Said when the form resumes after a question: "接着登记欠薪投诉". */
  title: string;
  /** Present when the skill is a form; the form engine then asks, corrects, reads back and calls `complete`. */
  form?: FormSpec;
  /** True for a skill whose figures are no answers to a form: a question for it in the middle of a form fills no slot. */
  ownFigures?: boolean;
  /**
   * True when a message that means one of this form's intents, or follows such an answer, begins the form at once. Not
   * given: only when it asks to file. The answer comes first in any case.
   */
  begins?(context: SkillContext): boolean;
  /**
   * The intent under which this skill can answer a message in full, whatever the model takes it for: the figures in it
   * are surer than its wording. Null leaves it to the model. Asked only outside forms.
   */
  claims?(context: SkillContext): string | null;
  /** False when a message only asks about the subject: it gets the plain answer, and the skill does not start. */
  takes?(context: SkillContext): boolean;
  /** Opens the skill. With a form, the replies come before the first question. */
  start(context: SkillContext): SkillResult;
  /** One more message for a skill without a form. */
  advance?(frame: Frame, context: SkillContext): SkillResult | null;
  /** The summary was confirmed. */
  complete?(slots: Slots, context: SkillContext): SkillResult;
}
