/**
 * The one catalogue of errors. A code is a promise to those who call us: it is never renamed and never reused.
 * `message` is what a person may be shown; it says what to do next and never carries anybody's data.
 */
export const ERRORS = {
  BAD_REQUEST: { status: 400, message: '请求的格式不对，请检查后再发。' },
  BAD_JSON: { status: 400, message: '内容不是有效的 JSON。' },
  TEXT_EMPTY: { status: 400, message: '还没有写字。请说一句您的情况。' },
  TEXT_TOO_LONG: { status: 400, message: '这段话太长了。请分几次发，每次不超过4000字。' },
  PASSWORD_WEAK: { status: 400, message: '密码至少12个字。' },
  OUTCOME_REQUIRED: { status: 400, message: '结案要写明结果。' },
  REASON_REQUIRED: { status: 400, message: '请写明原因。' },
  CONTENT_INVALID: { status: 400, message: '内容有错，改好才能发布。' },
  ATTACHMENT_TYPE: { status: 400, message: '只能传照片（JPG、PNG、WebP）、录音（MP3、M4A、AMR）或 PDF。' },
  UNAUTHENTICATED: { status: 401, message: '请先登录。' },
  LOGIN_FAILED: { status: 401, message: '用户名或密码不对。' },
  SESSION_INVALID: { status: 401, message: '会话已失效，请刷新页面重新开始。' },
  FORBIDDEN: { status: 403, message: '您的账号没有这个权限。' },
  CSRF: { status: 403, message: '页面已过期，请刷新后再试。' },
  SETUP_LINK_INVALID: { status: 403, message: '这个链接用过了或已失效。请重新启动服务拿新链接。' },
  NOT_FOUND: { status: 404, message: '没有找到。' },
  RECEIPT_NOT_FOUND: { status: 404, message: '没有查到这个回执码。请核对一下，字母和数字都要对。' },
  NO_OWN_CASE: { status: 404, message: '这个对话里还没有登记过案件。有回执码的，在“查进度”里下载。' },
  DOCUMENT_NOT_FOR_CASE: { status: 404, message: '这类事情用不上这份文书。' },
  CASE_NOT_FOUND: { status: 404, message: '没有这个案件，或不在您的辖区。' },
  METHOD_NOT_ALLOWED: { status: 405, message: '这个地址不支持这种操作。' },
  CONFLICT: { status: 409, message: '别人刚改过，请刷新后再试。' },
  CASE_TAKEN: { status: 409, message: '这个案件已被别人接走。' },
  LEASE_STALE: { status: 409, message: '您的接手已过期或被收回，请重新接手。' },
  TRANSITION_NOT_ALLOWED: { status: 409, message: '现在的状态不能这样改。' },
  DRAFT_STALE: { status: 409, message: '线上版本已变，请对照后再发布。' },
  USER_EXISTS: { status: 409, message: '这个用户名已经有了。' },
  LAST_ADMIN: { status: 409, message: '至少要留一个能用的管理员账号。' },
  QUEUE_EMPTY: { status: 404, message: '现在没有等待处理的案件。' },
  PAYLOAD_TOO_LARGE: { status: 413, message: '内容太大了。' },
  RATE_LIMITED: { status: 429, message: '发得太快了，歇几秒再发。您的话没有丢。' },
  LOGIN_LOCKED: { status: 429, message: '试错太多次，请15分钟后再试。' },
  INTERNAL: { status: 500, message: '系统出了点问题，正在处理。急事请打 12345 或 12333。' },
  STORE_UNAVAILABLE: { status: 503, message: '系统忙，您的话可能还没存上，请稍后再发一次。急事请打 12345。' },
  NOT_READY: { status: 503, message: '系统正在启动，请稍等几秒。' },
} as const satisfies Record<string, { status: number; message: string }>;

export type ErrorCode = keyof typeof ERRORS;

/** An expected failure, answered as it is. Anything else that is thrown is reported and answered as `INTERNAL`. */
export class AppError extends Error {
  override readonly name = 'AppError';
  /**
   * @param code entry of the catalogue; decides status and message
   * @param details safe facts for the caller (field names, limits): never people's words
   */
  constructor(
    readonly code: ErrorCode,
    readonly details?: Readonly<Record<string, unknown>>,
    options?: { cause?: unknown },
  ) {
    super(ERRORS[code].message, options);
  }

  get status(): number {
    return ERRORS[this.code].status;
  }
}

export interface ErrorBody {
  error: { code: ErrorCode; message: string; details?: Readonly<Record<string, unknown>> };
}

/** The public form of any thrown value. Unknown errors become `INTERNAL`, with nothing of theirs shown. */
export function toErrorBody(error: unknown): { status: number; body: ErrorBody } {
  const known = error instanceof AppError ? error : new AppError('INTERNAL', undefined, { cause: error });
  const body: ErrorBody = { error: { code: known.code, message: known.message } };
  if (known.details) body.error.details = known.details;
  return { status: known.status, body };
}
