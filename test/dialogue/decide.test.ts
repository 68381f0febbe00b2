import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { emptyState, type DialogueState } from '../../src/contracts/dialogue';
import type { Understanding } from '../../src/contracts/understanding';
import { decide } from '../../src/dialogue/decide';
import { aTurnInput, converse, KNOWLEDGE, meant, NOTHING, said, SKILLS } from '../support/dialogue-builders';

const danger = (level: 'P0' | 'P1', kind: string): Understanding => ({
  ...NOTHING,
  decision: 'safety',
  safety: { level, kind },
});

/** Messages of every kind, with the understanding that goes with them. */
const messages: fc.Arbitrary<[string, Understanding]> = fc.oneof(
  fc.constantFrom<[string, Understanding]>(
    ['登记投诉', meant('wage_arrears.file_complaint')],
    ['接着登记', NOTHING],
    ['算了', { ...NOTHING, answer: 'no' }],
    ['对', { ...NOTHING, answer: 'yes' }],
    ['不知道', { ...NOTHING, answer: 'unknown' }],
    ['不想说', { ...NOTHING, answer: 'refuse' }],
    ['1', NOTHING],
    ['都不是', NOTHING],
    ['昆山', { ...NOTHING, entities: { city: '苏州', district: '昆山' } }],
    ['不对，是一万八', { ...NOTHING, entities: { amountOwed: 18_000 } }],
    ['投诉要钱吗', meant('legal_process.complain_where')],
    ['找工作', meant('job_search.find_job')],
    ['换一批', NOTHING],
    ['过年补贴', meant('stay_subsidy.general')],
    ['查进度', meant('case_status.check_receipt')],
    ['补充材料', meant('case_status.add_evidence')],
    ['谢谢', meant('greeting_smalltalk.thanks')],
    ['hello', { ...NOTHING, language: 'en' }],
    ['😭', NOTHING],
    ['没钱吃饭了', danger('P1', 'no_food_shelter')],
    ['天气', meant('out_of_scope.daily_life', { decision: 'unknown' })],
    [
      '工资和加班',
      meant('wage_arrears.not_paid', {
        decision: 'clarify',
        topics: [
          { topic: 'wage_arrears', intent: 'wage_arrears.not_paid', confidence: 0.4 },
          { topic: 'overtime_pay', intent: 'overtime_pay.unpaid', confidence: 0.4 },
        ],
      }),
    ],
  ),
  fc.string({ unit: 'grapheme', maxLength: 20 }).map((text): [string, Understanding] => [text, NOTHING]),
  fc
    .constantFrom(...KNOWLEDGE.intents.keys())
    .map((id): [string, Understanding] => [KNOWLEDGE.intents.get(id)?.examples[0] ?? id, meant(id)]),
);
const talks = fc.array(messages, { maxLength: 14 });

describe('decide, for any conversation', () => {
  it('should never throw, always answer, and say no sentence twice running', () => {
    fc.assert(
      fc.property(talks, (talk) => {
        let before: string[] = [];
        for (const turn of converse(talk)) {
          expect(turn.replies.length).toBeGreaterThan(0);
          const now = turn.replies.map((reply) => reply.text);
          expect(now.every((text) => text.trim() !== '')).toBe(true);
          if (turn.kind !== 'urgent') {
            expect(now.filter((text) => before.includes(text) && !/^\d+\. /.test(text))).toEqual([]);
          }
          before = now;
        }
      }),
      { numRuns: 150 },
    );
  });

  it('should hand over to a person in one turn, whatever came before', () => {
    fc.assert(
      fc.property(talks, (talk) => {
        const turn = converse([...talk, ['人工', NOTHING]]).at(-1);
        expect(turn?.kind).toBe('human');
        expect(turn?.handoff).toBe(true);
        expect(turn?.caseNo).toBeDefined();
        expect(turn?.state.frames).toEqual([]);
      }),
      { numRuns: 80 },
    );
  });

  it('should keep silent while a person speaks, except in danger of life', () => {
    const state: DialogueState = { ...emptyState(), handoff: 'human', caseNo: 'GY1' };
    fc.assert(
      fc.property(talks, (talk) => {
        const calm = talk.filter(([, understanding]) => understanding.safety.level === 'none');
        for (const turn of converse(calm, state)) {
          expect(turn.replies).toEqual([]);
          expect(turn.effects).toEqual([]);
        }
      }),
      { numRuns: 40 },
    );
    const [crisis] = converse([['我不想活了', danger('P0', 'suicide')]], state);
    expect(said(crisis)).toMatch(/110|120|12356/);
    expect(crisis?.state.handoff).toBe('human');
  });

  it('should decide the same from the same values', () => {
    fc.assert(
      fc.property(talks, (talk) => {
        expect(converse(talk)).toEqual(converse(talk));
      }),
      { numRuns: 25 },
    );
  });

  it('should open at most one case a turn, and give its receipt with it', () => {
    fc.assert(
      fc.property(talks, (talk) => {
        for (const turn of converse(talk)) {
          const opened = turn.effects.filter((effect) => effect.kind === 'open_case');
          expect(opened.length).toBe(turn.receipt ? 1 : 0);
        }
      }),
      { numRuns: 80 },
    );
  });
});

