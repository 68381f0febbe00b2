import { describe, expect, it } from '@jest/globals';
import { MAX_TEXT_CHARS, type ChatTurn } from '../../../src/contracts/api/chat';
import { MAX_CHARS } from '../../../src/consoles/web/worker/copy';
import { workerPage, type WorkerPageInput } from '../../../src/consoles/web/worker/html';
import { splitTelephones } from '../../../src/consoles/web/worker/text-parts';
import { mergeTurns, openQuickReplies, waitsForPerson } from '../../../src/consoles/web/worker/turns';

const turn = (change: Partial<ChatTurn> = {}): ChatTurn => ({
  seq: 1,
  at: '2026-11-24T00:00:00.000Z',
  origin: 'worker',
  messageId: 'm1',
  text: '工资没发',
  replies: [],
  handoff: false,
  ...change,
});
const page = (change: Partial<WorkerPageInput> = {}) =>
  workerPage({
    assets: { js: '/assets/worker.js', css: '/assets/worker.css' },
    turns: [],
    noscript: { messageId: 'form-1' },
    bureauPhone: '',
    ...change,
  });

describe('workerPage', () => {
  it('should show the telephone numbers, a form and the word 人工 without any script', () => {
    const html = page();
    for (const number of ['110', '120', '12345', '12333', '12356'])
      expect(html).toContain(`href="tel:${number}"`);
    expect(html).toContain('method="post" action="/chat-form"');
    expect(html).toContain('name="messageId" value="form-1"');
    expect(html).toContain('name="text" value="人工"');
  });

  it('should escape everything people and editors wrote', () => {
    const evil = `"><script>alert('x')</script>\${1}&{{constructor}}`;
    const html = page({
      turns: [
        turn({
          text: evil,
          replies: [
            {
              id: 'r',
              text: evil,
              from: 'staff',
              staffName: evil,
              sources: [{ id: evil, title: evil }],
              quickReplies: [evil],
            },
          ],
        }),
      ],
      noscript: { messageId: evil, draft: evil, receipt: evil, session: evil, action: evil },
      newSession: evil,
      bureauPhone: evil,
      error: evil,
    });
    expect(html.match(/<script/g)).toHaveLength(1);
    expect(html).not.toContain(`alert('x')`);
    expect(html).not.toContain('""');
  });

  it('should carry no inline script, style or handler, as the security policy demands', () => {
    const html = page({ turns: [turn({ replies: [{ id: 'r', text: '好' }] })] });
    expect(html).not.toMatch(/<script(?![^>]*\ssrc=)/);
    expect(html).not.toMatch(/<style|\sstyle=|\son[a-z]+=/);
  });

  it('should keep line breaks and put back the words of a failed message', () => {
    expect(page({ noscript: { messageId: 'a', draft: '第一行\n第二行' } })).toContain(
      'required>\n第一行\n第二行</textarea>',
    );
  });

  it('should offer the quick replies of the newest turn only, as buttons of a form', () => {
    const old = turn({ replies: [{ id: 'a', text: '?', quickReplies: ['旧'] }] });
    const html = page({
      turns: [old, turn({ seq: 2, replies: [{ id: 'b', text: '?', quickReplies: ['新'] }] })],
    });
    expect(html).toContain('name="text" value="新"');
    expect(html).not.toContain('value="旧"');
  });
});

describe('splitTelephones', () => {
  const numbers = (text: string) =>
    splitTelephones(text)
      .filter((part) => part.kind === 'tel')
      .map((part) => part.text);

  it('should find the hotlines and lose no letter', () => {
    const text = '打110/120，或12345、12333。';
    expect(numbers(text)).toEqual(['110', '120', '12345', '12333']);
    expect(
      splitTelephones(text)
        .map((part) => part.text)
        .join(''),
    ).toBe(text);
  });

  it('should leave sums, counts and longer numbers alone', () => {
    for (const text of ['欠12345元', '110人', '13812333012', '1,110', '0512-12345', '110.5', '加班120个小时'])
      expect(numbers(text)).toEqual([]);
  });
});

describe('turns', () => {
  it('should keep each sequence number once and in order, whoever brought it', () => {
    const merged = mergeTurns(
      [turn({ seq: 1 }), turn({ seq: 3 })],
      [turn({ seq: 2 }), turn({ seq: 3, text: '新' })],
    );
    expect(merged.map((t) => [t.seq, t.text])).toEqual([
      [1, '工资没发'],
      [2, '工资没发'],
      [3, '新'],
    ]);
  });

  it('should offer no chips once the worker has gone on', () => {
    const asked = turn({ replies: [{ id: 'r', text: '?', quickReplies: ['是'] }] });
    expect(openQuickReplies([asked])).toEqual(['是']);
    expect(openQuickReplies([asked, turn({ seq: 2 })])).toEqual([]);
    expect(openQuickReplies([])).toEqual([]);
  });

  it('should say that a person is awaited only while nobody has answered', () => {
    const silent = turn({ handoff: true });
    expect(waitsForPerson([silent])).toBe(true);
    expect(
      waitsForPerson([silent, turn({ seq: 2, origin: 'staff', replies: [{ id: 'r', text: '在' }] })]),
    ).toBe(false);
  });
});

describe('limits', () => {
  it('should be the same on the page as at the server', () => expect(MAX_CHARS).toBe(MAX_TEXT_CHARS));
});
