import { createInterface } from 'node:readline';
import { z } from 'zod';
import type { App } from '../app';
import type { ManualClock } from '../shared/clock';
import { runScripts } from './chat-script';
import { runComplaints } from './complaints';
import { runGolden } from './golden';
import { startTalk, withThrowAwayApp, type CliIo } from './talk';

const line = z.union([
  z.object({ new: z.literal(true), now: z.iso.datetime({ offset: true }).optional() }),
  z.object({ text: z.string() }),
]);

/** `chat`, `chat --json`, `chat --script FILE…`, `chat --golden FILE…`, `chat --complaints FILE…`. @returns exit code */
export async function runChat(args: readonly string[], io: CliIo): Promise<number> {
  if (args[0] === '--script') {
    if (args.length < 2) return complain(io, 'chat --script needs a file');
    return runScripts(args.slice(1), io);
  }
  if (args[0] === '--golden') {
    if (args.length < 2) return complain(io, 'chat --golden needs a file');
    return runGolden(args.slice(1), io);
  }
  if (args[0] === '--complaints') {
    if (args.length < 2) return complain(io, 'chat --complaints needs a file');
    return runComplaints(args.slice(1), io);
  }
  if (args[0] === '--json') return withThrowAwayApp((app, clock) => talkJson(app, clock, io));
  if (args.length > 0) return complain(io, `unknown option ${args[0]}`);
  return withThrowAwayApp((app, clock) => talkPlain(app, clock, io));
}

async function talkJson(app: App, clock: ManualClock, io: CliIo): Promise<number> {
  let talk = startTalk(app, clock);
  let number = 0;
  for await (const raw of createInterface({ input: io.stdin })) {
    number += 1;
    if (raw.trim() === '') continue;
    const parsed = line.safeParse(parseJson(raw));
    if (!parsed.success)
      return complain(io, `line ${number}: want {"text": "…"} or {"new": true, "now": "…ISO…"}`);
    if ('new' in parsed.data) {
      clock.set(parsed.data.now ? new Date(parsed.data.now) : new Date());
      talk = startTalk(app, clock);
      continue;
    }
    const { answer } = await talk.say(parsed.data.text);
    io.stdout.write(`${JSON.stringify(answer)}\n`);
  }
  return 0;
}

async function talkPlain(app: App, clock: ManualClock, io: CliIo): Promise<number> {
  const talk = startTalk(app, clock);
  io.stdout.write('工友热线。打字说话，Ctrl-D 结束。\n');
  for await (const raw of createInterface({ input: io.stdin })) {
    if (raw.trim() === '') continue;
    clock.set(new Date());
    const { turn } = await talk.say(raw);
    for (const reply of turn.replies) io.stdout.write(`  ${reply.text.replaceAll('\n', '\n  ')}\n`);
    const chips = turn.replies.flatMap((reply) => reply.quickReplies ?? []);
    if (chips.length > 0) io.stdout.write(`  [${chips.join('] [')}]\n`);
  }
  return 0;
}

function parseJson(raw: string): unknown {
  try {
    return JSON.parse(raw) as unknown;
  } catch {
    return undefined;
  }
}

function complain(io: CliIo, message: string): number {
  io.stderr.write(`${message}\n`);
  return 2;
}
