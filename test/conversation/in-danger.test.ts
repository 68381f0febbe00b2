import { describe, expect, it, jest } from '@jest/globals';
import { answerInDanger, type UnsavedAnswer } from '../../src/conversation/in-danger';
import type { InboundMessage, Turn } from '../../src/contracts/turn';
import { AppError } from '../../src/shared/errors';
import { aTurn } from '../support/turn-builders';

const message = (text: string): InboundMessage => ({
  channel: 'web',
  conversationId: 'w-1',
  messageId: 'm-1',
  text,
  at: new Date('2026-11-25T10:00:00Z'),
});
const away = (): Promise<Turn> => Promise.reject(new AppError('STORE_UNAVAILABLE'));

function setUp(deliver: () => Promise<Turn>, patience = 1_000) {
  const onUnsaved = jest.fn();
  return { onUnsaved, say: answerInDanger(deliver, { bureauPhone: '', patience, onUnsaved }) };
}

const failureOf = async (work: Promise<unknown>): Promise<AppError> => {
  const error: unknown = await work.then(
    () => new Error('it did not fail'),
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(AppError);
  return error as AppError;
};
const textsOf = (error: AppError): string[] =>
  (error.details as unknown as UnsavedAnswer).replies.map((reply) => reply.text);

describe('somebody in danger while the store is away', () => {
  it.each([
    ['老板把我们锁在仓库里不让走', /110/],
    ['工友从架子上掉下来了，流好多血', /120/],
    ['我不想活了', /12356/],
    ['车间着火了，里面还有人', /119/],
    ['两天没吃饭了，睡在桥下', /12345/],
    ['my boss is beating me', /110/],
  ])('should hear the number for %s, marked as not saved', async (text, number) => {
    const { say, onUnsaved } = setUp(away);

    const error = await failureOf(say(message(text)));

    expect(error.code).toBe('STORE_UNAVAILABLE');
    expect(error.details).toMatchObject({ saved: false });
    expect(textsOf(error)[0]).toMatch(number);
    // Nobody has been told, so nobody may be promised.
    expect(textsOf(error).join()).not.toMatch(/通知值班|person on duty/);
    expect(onUnsaved).toHaveBeenCalledTimes(1);
  });

  it('should hear it when the engine breaks, too', async () => {
    const { say } = setUp(() => Promise.reject(new TypeError('no model')));

    expect(textsOf(await failureOf(say(message('有人拿刀追我'))))[0]).toMatch(/110/);
  });

  it('should not wait for a store that never answers', async () => {
    const { say } = setUp(() => new Promise<Turn>(() => undefined), 1);

    expect(textsOf(await failureOf(say(message('有人拿刀追我'))))[0]).toMatch(/110/);
  });

  it('should get the stored turn when all is well', async () => {
    const turn = aTurn();
    const { say, onUnsaved } = setUp(() => Promise.resolve(turn));

    await expect(say(message('有人拿刀追我'))).resolves.toBe(turn);
    expect(onUnsaved).not.toHaveBeenCalled();
  });
});

describe('everything else', () => {
  it('should leave the failure of a calm message as it is', async () => {
    const { say, onUnsaved } = setUp(away);

    const error = await failureOf(say(message('工资没发')));

    expect(error.details).toBeUndefined();
    expect(onUnsaved).not.toHaveBeenCalled();
  });

  it('should leave a refusal as it is', async () => {
    const { say } = setUp(() => Promise.reject(new AppError('TEXT_TOO_LONG')));

    expect((await failureOf(say(message('有人拿刀追我')))).code).toBe('TEXT_TOO_LONG');
  });
});
