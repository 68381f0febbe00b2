import type { ErrorRequestHandler, Request, RequestHandler } from 'express';
import type { z } from 'zod';
import { AppError } from '../../shared/errors';

const SHOWN_FIELDS = 20;

/**
 * The parsed value: routes use nothing else of what was sent.
 * @throws AppError BAD_REQUEST naming the fields (never their values), or PASSWORD_WEAK
 */
export function parse<T extends z.ZodType>(schema: T, value: unknown): z.output<T> {
  const parsed = schema.safeParse(value ?? {});
  if (parsed.success) return parsed.data;
  const { issues } = parsed.error;
  const weak = issues.some(
    (issue) => issue.code === 'too_small' && issue.path[0] === 'password' && Number(issue.minimum) > 1,
  );
  if (weak) throw new AppError('PASSWORD_WEAK');
  const fields = [...new Set(issues.map((issue) => issue.path.join('.')))].slice(0, SHOWN_FIELDS);
  throw new AppError('BAD_REQUEST', { fields });
}

/** One path parameter. */
export function param(request: Request, name: string): string {
  const value = request.params[name];
  if (typeof value !== 'string' || value.length > 100) throw new AppError('NOT_FOUND');
  return value;
}

/** Case data and sessions must not stay in any cache on the way. */
export const noStore: RequestHandler = (_request, response, next) => {
  response.set('Cache-Control', 'no-store');
  next();
};

export const notFound: RequestHandler = () => {
  throw new AppError('NOT_FOUND');
};

/** Gives errors of express and its body parser the codes of our catalogue; every other error passes as it is. */
export const translateErrors: ErrorRequestHandler = (error: unknown, _request, _response, next) => {
  next(frameworkError(error) ?? error);
};

function frameworkError(error: unknown): AppError | null {
  if (!(error instanceof Error) || error instanceof AppError || !('status' in error)) return null;
  const type = 'type' in error ? error.type : undefined;
  if (type === 'entity.parse.failed') return new AppError('BAD_JSON');
  if (type === 'entity.too.large') return new AppError('PAYLOAD_TOO_LARGE');
  const status = Number(error.status);
  return status >= 400 && status < 500 ? new AppError('BAD_REQUEST', undefined, { cause: error }) : null;
}