describe('decide', () => {
  const wages = meant('wage_arrears.not_paid');

  it('should offer two meanings and take the one that is chosen', () => {
    const unsure = meant('wage_arrears.not_paid', {
      decision: 'clarify',
      topics: [
        { topic: 'overtime_pay', intent: 'overtime_pay.unpaid', confidence: 0.4 },
        { topic: 'dismissal', intent: 'dismissal.fired', confidence: 0.4 },
      ],
    });
    const [asked, byNumber] = converse([['厂里那个', unsure], ['2']]);
    expect(said(asked)).toMatch(/1\. 加班费\n2\. 被辞退、离职/);
    expect(byNumber?.state.lastIntent).toBe('dismissal.fired');
    expect(converse([['厂里那个', unsure], ['加班费那个']])[1]?.state.lastIntent).toBe('overtime_pay.unpaid');
    const neither = converse([['厂里那个', unsure], ['都不是']])[1];
    expect(said(neither)).toContain('人工');
  });

  it('should answer a likely meaning at once, begin nothing on a guess, and offer the other', () => {
    const likely = meant('dismissal.how_much', {
      decision: 'clarify',
      topics: [
        { topic: 'dismissal', intent: 'dismissal.how_much', confidence: 0.66 },
        { topic: 'wage_arrears', intent: 'wage_arrears.not_paid', confidence: 0.2 },
      ],
    });
    const [turn, other] = converse([['三年多那个数', likely], ['2']]);
    expect(said(turn)).toContain('每做满1年给1个月工资');
    expect(said(turn)).toMatch(/要是问“工资没发、被拖欠”，回2/);
    expect(turn?.state.frames).toEqual([]);
    expect(other?.state.lastTopic).toBe('wage_arrears');
  });

  it('should forget what it offered once something else was answered', () => {
    const unsure = meant('wage_arrears.not_paid', {
      decision: 'clarify',
      topics: [
        { topic: 'overtime_pay', intent: 'overtime_pay.unpaid', confidence: 0.4 },
        { topic: 'dismissal', intent: 'dismissal.fired', confidence: 0.4 },
      ],
    });
    const turns = converse([['厂里那个', unsure], ['谢谢', meant('greeting_smalltalk.thanks')], ['2']]);
    expect(turns[2]?.state.lastIntent).not.toBe('dismissal.fired');
  });

  it('should name the others when several things were said', () => {
    const both = meant('no_contract.double_wage', {
      furtherTopics: [{ topic: 'overtime_pay', intent: 'overtime_pay.unpaid', confidence: 0.6 }],
    });
    const [turn] = converse([['没签合同，加班也没钱', both]]);
    expect(said(turn)).toContain('您还说到：加班不给加班费');
    expect(turn?.replies.at(-1)?.quickReplies).toEqual(['加班不给加班费']);
  });

  it('should hand a wish for a person out of a form, with all that the form holds', () => {
    const turns = converse([
      ['欠我八千', { ...wages, entities: { amountOwed: 8000, city: '南通' } }],
      ['老陈劳务队'],
      ['转人工'],
    ]);
    const opened = turns[2]?.effects[0];
    expect(opened?.kind === 'open_case' && opened.draft).toMatchObject({
      type: 'arrears',
      employerText: '老陈劳务队',
      handoffRequested: true,
      fields: { amountOwed: 8000, city: '南通' },
    });
    expect(opened?.kind === 'open_case' && opened.draft.consent).toBeFalsy();
  });

  it('should go on with a form after danger, and take "安全了" for no answer of the form', () => {
    const turns = converse([
      ['登记投诉', meant('wage_arrears.file_complaint')],
      ['无锡', { ...NOTHING, entities: { city: '无锡' } }],
      ['他们打我', danger('P0', 'beaten')],
      ['安全了'],
    ]);
    expect(turns[2]?.kind).toBe('urgent');
    expect(said(turns[2])).not.toContain('叫什么');
    expect(said(turns[3])).toContain('接着登记欠薪投诉');
    expect(turns[3]?.state.frames[0]?.slots.employer).toBeUndefined();
  });

  it('should park a stopped form and go on without asking again', () => {
    const turns = converse([
      ['登记投诉', meant('wage_arrears.file_complaint')],
      ['无锡', { ...NOTHING, entities: { city: '无锡' } }],
      ['老陈劳务队'],
      ['算了', { ...NOTHING, answer: 'no' }],
      ['你好', meant('greeting_smalltalk.hello')],
      ['接着登记'],
    ]);
    expect(turns[3]?.kind).toBe('cancel');
    expect(said(turns[4])).not.toContain('多少钱');
    expect(said(turns[5])).toContain('一共欠您多少钱');
  });

  it('should put more about a filed case into it instead of beginning another', () => {
    const state: DialogueState = { ...emptyState(), caseNo: 'GY1' };
    const [fact] = converse([['是十二个人', { ...NOTHING, entities: { headcount: 12 } }]], state);
    expect(fact?.effects).toEqual([
      { kind: 'amend_case', caseNo: 'GY1', patch: { note: '是十二个人', fields: { headcount: 12 } } },
    ]);
    const [asked, told] = converse([['补充材料'], ['工头姓王，电话在群里']], state);
    expect(said(asked)).toContain('放进您的案子里');
    expect(told?.effects[0]).toMatchObject({ kind: 'amend_case', patch: { note: '工头姓王，电话在群里' } });
  });

  it('should note what is said while a person is awaited, and begin no form', () => {
    const turns = converse([
      ['人工'],
      ['老板欠我8000', { ...wages, entities: { amountOwed: 8000 } }],
      ['就是那个嘛'],
    ]);
    expect(turns[1]?.state.frames).toEqual([]);
    expect(turns[1]?.effects[0]).toMatchObject({
      kind: 'amend_case',
      patch: { fields: { amountOwed: 8000 } },
    });
    expect(said(turns[2])).toMatch(/记下了|来人/);
  });

  it('should keep a file that comes before the case for the case', () => {
    const evidence = {
      id: 'e1',
      at: '2026-11-24T02:00:00Z',
      fileName: 'a.jpg',
      mime: 'image/jpeg',
      bytes: 9,
    };
    const first = decide(emptyState(), aTurnInput('', { attachment: evidence }), SKILLS);
    const second = decide(first.state, aTurnInput('人工'), SKILLS);
    const opened = second.effects[0];
    expect(opened?.kind === 'open_case' && opened.draft.evidence).toEqual([evidence]);
    expect(second.state.pendingEvidence).toBeUndefined();
  });

  it('should survive a frame of a skill that a newer version no longer has', () => {
    const state: DialogueState = { ...emptyState(), frames: [{ skill: 'gone', slots: {}, attempts: 0 }] };
    const [turn] = converse([['你好', meant('greeting_smalltalk.hello')]], state);
    expect(said(turn)).toContain('工友热线');
    expect(turn?.state.frames).toEqual([]);
  });
});
