import { describe, expect, it } from '@jest/globals';
import { may, type StaffAction } from '../../../src/cases/policies';
import { needsReason, moveTitle, describeEvent } from '../../../src/consoles/web/staff/case/labels';
import { renewDelay } from '../../../src/consoles/web/staff/case/use-lease';
import { addExamples, problemsOf, tidy } from '../../../src/consoles/web/staff/content/check';
import { EMPTY_ANSWER, LIMITS, type EditedIntent } from '../../../src/consoles/web/staff/content/types';
import { formatAge, formatDue, formatMoney, formatTime } from '../../../src/consoles/web/staff/format';
import { staffPage } from '../../../src/consoles/web/staff/html';
import { shows, type Area } from '../../../src/consoles/web/staff/permissions';
import { filterToApi, filterToSearch, parseFilter } from '../../../src/consoles/web/staff/queue/filter';
import {
  exportLink,
  filterToApi as registerToApi,
  filterToSearch as registerSearch,
  parseFilter as parseRegister,
} from '../../../src/consoles/web/staff/register/filter';
import { summaryOf } from '../../../src/consoles/web/staff/register/summary';
import { parseRegion, regionToText } from '../../../src/consoles/web/staff/users/regions';
import { registerExportQuery, registerListQuery } from '../../../src/contracts/api/register';
import { caseListQuery } from '../../../src/contracts/api/staff';
import type { CaseEvent } from '../../../src/contracts/case';
import {
  MAX_ANSWER_CHARS,
  MAX_BUBBLES,
  MAX_EXAMPLES,
  MAX_EXAMPLE_CHARS,
} from '../../../src/contracts/content';
import { STAFF_ROLES } from '../../../src/contracts/staff';

const intent = (change: Partial<EditedIntent> = {}): EditedIntent => ({
  id: 'wage_arrears.x',
  topic: 'wage_arrears',
  title: '欠薪',
  skill: null,
  harm: 'normal',
  examples: ['工资没发'],
  answer: { ...EMPTY_ANSWER, bubbles: ['好'] },
  ...change,
});

describe('register filter', () => {
  it('should survive the way through the address, and make queries that the contract accepts', () => {
    const filter = parseRegister('?kind=job_post&status=done&from=2026-11-01&to=2026-11-30&page=2');
    expect(filter).toEqual({
      kind: 'job_post',
      status: 'done',
      from: '2026-11-01',
      to: '2026-11-30',
      page: 2,
    });
    expect(parseRegister(registerSearch(filter))).toEqual(filter);
    for (const search of [
      '',
      '?status=all&kind=transport',
      '?kind=job_post&status=done&from=2026-11-01&page=3',
    ]) {
      const query = new URLSearchParams(registerToApi(parseRegister(search)));
      expect(registerListQuery.safeParse(Object.fromEntries(query)).success).toBe(true);
    }
    const link = new URL(exportLink(filter, 'csv'), 'http://x');
    expect(registerExportQuery.parse(Object.fromEntries(link.searchParams))).toEqual({
      kind: 'job_post',
      status: ['done'],
      from: '2026-11-01',
      to: '2026-11-30',
      format: 'csv',
    });
  });

  it('should drop what it does not know, half-finished forms among it', () => {
    expect(parseRegister('?kind=form_draft&status=x&from=soon&page=-1')).toEqual(parseRegister(''));
  });

  it('should tell an entry in one line', () => {
    const facts = { origin: '河南周口', destination: '苏州昆山', date: '2027-02-13', headcount: 3 };
    expect(summaryOf({ kind: 'transport', facts })).toBe('河南周口 → 苏州昆山，2027-02-13，3人');
    expect(summaryOf({ kind: 'transport', facts: {} })).toContain('日子没定');
    const post = { kind: 'job_post' as const, firm: '示例厂，缝纫工', facts: { headcount: 5, keep: 'both' } };
    expect(summaryOf(post)).toBe('示例厂，缝纫工：人数 5 · 吃住 包吃包住');
  });
});

describe('queue filter', () => {
  it('should survive the way through the address', () => {
    const search =
      '?status=mediating&type=arrears%2Cinjury&priority=P0&city=苏州&district=昆山&older=72&scope=free&page=3';
    const filter = parseFilter(search);
    expect(filter).toMatchObject({
      status: 'mediating',
      types: ['arrears', 'injury'],
      olderThanHours: 72,
      page: 3,
    });
    expect(parseFilter(filterToSearch(filter))).toEqual(filter);
  });

  it('should drop what it does not know', () => {
    expect(parseFilter('?status=x&type=y,arrears&scope=z&older=-1&page=abc')).toEqual({
      ...parseFilter(''),
      types: ['arrears'],
    });
  });

  it('should always make a query that the contract accepts', () => {
    for (const search of [
      '',
      '?status=all',
      '?status=closed&type=arrears&priority=P0,P1&older=24&scope=mine&page=2',
    ]) {
      const query = Object.fromEntries(new URLSearchParams(filterToApi(parseFilter(search))));
      expect(caseListQuery.safeParse(query).success).toBe(true);
    }
  });
});

