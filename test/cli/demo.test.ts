import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { App } from '../../src/app';
import { verifyHistory } from '../../src/cases/history';
import { fillDemo } from '../../src/cli/demo';
import { DEMO_SIGN_UPS } from '../../src/cli/demo-register';
import { DEMO_STORIES } from '../../src/cli/demo-stories';
import { DEMO_USERS } from '../../src/cli/demo-story';
import { withThrowAwayApp } from '../../src/cli/talk';
import { CASE_STATUSES, type CaseRecord } from '../../src/contracts/case';
import type { RegisterEntry } from '../../src/contracts/register';

/** One filled store for every sentence below. */
let app: App;
let cases: CaseRecord[];
const lines: string[] = [];
let stop: () => void;
let stopped: Promise<void>;

beforeAll(async () => {
  await new Promise<void>((resolve, reject) => {
    stopped = withThrowAwayApp(async (given) => {
      app = given;
      await fillDemo(app, (line) => lines.push(line));
      const hold = new Promise<void>((end) => (stop = end));
      resolve();
      await hold;
    });
    stopped.catch(reject);
  });
  cases = (await app.stores.cases.list({ limit: 100, skip: 0 })).items;
}, 180_000);

afterAll(async () => {
  stop?.();
  await stopped;
});

describe('the demonstration', () => {
  it('should open one case for every story, each marked as demonstration', () => {
    expect(cases).toHaveLength(DEMO_STORIES.length);
    expect(cases.filter((record) => record.demo !== true)).toEqual([]);
  });

  it('should fill the register: sign-ups, posts, a survey, something settled and something withdrawn', async () => {
    const { items } = await app.stores.register.list({ limit: 100, skip: 0 });
    const seen = <T>(of: (entry: RegisterEntry) => T) => [...new Set(items.map(of))].sort();
    expect(items).toHaveLength(DEMO_SIGN_UPS.length);
    expect(items.filter((entry) => entry.demo !== true)).toEqual([]);
    expect(seen((entry) => entry.status)).toEqual(['done', 'open', 'rejected', 'withdrawn']);
    expect(seen((entry) => entry.kind)).toEqual([
      'job_post',
      'labour_shortage',
      'return_survey',
      'transport',
    ]);
    expect(items.filter(({ kind, region }) => kind !== 'return_survey' && !region.district)).toEqual([]);
  });

  it('should show every status, every urgency and six cities', () => {
    const seen = <T>(of: (record: CaseRecord) => T) => [...new Set(cases.map(of))].sort();
    expect(seen((record) => record.status)).toEqual(Object.keys(CASE_STATUSES).sort());
    expect(seen((record) => record.priority)).toEqual(['P0', 'P1', 'P2', 'P3']);
    expect(seen((record) => record.region.city).filter(Boolean)).toHaveLength(6);
    expect(seen((record) => record.type).length).toBeGreaterThanOrEqual(7);
    expect(cases.filter((record) => (record.headcount ?? 0) >= 10).length).toBeGreaterThanOrEqual(3);
    expect(cases.some((record) => record.handoff === 'requested')).toBe(true);
    expect(cases.some((record) => record.outcome)).toBe(true);
    expect(cases.some((record) => record.evidence.length > 0)).toBe(true);
  });

  it('should put a conversation behind every case, in the order of its times and never in the future', async () => {
    for (const record of cases) {
      const transcript = await app.conversation.transcript(record.conversationId);
      expect(transcript.length).toBeGreaterThan(0);
      const times = transcript.map((turn) => turn.at);
      expect([...times].sort()).toEqual(times);
      expect(times.at(-1)! <= new Date().toISOString()).toBe(true);
      const events = record.events.map((event) => event.at);
      expect([...events].sort()).toEqual(events);
      expect(verifyHistory(record.events)).toBe(true);
    }
  });

  it('should make one account for each person, with passwords that are told once', async () => {
    const users = await app.stores.staff.listUsers();
    expect(users.map((user) => user.username).sort()).toEqual(DEMO_USERS.map((user) => user.username).sort());
    for (const user of users) {
      expect(user.name).toContain('演示');
      expect(lines.filter((line) => line.includes(`  ${user.username} `))).toHaveLength(1);
    }
    const passwords = lines.flatMap((line) => line.match(/[0-9A-Z]{5}-[0-9A-Z]{5}-[0-9A-Z]{5}/g) ?? []);
    expect(new Set(passwords).size).toBe(users.length);
  });

  it('should leave a store alone that is not empty', async () => {
    const said: string[] = [];
    await fillDemo(app, (line) => said.push(line));
    expect(said).toHaveLength(1);
    expect(await app.stores.staff.countUsers()).toBe(DEMO_USERS.length);
    expect((await app.stores.cases.list({ limit: 1, skip: 0 })).total).toBe(DEMO_STORIES.length);
  });
});
