import type { StaffMe } from '../../../contracts/api/staff';

/** The server's no. `message` is fit to be shown; status 0 is the network. */
export class ApiError extends Error {
  override readonly name = 'ApiError';
  constructor(
    readonly status: number,
    readonly code: string,
    message: string,
    readonly details: Readonly<Record<string, unknown>> = {},
  ) {
    super(message);
  }
}

let csrfToken = '';
let onSignedOut: () => void = () => undefined;

/** Called whenever it is known who is signed in; later changes carry this person's token. */
export function setIdentity(me: StaffMe | null, signedOut: () => void): void {
  csrfToken = me?.csrfToken ?? '';
  onSignedOut = signedOut;
}

export const get = <T>(path: string) => request<T>('GET', path);
export const post = <T = unknown>(path: string, body: unknown = {}) => request<T>('POST', path, body);
export const put = <T = unknown>(path: string, body: unknown) => request<T>('PUT', path, body);
export const patch = <T = unknown>(path: string, body: unknown) => request<T>('PATCH', path, body);
export const del = <T = unknown>(path: string) => request<T>('DELETE', path);

/** Lists come bare or under their name. */
export function listOf<T>(body: T[] | Record<string, T[]>, name: string): T[] {
  return Array.isArray(body) ? body : (body[name] ?? []);
}

export function messageOf(error: unknown): string {
  return error instanceof ApiError ? error.message : '页面出了点问题，请刷新再试。';
}

/** A file that is made on request. */
export async function fetchFile(path: string, body: unknown): Promise<Blob> {
  const { response, blob } = await send('POST', path, body);
  if (response.ok) return blob;
  throw refusal(response, parse(await blob.text()));
}

async function request<T>(method: string, path: string, body?: unknown): Promise<T> {
  const { response, blob } = await send(method, path, body);
  const parsed = parse(await blob.text());
  if (response.ok) return parsed as T;
  throw refusal(response, parsed);
}

async function send(
  method: string,
  path: string,
  body: unknown,
): Promise<{ response: Response; blob: Blob }> {
  const headers: Record<string, string> = { accept: 'application/json' };
  if (body !== undefined) headers['content-type'] = 'application/json';
  if (method !== 'GET' && csrfToken) headers['x-csrf-token'] = csrfToken;
  try {
    const response = await fetch(`/api/staff${path}`, {
      method,
      headers,
      body: body === undefined ? undefined : JSON.stringify(body),
      cache: 'no-store',
      signal: AbortSignal.timeout(30_000),
    });
    return { response, blob: await response.blob() };
  } catch {
    throw new ApiError(0, 'NETWORK', '连不上服务器，请检查网络再试。');
  }
}

function refusal(response: Response, parsed: unknown): ApiError {
  const error = (
    parsed as { error?: { code?: string; message?: string; details?: Record<string, unknown> } } | null
  )?.error;
  if (response.status === 401 && error?.code === 'UNAUTHENTICATED') onSignedOut();
  return new ApiError(
    response.status,
    error?.code ?? 'UNKNOWN',
    error?.message ?? `服务器出错（${response.status}），请稍后再试。`,
    error?.details,
  );
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return null;
  }
}