describe('format', () => {
  const now = Date.parse('2026-11-24T04:00:00Z');

  it('should show China time wherever the reader is', () => {
    expect(formatTime('2026-11-23T16:30:00Z')).toBe('2026-11-24 00:30');
    expect(formatTime('nonsense')).toBe('—');
  });

  it('should count a bare date until its end in China', () => {
    expect(formatDue('2026-11-24', now)).toEqual({ text: '还有12小时', level: 'soon' });
    expect(formatDue('2026-11-23', now).level).toBe('over');
    expect(formatDue('2026-12-08', now)).toEqual({ text: '还有14天', level: 'calm' });
    expect(formatDue('2026-11-24T03:30:00Z', now)).toEqual({ text: '超期30分钟', level: 'over' });
  });

  it('should say ages and sums plainly', () => {
    expect(formatAge('2026-11-24T03:59:40Z', now)).toBe('刚刚');
    expect(formatAge('2026-11-21T04:00:00Z', now)).toBe('3天前');
    expect(formatMoney(13000.5, true)).toBe('约13,000.5元');
    expect(formatMoney(undefined)).toBe('—');
  });
});

describe('permissions', () => {
  it('should show what the server allows, no more and no less', () => {
    const pairs: [Area, StaffAction][] = [
      ['cases', 'cases.work'],
      ['supervise', 'cases.supervise'],
      ['content', 'content.edit'],
      ['publish', 'content.publish'],
      ['users', 'users.manage'],
    ];
    for (const role of STAFF_ROLES)
      for (const [area, action] of pairs)
        expect([role, area, shows(role, area)]).toEqual([role, area, may({ role }, action)]);
  });
});

describe('moves', () => {
  it('should ask for a reason where the contract does', () => {
    expect(needsReason('pending', 'rejected')).toBe(true);
    expect(needsReason('closed', 'accepted')).toBe(true);
    expect(needsReason('pending', 'accepted')).toBe(false);
    expect(moveTitle('archived', 'accepted')).toBe('重新打开');
    expect(moveTitle('pending', 'accepted')).toBe('受理');
  });

  it('should make history readable', () => {
    const event: CaseEvent = {
      seq: 1,
      at: '',
      actor: { kind: 'staff', id: 'u' },
      type: 'moved',
      data: { from: 'pending', to: 'accepted' },
      prev: '',
      hash: '',
    };
    expect(describeEvent(event)).toBe('改状态：待受理 → 已受理');
  });
});

describe('lease', () => {
  it('should renew at half time, neither at once nor too late', () => {
    const now = Date.parse('2026-11-24T04:00:00Z');
    expect(renewDelay('2026-11-24T04:02:00Z', now)).toBe(60_000);
    expect(renewDelay('2026-11-24T09:00:00Z', now)).toBe(300_000);
    expect(renewDelay('2026-11-24T03:00:00Z', now)).toBe(2000);
  });
});

describe('content editor', () => {
  it('should have the limits of the contract', () => {
    expect(LIMITS).toMatchObject({
      answerChars: MAX_ANSWER_CHARS,
      exampleChars: MAX_EXAMPLE_CHARS,
      examples: MAX_EXAMPLES,
      bubbles: MAX_BUBBLES,
    });
  });

  it('should take pasted sentences one a line, each once', () => {
    expect(addExamples(['a'], ' b \r\n\na\nb\n c')).toEqual({
      examples: ['b', 'c', 'a'],
      added: 2,
      repeated: 2,
    });
  });

  it('should name what stops saving', () => {
    expect(problemsOf(intent())).toEqual([]);
    const answer = {
      ...EMPTY_ANSWER,
      bubbles: ['', '字'.repeat(4001)],
      validFrom: '2026-02-01',
      validTo: '2026-01-01',
    };
    expect(problemsOf(intent({ title: ' ', examples: ['长'.repeat(401)], answer }))).toHaveLength(5);
  });

  it('should save without empty sentences', () => {
    expect(tidy(intent({ examples: [' a ', '', '  '] })).examples).toEqual(['a']);
  });
});

describe('regions', () => {
  it('should read a city and a district', () => {
    expect(parseRegion('苏州/昆山')).toEqual({ city: '苏州', district: '昆山' });
    expect(parseRegion('苏州')).toEqual({ city: '苏州' });
    for (const text of ['', '/昆山', '苏州/', 'a/b/c']) expect(parseRegion(text)).toBeNull();
    expect(regionToText({ city: '苏州', district: '昆山' })).toBe('苏州/昆山');
  });
});

describe('staffPage', () => {
  it('should carry no inline script or style', () => {
    const html = staffPage({ assets: { js: '/assets/staff.js', css: '/assets/staff.css' } });
    expect(html).not.toMatch(/<script(?![^>]*\ssrc=)|<style|\sstyle=|\son[a-z]+=/);
  });
});
