import path from 'node:path';
import { describe, expect, it, test } from '@jest/globals';
import type { SkillContext } from '../../src/contracts/skill';
import { loadNluData } from '../../src/nlu';
import { createEntityExtractor } from '../../src/nlu/entities/extract';
import { CLOCKS } from '../../src/law/clock-table';
import { eventIn, EVENTS } from '../../src/skills/deadlines/events';
import { deadlines } from '../../src/skills/deadlines/manifest';
import { readDeadline } from '../../src/skills/deadlines/read';
import { tell } from '../../src/skills/deadlines/rules';
import { aTurnInput, KNOWLEDGE, meant } from '../support/dialogue-builders';

const extract = createEntityExtractor(loadNluData(path.join(__dirname, '../../data')));
const TODAY = '2026-11-25';

function said(text: string, intent = 'legal_process.time_limit'): SkillContext {
  const { entities, spans, dates, answer } = extract(text, { today: TODAY });
  const understanding = { ...meant(intent), entities, spans, dates, ...(answer ? { answer } : {}) };
  return { ...aTurnInput(text, { understanding, today: TODAY }), memory: entities };
}
const lines = (text: string): string =>
  (tell(readDeadline(said(text), undefined), TODAY, KNOWLEDGE.calendar)?.lines ?? []).join('\n');

describe('Events', () => {
  test.each([
    ['2025年11月28日离职的', 'left'],
    ['11月20号收到的裁决书', 'award'],
    ['收到判决书了', 'judgment'],
    ['仲裁9月1号受理的', 'arbitration_accepted'],
    ['工伤9月1号受理的', 'injury_accepted'],
    ['10月8号受的伤', 'injured'],
    ['11月18号投诉的劳动监察', 'complained'],
    ['上周去交的仲裁申请', 'arbitration_applied'],
  ])('%s should be %s', (text, id) => expect(eventIn(text)?.id).toBe(id));

  it('should start only clocks of the law', () => {
    expect(EVENTS.flatMap((event) => event.clocks).filter((clock) => !(clock in CLOCKS))).toEqual([]);
  });
});

describe('What is told', () => {
  it('should count from the demand that came in time', () => {
    expect(lines('2025年3月5日离职，今年2月10日找老板要过')).toContain('2027年2月10日');
  });

  it('should not be revived by one that came too late', () => {
    expect(lines('2024年3月5日离职，今年2月10日找老板要过')).toContain('一般不再重新算');
  });

  it('should not judge when only the month is known and the day decides', () => {
    const told = lines('我去年11月离职的');
    expect(told).toContain('要看到底是哪天走的');
    expect(told).not.toContain('已经过了');
  });

  it('should know no limit for pay while employed, but one for double wage', () => {
    expect(lines('我还在厂里上班，前几年欠的工资')).toContain('不受1年限制');
    expect(lines('我还在厂里上班，没签合同的双倍工资')).not.toContain('不受1年限制');
  });

  it('should count nothing from a date in the future', () => {
    expect(lines('2027年1月5日离职')).toBe('');
  });
});

describe('The skill', () => {
  it('should offer when no date was said, and take a bare date after it', () => {
    const offered = deadlines.start({
      ...said('过了多久就不能申请仲裁了'),
      answer: [{ text: '期限是1年。' }],
    });
    expect(offered.replies.map((reply) => reply.text).join()).toContain('告诉我哪天离职的');
    if (!offered.frame) throw new Error('an offer stays at hand');
    const counted = deadlines.advance?.(offered.frame, said('今年10月15号'));
    expect(counted?.replies[0]?.text).toContain('2027年10月15日');
  });

  it('should ask nothing while a form waits', () => {
    const nested = deadlines.start({ ...said('2024年3月5日离职的，还能仲裁吗'), nested: true });
    expect(nested.frame).toBeNull();
    expect(nested.replies.at(-1)?.text).toContain('以仲裁、法院认定为准');
  });
});
