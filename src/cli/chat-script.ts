import path from 'node:path';
import { z } from 'zod';
import { OUTCOMES, type CaseRecord, type OutcomeKind } from '../contracts/case';
import type { CaseFeedback } from '../contracts/case';
import type { ManualClock } from '../shared/clock';
import type { App } from '../app';
import { readYamlList } from './read-yaml-list';
import { closeCase } from './script-office';
import { startTalk, withThrowAwayApp, type ChatAnswer, type CliIo } from './talk';

const texts = z.union([z.string(), z.array(z.string())]).transform((v) => (Array.isArray(v) ? v : [v]));

const stepSchema = z.strictObject({
  /** What the worker writes; `{receipt}` stands for the receipt shown last, `{code}` for the code of an unfinished form. */
  say: z.string(),
  /** Before this message the office closes the newest case, with this outcome. */
  closed: z.enum(Object.keys(OUTCOMES) as [OutcomeKind, ...OutcomeKind[]]).optional(),
  /** From here on in a new conversation: the same person on another phone. */
  elsewhere: z.boolean().optional(),
  /** Each must stand somewhere in the replies. */
  has: texts.optional(),
  /** At least one must stand somewhere in the replies. */
  hasAny: z.array(z.string()).optional(),
  /** None may. */
  hasNot: texts.optional(),
  topic: z.string().optional(),
  /** How the turn was taken: answer, question, correction, cancel, urgent, new_topic, smalltalk, human, unclear, silent. */
  kind: z.string().optional(),
  handoff: z.boolean().optional(),
  /** No reply at all. */
  silent: z.boolean().optional(),
  case: z
    .strictObject({
      type: z.string().optional(),
      priority: z.string().optional(),
      fields: z.record(z.string(), z.unknown()).optional(),
    })
    .nullable()
    .optional(),
  /** The newest entry that the conversation has in the register; null: it has none. */
  register: z
    .strictObject({
      kind: z.string().optional(),
      status: z.string().optional(),
      facts: z.record(z.string(), z.unknown()).optional(),
      /** City and district of the office that gets it, written together. */
      region: z.string().optional(),
      /** How many entries there are in all. */
      count: z.number().optional(),
    })
    .nullable()
    .optional(),
  /** What the store then holds of the case that was opened last, also when it was named by its receipt elsewhere. */
  record: z
    .strictObject({
      status: z.string().optional(),
      noted: z.string().optional(),
      name: z.string().optional(),
      phone: z.string().optional(),
      feedback: z.record(z.string(), z.unknown()).optional(),
    })
    .optional(),
});

const conversationSchema = z.strictObject({
  name: z.string(),
  topic: z.string().optional(),
  now: z.string().default('2026-11-24T10:00:00+08:00'),
  steps: z.array(stepSchema).min(1),
});
export type Conversation = z.infer<typeof conversationSchema>;
type Step = z.infer<typeof stepSchema>;

export interface ScriptResult {
  file: string;
  name: string;
  /** Empty when everything was as written. */
  failures: string[];
}

/** Reads a file of conversations: one YAML list. @throws Error naming the file and what is wrong */
export const readConversations = (file: string): Conversation[] => readYamlList(file, conversationSchema);

export async function playConversation(
  conversation: Conversation,
  app: App,
  clock: ManualClock,
): Promise<string[]> {
  clock.set(new Date(conversation.now));
  let talk = startTalk(app, clock);
  let receipt = '';
  let caseNo: string | undefined;
  let code = '';
  let before: string[] = [];
  const failures: string[] = [];
  for (const [index, step] of conversation.steps.entries()) {
    clock.advance(20_000);
    if (step.elsewhere) {
      talk = startTalk(app, clock);
      before = [];
    }
    const words = step.say.replaceAll('{receipt}', receipt).replaceAll('{code}', code);
    if (step.closed && caseNo) await closeCase(app, clock, caseNo, step.closed);
    const { turn, answer, record } = await talk.say(words);
    receipt = turn.receipt ?? receipt;
    caseNo = record?.caseNo ?? caseNo;
    code = turn.effects.find((effect) => effect.kind === 'register')?.code ?? code;
    const stored = step.record && caseNo ? await app.stores.cases.get(caseNo) : null;
    const wrong = [
      ...check(step, answer, turn.kind),
      ...(await checkRegister(step, turn.conversationId, app)),
      ...compare(step, stored),
      ...repeated(turn.kind, before, answer.replies),
    ];
    before = answer.replies;
    failures.push(
      ...wrong.map(
        (what) =>
          `step ${index + 1} “${step.say}”: ${what}\n      said: ${answer.replies.join(' / ') || '(nothing)'}`,
      ),
    );
  }
  return failures;
}

/** Whatever is talked about, no sentence is said twice running; only the numbers in a danger may be. */
function repeated(kind: string, before: readonly string[], now: readonly string[]): string[] {
  if (kind === 'urgent') return [];
  return now
    .filter((text) => before.includes(text) && !/^\d+\. /.test(text))
    .map((text) => `says again what it has just said: “${text}”`);
}

