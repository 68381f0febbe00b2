import { randomUUID } from 'node:crypto';
import type { ChatResponse, ChatTurn } from '../../src/contracts/api/chat';
import type { Reply } from '../../src/contracts/dialogue';
import { createSseParser, type SseEvent } from '../../src/consoles/web/shared/sse-parser';
import { until } from './services';

export interface Posted<T> {
  status: number;
  body: T;
  headers: Headers;
}
export interface ErrorBody {
  error: { code: string; message: string };
}

export async function postJson<T>(
  url: string,
  body: unknown,
  headers: Record<string, string> = {},
): Promise<Posted<T>> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });
  return { status: response.status, body: (await response.json()) as T, headers: response.headers };
}

/** What a worker with two months of unpaid wages answers to each question of the form, by what the question asks. */
const ANSWERS: readonly (readonly [RegExp, string])[] = [
  [/我念一遍/, '对，提交'],
  [/哪个市|干活的地方/, '苏州昆山'],
  [/老板叫什么|单位、工地|厂牌/, '永固建设'],
  [/多少钱|两万/, '两万'],
  [/欠了几个月|哪段时间/, '两个月'],
  [/几个人/, '就我一个'],
  [/还在那儿干|哪天离开|还在干/, '已经不干了'],
  [/什么能证明|有一样算一样/, '有欠条'],
  [/之前找过谁|去过仲裁/, '没找过'],
  [/想要什么结果|最想要/, '要回全部工资'],
  [/怎么联系您|手机号/, '13800138000'],
  [/什么时候打给您|白天还是晚上/, '都行'],
];
export const FIRST_WORDS = '老板拖欠我两个月工资，我要投诉';
/** The form has eleven questions; more than this means that it goes round in circles. */
const MAX_STEPS = 25;

/** What to answer to the newest replies; null when nothing is asked that a complaint needs. */
export function answerTo(
  replies: readonly Pick<Reply, 'text'>[],
  own: Readonly<Record<string, string>> = {},
): string | null {
  const question = replies[replies.length - 1]?.text ?? '';
  const answer = ANSWERS.find(([pattern]) => pattern.test(question))?.[1];
  return answer === undefined ? null : (own[answer] ?? answer);
}

/** A worker at the chat's HTTP contract. */
export class Worker {
  session: string | undefined;
  constructor(
    public base: string,
    session?: string,
  ) {
    this.session = session;
  }

  async post(text: string, messageId: string = randomUUID()): Promise<Posted<ChatResponse>> {
    const answer = await postJson<ChatResponse>(`${this.base}/api/chat`, {
      ...(this.session ? { session: this.session } : {}),
      messageId,
      text,
    });
    if (answer.status === 200) this.session = answer.body.session;
    return answer;
  }

  /** @throws Error when the answer is not 200 */
  async say(text: string, messageId?: string): Promise<ChatResponse> {
    const { status, body } = await this.post(text, messageId);
    if (status !== 200) throw new Error(`${status} ${JSON.stringify(body)}`);
    return body;
  }

  /**
   * Talks a complaint through to its receipt.
   * @param own other answers than the usual ones, by the usual answer
   * @param say how a message is sent, for a test that has its own way
   */
  async complain(
    own: Record<string, string> = {},
    say: (text: string) => Promise<ChatResponse> = (text) => this.say(text),
  ): Promise<string> {
    let answer = await say(own[FIRST_WORDS] ?? FIRST_WORDS);
    for (let step = 0; step < MAX_STEPS && !answer.receipt; step += 1) {
      const next = answerTo(answer.replies, own);
      if (next === null) throw new Error(`Nothing to answer to: ${JSON.stringify(answer.replies)}`);
      answer = await say(next);
    }
    if (!answer.receipt) throw new Error(`No receipt after ${MAX_STEPS} answers`);
    return answer.receipt;
  }

  async history(): Promise<ChatTurn[]> {
    const response = await fetch(`${this.base}/api/chat/history`, { headers: this.authorization() });
    if (!response.ok) throw new Error(`history: ${response.status}`);
    return ((await response.json()) as { turns: ChatTurn[] }).turns;
  }

  authorization(): Record<string, string> {
    return { authorization: `Bearer ${this.session ?? ''}` };
  }

  upload(bytes: Uint8Array<ArrayBuffer>, headers: Record<string, string> = {}): Promise<Response> {
    return fetch(`${this.base}/api/chat/attachments`, {
      method: 'POST',
      headers: { ...this.authorization(), 'content-type': 'application/octet-stream', ...headers },
      body: bytes,
    });
  }

  /** Follows the conversation's events from after the given sequence number. */
  async listen(lastEventId?: number): Promise<Listening> {
    const abort = new AbortController();
    const response = await fetch(`${this.base}/api/chat/stream`, {
      headers: {
        ...this.authorization(),
        ...(lastEventId === undefined ? {} : { 'last-event-id': String(lastEventId) }),
      },
      signal: abort.signal,
    });
    if (!response.ok || !response.body) throw new Error(`stream: ${response.status}`);
    const listening = new Listening(response, () => abort.abort());
    return listening;
  }
}

/** An open event stream. */
export class Listening {
  readonly events: SseEvent[] = [];
  /** Resolves when the stream has ended, by whomever. */
  readonly ended: Promise<void>;

  constructor(
    readonly response: Response,
    readonly close: () => void,
  ) {
    this.ended = this.read().catch(() => undefined);
  }

  get turns(): ChatTurn[] {
    return this.events
      .filter((event) => event.event === 'turn')
      .map((event) => JSON.parse(event.data) as ChatTurn);
  }

  /** Waits for a turn. @returns it */
  async turn(wanted: (turn: ChatTurn) => boolean, timeoutMs = 5_000): Promise<ChatTurn> {
    await until(() => this.turns.some(wanted), timeoutMs);
    return this.turns.find(wanted) as ChatTurn;
  }

  private async read(): Promise<void> {
    const parser = createSseParser();
    const decoder = new TextDecoder();
    for await (const chunk of this.response.body as unknown as AsyncIterable<Uint8Array>)
      this.events.push(...parser.feed(decoder.decode(chunk, { stream: true })));
  }
}
