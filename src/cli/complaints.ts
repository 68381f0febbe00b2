import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import type { App } from '../app';
import type { Turn } from '../contracts/turn';
import type { ManualClock } from '../shared/clock';
import { startTalk, withThrowAwayApp, type CliIo } from './talk';

/**
 * Somebody with a complaint, as data: how they begin, and what they would answer to each question. The worker in the
 * play answers what is asked, in these words, and nothing else: so the file says nothing about the order of questions.
 */
const complaintSchema = z.strictObject({
  name: z.string(),
  now: z.string().default('2026-11-24T10:00:00+08:00'),
  /** Said first, one message each, whatever is answered. */
  opening: z.array(z.string()).min(1),
  /** The answer to each question, by slot. A question without one is answered with "不知道". */
  answers: z.record(z.string(), z.coerce.string()).default({}),
  /** Said once when the question for that slot comes, before its answer. */
  interrupts: z.record(z.string(), z.string()).default({}),
  expect: z.strictObject({
    type: z.string(),
    /** Kinds of demand, in any order. */
    demands: z.array(z.string()).optional(),
    fields: z.record(z.string(), z.unknown()).default({}),
  }),
});
export type Complaint = z.infer<typeof complaintSchema>;

/** Nobody writes more messages than this to file a complaint. */
const PATIENCE = 25;

export interface ComplaintResult {
  file: string;
  name: string;
  /** A case was opened, with the facts that were told. */
  completed: boolean;
  /** Messages that the worker wrote until the receipt. */
  messages: number;
  failures: string[];
  /** What was asked, in order; "a+b" is one question for two. */
  questions: string[];
}

/** `chat --complaints FILE…`: one JSON line a complaint, and one of totals. @returns 1 when fewer than 95 % came through */
export async function runComplaints(files: readonly string[], io: CliIo): Promise<number> {
  const written = files.flatMap((file) =>
    readComplaints(file).map((complaint) => ({ file: path.basename(file), complaint })),
  );
  return withThrowAwayApp(async (app, clock) => {
    const results: ComplaintResult[] = [];
    for (const { file, complaint } of written) {
      const result = { file, name: complaint.name, ...(await playComplaint(complaint, app, clock)) };
      results.push(result);
      io.stdout.write(`${JSON.stringify(result)}\n`);
    }
    const totals = summarise(results);
    io.stdout.write(`${JSON.stringify(totals)}\n`);
    return totals.completedShare >= 0.95 ? 0 : 1;
  });
}

/** Reads a file of complaints: one YAML list. @throws Error naming the file and what is wrong */
export function readComplaints(file: string): Complaint[] {
  const parsed = z.array(complaintSchema).safeParse(parse(readFileSync(file, 'utf8')));
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  throw new Error(
    `${path.basename(file)}: ${issue ? `${issue.path.join('.')}: ${issue.message}` : 'not a list'}`,
  );
}

/** Share that came through, and how many messages it took those. */
export function summarise(results: readonly Pick<ComplaintResult, 'completed' | 'messages'>[]): {
  complaints: number;
  completedShare: number;
  medianMessages: number;
  mostMessages: number;
} {
  const done = results.filter((one) => one.completed).map((one) => one.messages);
  const sorted = done.sort((a, b) => a - b);
  const middle = sorted.length / 2;
  const median =
    sorted.length % 2 === 1
      ? (sorted[Math.floor(middle)] ?? 0)
      : ((sorted[middle - 1] ?? 0) + (sorted[middle] ?? 0)) / 2;
  return {
    complaints: results.length,
    completedShare: results.length === 0 ? 0 : done.length / results.length,
    medianMessages: median,
    mostMessages: sorted.at(-1) ?? 0,
  };
}

async function playComplaint(
  complaint: Complaint,
  app: App,
  clock: ManualClock,
): Promise<Omit<ComplaintResult, 'file' | 'name'>> {
  clock.set(new Date(complaint.now));
  const talk = startTalk(app, clock);
  const waiting = [...complaint.opening];
  const interrupts = { ...complaint.interrupts };
  let asked = '';
  const questions: string[] = [];
  for (let messages = 1; messages <= PATIENCE; messages += 1) {
    const words = waiting.shift() ?? wordsFor(asked, complaint, interrupts);
    if (words === null)
      return {
        completed: false,
        messages: messages - 1,
        failures: ['nothing was asked any more'],
        questions,
      };
    clock.advance(15_000);
    const { turn, record } = await talk.say(words);
    if (turn.receipt && record) {
      const failures = differences(complaint, record);
      return { completed: failures.length === 0, messages, failures, questions };
    }
    asked = questionOf(turn);
    questions.push(asked);
  }
  return {
    completed: false,
    messages: PATIENCE,
    failures: [`no receipt after ${PATIENCE} messages`],
    questions,
  };
}

/** The slots asked for, "a+b" for two at once; "" when no form is at work. */
function questionOf(turn: Turn): string {
  const frame = turn.state.frames.at(-1);
  const working = frame?.data?.parked === true ? undefined : frame;
  const asked = [working?.asked, working?.askedToo].filter((name) => name !== undefined).join('+');
  // A calculation stays at hand and asks nothing; then what was offered is taken up.
  return asked === '' && offersToFile(turn) ? 'file' : asked;
}

const offersToFile = (turn: Turn): boolean =>
  turn.replies.some((reply) => reply.quickReplies?.includes('登记投诉') || reply.text.includes('“登记投诉”'));

function wordsFor(asked: string, complaint: Complaint, interrupts: Record<string, string>): string | null {
  if (asked === '') return null;
  if (asked === 'file') return '登记投诉';
  if (asked === 'confirm') return '对';
  const names = asked.split('+');
  for (const name of names) {
    const interrupt = interrupts[name];
    if (interrupt === undefined) continue;
    delete interrupts[name];
    return interrupt;
  }
  const answers = names.flatMap((name) => complaint.answers[name] ?? []);
  return answers.length > 0 ? answers.join('，') : '不知道';
}

function differences(
  { expect }: Complaint,
  record: { type: string; demands: { type: string }[]; fields: object },
): string[] {
  const wrong: string[] = [];
  if (record.type !== expect.type) wrong.push(`type should be ${expect.type}, is ${record.type}`);
  const demands = record.demands.map((demand) => demand.type);
  for (const type of expect.demands ?? [])
    if (!demands.includes(type)) wrong.push(`should demand ${type}, demands ${demands.join(', ')}`);
  const fields = record.fields as Record<string, unknown>;
  for (const [name, want] of Object.entries(expect.fields)) {
    if (JSON.stringify(fields[name]) !== JSON.stringify(want))
      wrong.push(`${name} should be ${JSON.stringify(want)}, is ${JSON.stringify(fields[name])}`);
  }
  return wrong;
}