function compare({ record: want }: Step, stored: CaseRecord | null): string[] {
  if (!want) return [];
  if (!stored) return ['should have a case in the store'];
  const { status, noted, name, phone, feedback } = want;
  const pairs: [string, unknown, unknown][] = [
    ['status', status, stored.status],
    ['name', name, stored.worker.name],
    ['phone', phone, stored.worker.phone],
    ...Object.entries(feedback ?? {}).map(([key, value]): [string, unknown, unknown] => [
      `feedback ${key}`,
      value,
      stored.feedback?.[key as keyof CaseFeedback],
    ]),
  ];
  const wrong = pairs
    .filter(([, wanted, is]) => wanted !== undefined && wanted !== is)
    .map(([what, wanted, is]) => `${what} should be ${String(wanted)}, is ${String(is)}`);
  const found = noted === undefined || stored.notes.some((note) => note.text.includes(noted));
  return found ? wrong : [...wrong, `should have a note “${noted}”`];
}

function check(step: Step, answer: ChatAnswer, kind: string): string[] {
  const said = answer.replies.join('\n');
  const topic = (answer.understanding as { topic?: string } | null)?.topic;
  const wrong: string[] = [];
  for (const want of step.has ?? []) if (!said.includes(want)) wrong.push(`should say “${want}”`);
  if (step.hasAny && !step.hasAny.some((want) => said.includes(want)))
    wrong.push(`should say one of ${step.hasAny.join(' | ')}`);
  for (const bad of step.hasNot ?? []) if (said.includes(bad)) wrong.push(`should not say “${bad}”`);
  if (step.topic && topic !== step.topic) wrong.push(`topic should be ${step.topic}, is ${topic}`);
  if (step.kind && kind !== step.kind) wrong.push(`kind should be ${step.kind}, is ${kind}`);
  if (step.handoff !== undefined && answer.handoff !== step.handoff)
    wrong.push(`handoff should be ${step.handoff}`);
  if (step.silent !== undefined && (answer.replies.length === 0) !== step.silent)
    wrong.push(step.silent ? 'should keep silent' : 'should speak');
  if (step.case === null && answer.case) wrong.push('should open no case');
  if (step.case && !answer.case) wrong.push('should have a case');
  if (step.case && answer.case) {
    if (step.case.type && answer.case.type !== step.case.type)
      wrong.push(`case type should be ${step.case.type}, is ${answer.case.type}`);
    if (step.case.priority && answer.case.priority !== step.case.priority)
      wrong.push(`priority should be ${step.case.priority}, is ${answer.case.priority}`);
    wrong.push(...differences('field', step.case.fields ?? {}, answer.case.fields as object));
  }
  return wrong;
}

async function checkRegister(step: Step, conversationId: string, app: App): Promise<string[]> {
  const want = step.register;
  if (want === undefined) return [];
  const { items } = await app.stores.register.list({ conversationId, limit: 100, skip: 0 });
  // A form that was stopped half-way is kept for its owner; no office sees it.
  const entries = items.filter(({ kind }) => kind !== 'form_draft');
  const [entry] = entries;
  if (want === null) return entry ? [`should register nothing, has ${entry.kind}`] : [];
  if (!entry) return ['should be in the register'];
  const facts = {
    ...entry,
    region: `${entry.region.city ?? ''}${entry.region.district ?? ''}`,
    count: entries.length,
  };
  const { facts: wanted = {}, ...plain } = want;
  return [...differences('register', plain, facts), ...differences('fact', wanted, entry.facts)];
}

/** What is otherwise than wanted; names that nobody asked for may be there. */
function differences(what: string, want: Record<string, unknown>, has: object): string[] {
  const known = has as Record<string, unknown>;
  return Object.entries(want)
    .filter(([name, value]) => JSON.stringify(known[name]) !== JSON.stringify(value))
    .map(
      ([name, value]) =>
        `${what} ${name} should be ${JSON.stringify(value)}, is ${JSON.stringify(known[name])}`,
    );
}

/** `chat --script FILE…`: one JSON line a conversation. @returns 1 when any was not as written */
export async function runScripts(files: readonly string[], io: CliIo): Promise<number> {
  const scripts = files.map((file) => ({ file, conversations: readConversations(file) }));
  return withThrowAwayApp(async (app, clock) => {
    let failed = 0;
    for (const { file, conversations } of scripts) {
      for (const conversation of conversations) {
        const failures = await playConversation(conversation, app, clock);
        const result: ScriptResult = { file: path.basename(file), name: conversation.name, failures };
        if (failures.length > 0) failed += 1;
        io.stdout.write(`${JSON.stringify(result)}\n`);
      }
    }
    return failed > 0 ? 1 : 0;
  });
}
