import { randomUUID } from 'node:crypto';
import type { App } from '../app';
import { changeCase } from '../cases/change-case';
import { recordMessage } from '../cases/messages';
import { handedBackNotice, takenNotice } from '../cases/notices';
import { addNote } from '../cases/notes';
import type { StaffActor } from '../cases/policies';
import { releaseCase, takeCase } from '../cases/take';
import { transitionCase } from '../cases/transition';
import { hashPassword, tellStatus } from '../consoles/api/staff-router';
import type { ConversationPort } from '../contracts/conversation-port';
import type { Evidence } from '../contracts/case';
import type { StaffUser } from '../contracts/ports';
import type { Turn } from '../contracts/turn';
import { LatestTurns } from '../conversation/latest-turns';
import { createStaffVoice } from '../conversation/staff-voice';
import { changeStatus } from '../register/change-status';
import { ManualClock } from '../shared/clock';
import { newToken, randomCode } from '../shared/ids';
import { askFirst } from '../skills/follow-up/manifest';
import { ROLE_TITLES } from '../contracts/staff';
import { demoPdf } from './demo-file';
import { DEMO_STORIES } from './demo-stories';
import { DEMO_SIGN_UPS, type DemoSignUp } from './demo-register';
import { DEMO_USERS, type DemoAct, type DemoStep, type DemoStory, type When } from './demo-story';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
/** Long enough that a case held by a demonstration mediator still looks held while somebody looks around. */
const HELD_MS = 4 * 60 * MINUTE;
const SITTING_MS = 30 * MINUTE;
/** Conversations going on at once: their durable commits share disk writes. */
const AT_ONCE = 24;
const FILE = '登记投诉';
/** A form that asks more than this has gone in circles. */
const MAX_ANSWERS = 25;

/**
 * Fills an empty store with a demonstration: people of the bureau, and cases in every state, each with the conversation
 * that it came from. Everything goes the way of real work (deliver, then the commands of src/cases), only at earlier
 * times; every case is marked `demo`. A store that has users or cases is left alone, and `say` is told so.
 */
