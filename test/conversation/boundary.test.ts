import { describe, expect, it } from '@jest/globals';
import { emptyState, type Frame } from '../../src/contracts/dialogue';
import type { Skill } from '../../src/contracts/skill';
import { decideWithinBoundary } from '../../src/conversation/boundary';
import { aTurnInput, meant, NOTHING, SKILLS } from '../support/dialogue-builders';

const broken: Skill = {
  id: 'jobs',
  title: '坏的',
  start: () => {
    throw new Error('broken skill');
  },
  advance: () => {
    throw new Error('broken skill');
  },
};
const skills = new Map([...SKILLS, ['jobs', broken] as const]);
const at: Frame = { skill: 'jobs', slots: {}, attempts: 0 };

describe('A skill that throws', () => {
  it('should give the worker a person, and put the job down', () => {
    const faults: unknown[] = [];
    const decision = decideWithinBoundary(
      { ...emptyState(), frames: [at] },
      aTurnInput('工资再高点'),
      skills,
      (error, skill) => faults.push([String(error), skill]),
    );
    expect(faults).toEqual([['Error: broken skill', 'jobs']]);
    expect(decision.replies[0]?.text).toContain('叫人来');
    expect(decision.handoff).toBe(true);
    expect(decision.receipt).toBeDefined();
    expect(decision.state.frames).toEqual([]);
  });

  it('should not stand between somebody in danger and the number', () => {
    const understanding = {
      ...meant('job_search.find_job'),
      safety: { level: 'P1' as const, kind: 'no_food_shelter' },
    };
    const decision = decideWithinBoundary(
      emptyState(),
      aTurnInput('三天没吃饭了，找个活', { understanding }),
      skills,
      () => undefined,
    );
    expect(decision.replies.map((reply) => reply.text).join()).toMatch(/救助|12345|110/);
  });

  it('should change nothing where nothing throws', () => {
    const calm = decideWithinBoundary(
      emptyState(),
      aTurnInput('你好', { understanding: NOTHING }),
      SKILLS,
      () => {
        throw new Error('no fault was expected');
      },
    );
    expect(calm.handoff).toBe(false);
  });
});

describe('The fuse', () => {
  it('should end a turn whatever is stacked', () => {
    const passing: Skill = {
      id: 'passing',
      title: '',
      start: () => ({ replies: [], frame: null }),
      advance: () => null,
    };
    const frames = Array.from({ length: 1000 }, () => ({ ...at, skill: 'passing', asked: 'x' }));
    const decision = decideWithinBoundary(
      { ...emptyState(), frames },
      aTurnInput('喂'),
      new Map([...SKILLS, ['passing', passing] as const]),
      (error) => {
        throw error;
      },
    );
    expect(decision.state.frames).toEqual([]);
    expect(decision.replies.length).toBeGreaterThan(0);
  });
});
