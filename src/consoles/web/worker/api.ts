import type { ChatRequest, ChatResponse, ChatTurn, ReceiptStatus } from '../../../contracts/api/chat';

/** The server answered, and the answer was no. `message` is fit to be shown. */
export class ApiError extends Error {
  override readonly name = 'ApiError';
  constructor(
    readonly status: number,
    readonly code: string,
    message: string,
    readonly retryAfterMs: number | null,
  ) {
    super(message);
  }

  /** Coming back later with the same message may help. */
  get temporary(): boolean {
    return this.status === 429 || this.status === 408 || this.status >= 500;
  }
}

const TIMEOUT_MS = 25_000;
const UNKNOWN = '系统出了点问题。急事请打 12345。';

export async function sendChat(body: ChatRequest): Promise<ChatResponse> {
  return request<ChatResponse>('/api/chat', { method: 'POST', json: body, session: body.session });
}

export async function loadHistory(session: string): Promise<ChatTurn[]> {
  const body = await request<ChatTurn[] | { turns: ChatTurn[] }>('/api/chat/history', { session });
  return Array.isArray(body) ? body : body.turns;
}

export async function receiptStatus(receipt: string): Promise<ReceiptStatus> {
  return request<ReceiptStatus>('/api/receipts/status', { method: 'POST', json: { receipt } });
}

/** Uploads with XMLHttpRequest because fetch cannot tell how far it is, and mobile uploads are slow. */
export function uploadFile(
  file: File,
  session: string,
  onProgress: (fraction: number) => void,
): Promise<{ id: string }> {
  return new Promise((resolve, reject) => {
    const xhr = new XMLHttpRequest();
    xhr.open('POST', '/api/chat/attachments');
    xhr.setRequestHeader('authorization', `Bearer ${session}`);
    xhr.setRequestHeader('content-type', file.type || 'application/octet-stream');
    xhr.setRequestHeader('x-file-name', encodeURIComponent(file.name.slice(0, 120)));
    xhr.upload.onprogress = (event) => event.lengthComputable && onProgress(event.loaded / event.total);
    xhr.onerror = () => reject(new TypeError('network'));
    xhr.onload = () => {
      const body = parseBody(xhr.responseText);
      if (xhr.status >= 200 && xhr.status < 300) resolve(body as { id: string });
      else reject(errorOf(xhr.status, body, xhr.getResponseHeader('retry-after')));
    };
    xhr.send(file);
  });
}

async function request<T>(
  path: string,
  options: { method?: string; json?: unknown; session?: string },
): Promise<T> {
  const headers: Record<string, string> = { accept: 'application/json' };
  if (options.json !== undefined) headers['content-type'] = 'application/json';
  if (options.session) headers.authorization = `Bearer ${options.session}`;
  // Not AbortSignal.timeout: too new for the phones we serve.
  const abort = new AbortController();
  const timer = setTimeout(() => abort.abort(), TIMEOUT_MS);
  const { response, text } = await fetchText(path, {
    method: options.method ?? 'GET',
    headers,
    body: options.json === undefined ? undefined : JSON.stringify(options.json),
    cache: 'no-store',
    signal: abort.signal,
  }).finally(() => clearTimeout(timer));
  const body = parseBody(text);
  if (!response.ok) throw errorOf(response.status, body, response.headers.get('retry-after'));
  // A captive portal or a proxy may answer 200 with its own page: that is no answer of ours.
  if (body === null) throw new TypeError('not our answer');
  return body as T;
}

async function fetchText(path: string, init: RequestInit): Promise<{ response: Response; text: string }> {
  const response = await fetch(path, init);
  return { response, text: await response.text() };
}

function errorOf(status: number, body: unknown, retryAfter: string | null): ApiError {
  const failure = body as { error?: { code?: string; message?: string }; replies?: unknown } | null;
  const error = failure?.error;
  const seconds = retryAfter === null ? NaN : Number(retryAfter);
  return new ApiError(
    status,
    error?.code ?? 'UNKNOWN',
    wordsInDanger(failure?.replies) ?? error?.message ?? UNKNOWN,
    Number.isFinite(seconds) ? seconds * 1000 : null,
  );
}

/** In danger the server says the numbers to call even when it can store nothing; they outrank its excuse. */
function wordsInDanger(replies: unknown): string | null {
  if (!Array.isArray(replies)) return null;
  const texts = replies.flatMap((reply: { text?: unknown } | null) =>
    typeof reply?.text === 'string' ? [reply.text] : [],
  );
  return texts.length > 0 ? texts.join('\n') : null;
}

function parseBody(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return null;
  }
}
