import pino from 'pino';

export type Logger = pino.Logger;

/**
 * Paths that never reach a log line, whatever an author passes by mistake: people's words, numbers, secrets.
 * We log a category, ids and facts; the words of a worker are not facts about the service.
 */
const REDACTED = [
  'text',
  'userText',
  'phone',
  'name',
  'password',
  'token',
  'session',
  'receipt',
  'body',
  'headers',
  'cookie',
  'answer',
  'slots',
];

/** JSON lines on stderr (stdout belongs to the command line's output). Redaction is always on. */
export function createLogger(level: string): Logger {
  return pino(
    {
      level,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      redact: { paths: REDACTED.flatMap((key) => [key, `*.${key}`, `*.*.${key}`]), censor: '[redacted]' },
      serializers: { err: serialiseError },
    },
    pino.destination({ dest: 2, sync: false }),
  );
}

/** Errors may quote data in their message (a driver quotes duplicate keys), so only name, code and stack frames stay. */
function serialiseError(error: unknown): Record<string, unknown> {
  if (!(error instanceof Error)) return { type: typeof error };
  const frames = (error.stack ?? '')
    .split('\n')
    .filter((line) => line.trimStart().startsWith('at '))
    .slice(0, 8);
  const coded = error as Error & { code?: unknown };
  return {
    type: error.name,
    code: coded.code,
    frames,
    cause: error.cause === undefined ? undefined : serialiseError(error.cause),
  };
}
