import type { FormSpec, SlotSpec } from '../../src/contracts/skill';

/**
 * Conversations made from the forms themselves: at every question of a form, every kind of interruption, and then on to
 * the receipt. They are kept as data (test/conversations/generated-*.yml), so that they are played like any other and a
 * change in what is played shows in a diff.
 */
export interface GeneratedStep {
  say: string;
  has?: string[];
  hasAny?: string[];
  hasNot?: string[];
  kind?: string;
  handoff?: boolean;
  case?: { type?: string };
}
export interface GeneratedConversation {
  name: string;
  steps: GeneratedStep[];
}

/** A form, how a conversation gets into it, and one plain answer to each question in the order asked. */
export interface Walk {
  form: FormSpec;
  type: string;
  opening: string[];
  answers: [slot: string, answer: string][];
  /** Corrects the first answer, and what the summary then shows. */
  correction: { say: string; shows: string };
  /** A grievance of another kind, told in passing. */
  grievance: string;
}

/** What a question for the slot may sound like: the beginnings of its wordings. */
function questionsFor(form: FormSpec, name: string): string[] {
  if (name === 'confirm') return ['回“对”', '对就回', '哪一条不对'];
  const slot = form.slots.find((one) => one.name === name);
  if (!slot) throw new Error(`${form.id} has no slot ${name}`);
  const asBoth = form.slots.filter((one) => one.joint?.with === name || one.name === name);
  return [...slot.prompts, ...asBoth.flatMap((one: SlotSpec) => (one.joint ? [one.joint.prompt] : []))].map(
    (prompt) => prompt.slice(0, 9),
  );
}

type Interrupt = (walk: Walk, slot: string, index: number) => GeneratedStep[] | null;

/** Each returns the steps of the interruption; null where it makes no sense. The pending question must be named again. */
const INTERRUPTIONS: Record<string, Interrupt> = {
  'a question': (walk, slot) => [
    { say: '投诉要不要钱啊？', kind: 'question', has: ['不收'], hasAny: questionsFor(walk.form, slot) },
  ],
  'a question of law': (walk, slot) => [
    { say: '试用期最长能定几个月？', hasAny: questionsFor(walk.form, slot) },
  ],
  'a cancel and a return': (walk, slot) => [
    { say: '算了，不登记了', kind: 'cancel', has: ['接着登记'] },
    { say: '接着登记', hasAny: questionsFor(walk.form, slot) },
  ],
  'a wish for a person': () => [{ say: '转人工', kind: 'human', handoff: true, has: ['12345'], case: {} }],
  'danger to life': (walk, slot) => [
    { say: '他们拿刀追着砍我', kind: 'urgent', has: ['110'], handoff: true },
    { say: '我没事了 接着登记', hasAny: questionsFor(walk.form, slot) },
  ],
  'a correction': (walk, _slot, index) =>
    index === 0 ? null : [{ say: walk.correction.say, kind: 'correction', has: ['改过来了'] }],
  'another grievance': (walk, slot) =>
    isStory(walk.form, slot) ? null : [{ say: walk.grievance, hasAny: questionsFor(walk.form, slot) }],
  thanks: (walk, slot) => [{ say: '谢谢你啊', hasAny: questionsFor(walk.form, slot) }],
  'a groan': (walk, slot) => [{ say: '怎么这么多问题啊 烦死了', hasAny: questionsFor(walk.form, slot) }],
  'pictures alone': (walk, slot) => [{ say: '😭😭', hasAny: questionsFor(walk.form, slot) }],
  'a message in English': (walk, slot) => [
    { say: 'sorry can you speak english?', hasAny: questionsFor(walk.form, slot) },
  ],
};

const isStory = (form: FormSpec, name: string): boolean =>
  form.slots.some((slot) => slot.name === name && slot.story);

const slug = (walk: Walk): string => walk.form.id;

/** Every interruption at every question of a form, each a conversation of its own. */
export function interruptionsOf(walk: Walk): GeneratedConversation[] {
  const asked = [...walk.answers.map(([slot]) => slot), 'confirm'];
  return Object.entries(INTERRUPTIONS).flatMap(([kind, interrupt]) =>
    asked.flatMap((slot, index) => {
      const middle = interrupt(walk, slot, index);
      if (!middle) return [];
      const before = [...walk.opening, ...walk.answers.slice(0, index).map(([, answer]) => answer)];
      const ends = kind === 'a wish for a person';
      const after = ends ? [] : walk.answers.slice(index).map(([, answer]) => answer);
      return [
        {
          name: `${slug(walk)}: ${kind} at the question ${slot}`,
          steps: [
            ...before.map((say) => ({ say })),
            ...middle,
            ...after.map((say) => ({ say })),
            ...(ends ? [] : finish(walk, kind)),
          ],
        },
      ];
    }),
  );
}

function finish(walk: Walk, kind: string): GeneratedStep[] {
  return [
    { say: '对，提交', has: ['回执码'], ...(kind === 'danger to life' ? {} : { case: { type: walk.type } }) },
  ];
}

/** "不知道" and "不想说" to every question: the form goes on to the next one, and to the receipt. */
export function refusalsOf(walk: Walk): GeneratedConversation[] {
  return ['不知道', '不想说'].flatMap((refusal) =>
    walk.answers.map(([slot], index) => ({
      name: `${slug(walk)}: ${refusal} to the question ${slot}`,
      steps: [
        ...walk.opening.map((say) => ({ say })),
        ...walk.answers.map(([, answer], i) => ({ say: i === index ? refusal : answer })),
        ...finish(walk, refusal),
      ],
    })),
  );
}