export async function fillDemo(app: App, say: (line: string) => void): Promise<void> {
  const [users, { total }] = await Promise.all([
    app.stores.staff.countUsers(),
    app.stores.cases.list({ limit: 1, skip: 0 }),
  ]);
  if (users > 0 || total > 0) {
    say(
      'demo: the store already has accounts or cases, so nothing was added (for a fresh set: an empty DATA_DIR)',
    );
    return;
  }
  const now = new Date();
  const staff = DEMO_USERS.map((user): StaffUser => ({
    ...user,
    id: newToken(12),
    passwordHash: '',
    disabled: false,
    createdAt: new Date(now.getTime() - 60 * DAY).toISOString(),
  }));
  const waiting = [...DEMO_STORIES];
  let cases = 0;
  const work = async (): Promise<void> => {
    for (let story = waiting.shift(); story; story = waiting.shift()) {
      await playStory(app, staff, story, now);
      cases += 1;
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  for (const signUp of DEMO_SIGN_UPS) await playSignUp(app, staff, signUp, now);
  // Last: after a crash half way there are no accounts whose passwords nobody has seen.
  const passwords = await addUsers(app, staff);
  say(`demo: ${cases} cases and ${staff.length} accounts, all made up. The passwords are shown only now:`);
  say(['  username', 'password', 'role'].map((title) => title.padEnd(20)).join(''));
  staff.forEach(({ username, role }, i) => {
    say(`  ${username.padEnd(18)}${(passwords[i] ?? '').padEnd(20)}${ROLE_TITLES[role]}`);
  });
}

async function addUsers(app: App, staff: readonly StaffUser[]): Promise<string[]> {
  return Promise.all(
    staff.map(async (user) => {
      const password = [5, 5, 5].map(randomCode).join('-');
      await app.stores.staff.insertUser({ ...user, passwordHash: await hashPassword(password) });
      return password;
    }),
  );
}

/** One story's conversation and case, and the clock that its people live by. */
interface Stage {
  app: App;
  clock: ManualClock;
  voice: ConversationPort;
  conversationId: string;
  caseNo: string;
}

async function playStory(app: App, staff: readonly StaffUser[], story: DemoStory, now: Date): Promise<void> {
  const clock = new ManualClock(instant(story.opened, now));
  const { stores, coordination } = app;
  const latest = new LatestTurns(stores.turns);
  const stage: Stage = {
    app,
    clock,
    // The app's own voice speaks at the present time; this one, made of the same parts, at the story's.
    voice: createStaffVoice({
      turns: stores.turns,
      latest,
      coordination,
      clock,
      followUp: askFirst,
    }),
    conversationId: app.newSession().conversationId,
    caseNo: '',
  };
  stage.caseNo = await tellStory(stage, story);
  await changeCase(stores.cases, stage.caseNo, (record) => ({ ...record, demo: true }));
  for (const step of story.then) {
    clock.set(instant(step.when, now));
    await playStep(stage, staff, step);
  }
}

/** A sign-up by conversation, marked as demonstration, and settled by the supervisor when the story says so. */
async function playSignUp(
  app: App,
  staff: readonly StaffUser[],
  story: DemoSignUp,
  now: Date,
): Promise<void> {
  const { register } = app.stores;
  const clock = new ManualClock(instant(story.at, now));
  const { conversationId } = app.newSession();
  for (const text of story.says) await tell({ app, clock, conversationId }, text);
  const { items } = await register.list({ conversationId, limit: 10, skip: 0 });
  for (const entry of items) await register.replace({ ...entry, demo: true, rev: entry.rev + 1 }, entry.rev);
  const [entry] = items;
  const supervisor = staff.find(({ role }) => role === 'supervisor');
  if (!story.settle || !entry || !supervisor) return;
  clock.advance(60 * MINUTE);
  const actor = { id: supervisor.id, regions: undefined };
  await changeStatus(register, entry.id, actor, { ...story.settle, rev: entry.rev + 1 }, clock.now());
}

/** The worker's side up to the receipt. @returns the number of the case that was opened */
async function tellStory(stage: Stage, { says, answers }: DemoStory): Promise<string> {
  const unsaid = [...says];
  let turn = await tell(stage, unsaid.shift() ?? FILE);
  for (let i = 0; i < MAX_ANSWERS && !turn.state.caseNo; i += 1) {
    const asked = turn.state.frames.at(-1)?.asked;
    if (asked === 'confirm') turn = await tell(stage, '对，提交');
    else if (asked) turn = await tell(stage, answers[asked] ?? '不知道');
    else turn = await tell(stage, unsaid.shift() ?? FILE);
  }
  // A dialogue that has changed under the story must not cost the demonstration: asking for a person opens a case too.
  if (!turn.state.caseNo) turn = await tell(stage, '人工');
  if (!turn.state.caseNo) throw new Error(`demo: no case came of "${says[0]}"`);
  return turn.state.caseNo;
}

async function tell(
  stage: Pick<Stage, 'app' | 'clock' | 'conversationId'>,
  text: string,
  attachment?: Evidence,
): Promise<Turn> {
  const { app, clock, conversationId } = stage;
  const turn = await app.deliver({
    channel: 'web',
    conversationId,
    messageId: randomUUID(),
    text,
    at: clock.now(),
    ...(attachment ? { attachment } : {}),
  });
  // The time it takes to read and to type.
  clock.advance(12_000 + text.length * 800);
  return turn;
}

async function playStep(stage: Stage, staff: readonly StaffUser[], step: DemoStep): Promise<void> {
  if ('worker' in step) return void (await tell(stage, step.worker));
  if ('file' in step) return sendFile(stage, step.file);
  const actor = staff.find(({ username }) => username === step.by);
  if (!actor) throw new Error(`demo: nobody is called ${step.by}`);
  await sit(stage, actor, step.acts, step.keep ?? false);
}

async function sendFile(stage: Stage, fileName: string): Promise<void> {
  const bytes = demoPdf();
  const id = randomUUID();
  await stage.app.files.put(id, bytes);
  const at = stage.clock.now().toISOString();
  await tell(stage, `[文件] ${fileName}`, { id, at, fileName, mime: 'application/pdf', bytes: bytes.length });
}

/** A mediator takes the case, works on it, and gives it back unless it is kept; the worker hears what a route would tell. */
async function sit(stage: Stage, actor: StaffActor, acts: readonly DemoAct[], keep: boolean): Promise<void> {
  const { app, clock, voice, conversationId, caseNo } = stage;
  const { cases } = app.stores;
  const lease = { now: clock.now(), leaseMs: keep ? HELD_MS : SITTING_MS };
  const { epoch, handoff } = await takeCase(cases, caseNo, actor, lease);
  if (handoff === 'human') await voice.setHandoff(conversationId, caseNo, 'human', takenNotice(actor.name));
  for (const act of acts) {
    clock.advance(2 * MINUTE);
    await perform(stage, actor, epoch, act);
  }
  if (keep) return;
  clock.advance(MINUTE);
  const before = await cases.get(caseNo);
  await releaseCase(cases, caseNo, actor, epoch, clock.now());
  if (before?.handoff === 'human') await voice.setHandoff(conversationId, caseNo, 'bot', handedBackNotice());
}

async function perform(stage: Stage, actor: StaffActor, epoch: number, act: DemoAct): Promise<void> {
  const { app, clock, voice, conversationId, caseNo } = stage;
  const { cases } = app.stores;
  const now = clock.now();
  if ('note' in act) {
    await addNote(cases, caseNo, actor, { id: newToken(9), text: act.note, epoch }, now);
  } else if ('hear' in act) {
    await tell(stage, act.hear);
  } else if ('say' in act) {
    const messageId = randomUUID();
    await recordMessage(cases, caseNo, actor, { messageId, epoch }, now);
    await voice.setHandoff(conversationId, caseNo, 'human', takenNotice(actor.name));
    await voice.postStaffMessage({ caseNo, conversationId, messageId, staffName: actor.name, text: act.say });
  } else {
    const { move: to, ...facts } = act;
    const request = { epoch, to, ...facts };
    const { calendar, bureauPhone } = app.knowledge();
    const context = { now, calendar, noteId: newToken(9) };
    const moved = await transitionCase(cases, caseNo, actor, request, context);
    await tellStatus({ conversation: voice, bureauPhone }, moved, request);
  }
}

/** The instant a story names, never later than `now`. */
function instant(when: When, now: Date): Date {
  const [, minutes] = /^(\d+)m$/.exec(when) ?? [];
  if (minutes !== undefined) return new Date(now.getTime() - Number(minutes) * MINUTE);
  const [, days, hour, minute] = /^(\d+)d (\d+):(\d+)$/.exec(when) ?? [];
  if (Number(days) < 1 || minute === undefined) throw new Error(`demo: not a time: ${when}`);
  const midnight = Math.floor((now.getTime() + 8 * 60 * MINUTE) / DAY) * DAY - 8 * 60 * MINUTE;
  return new Date(midnight - Number(days) * DAY + (Number(hour) * 60 + Number(minute)) * MINUTE);
}
