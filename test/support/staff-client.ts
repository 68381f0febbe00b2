import type { StaffMe } from '../../src/contracts/api/staff';

export const PASSWORD = 'correct horse battery';

export interface Answer {
  status: number;
  // Tests look into bodies freely; the compiler's help ends at the wire.
  body: Record<string, never> & { error?: { code: string; details?: Record<string, unknown> } };
  headers: Headers;
}

/** A browser of one person: keeps the cookie and sends the token. */
export class StaffClient {
  cookie = '';
  csrfToken = '';
  constructor(public base: string) {}

  async send(
    method: string,
    url: string,
    body?: unknown,
    headers: Record<string, string> = {},
  ): Promise<Answer> {
    const response = await fetch(`${this.base}/api/staff${url}`, {
      method,
      headers: {
        ...(this.cookie ? { cookie: this.cookie } : {}),
        ...(this.csrfToken && method !== 'GET' ? { 'x-csrf-token': this.csrfToken } : {}),
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...headers,
      },
      body: body === undefined ? undefined : typeof body === 'string' ? body : JSON.stringify(body),
    });
    const cookie = response.headers.get('set-cookie');
    if (cookie) this.cookie = cookie.split(';')[0] ?? '';
    const text = await response.text();
    const json = response.headers.get('content-type')?.includes('json') && text !== '';
    const parsed = (json ? JSON.parse(text) : { text }) as Answer['body'];
    if ('csrfToken' in parsed) this.csrfToken = (parsed as unknown as StaffMe).csrfToken;
    return { status: response.status, body: parsed, headers: response.headers };
  }
  get = (url: string) => this.send('GET', url);
  post = (url: string, body: unknown = {}, headers?: Record<string, string>) =>
    this.send('POST', url, body, headers);
  login = (username: string, password = PASSWORD) => this.post('/login', { username, password });
}
