import { createInterface } from 'node:readline';
import { detectSafety } from '../../dialogue/safety';
import { chinaDate, systemClock } from '../../shared/clock';
import type { Entities, EntitySpan } from '../../contracts/understanding';
import { maskPhones } from '../../nlu';
import { COMMON_OPTIONS, UsageError, parseArgs, round, type NluIo } from './common';
import { prepareEngine } from './engine';

/** `nlu classify`: one utterance a line on stdin, one JSON line each on stdout, in order. */
export async function runClassify(args: string[], io: NluIo): Promise<number> {
  const { values } = parseArgs({ args, options: { ...COMMON_OPTIONS, today: { type: 'string' } } });
  const today = values.today ?? chinaDate(systemClock.now());
  if (!isDate(today)) throw new UsageError(`--today must be a date as YYYY-MM-DD, not ${today}`);
  const { understand } = await prepareEngine(values);
  for await (const line of createInterface({ input: io.stdin, crlfDelay: Infinity })) {
    if (line.trim() === '') continue;
    const u = understand(line, { today, safety: detectSafety(line) });
    io.stdout.write(
      `${JSON.stringify({
        text: maskPhones(line),
        topic: u.topic,
        intent: u.intent,
        confidence: round(u.confidence),
        decision: u.decision,
        topics: u.topics.map((t) => ({ ...t, confidence: round(t.confidence) })),
        furtherTopics: u.furtherTopics.map((t) => ({ ...t, confidence: round(t.confidence) })),
        entities: { ...masked(u.entities), spans: u.spans.map(maskedSpan) },
        safety: { level: u.safety.level, ...(u.safety.kind ? { kind: u.safety.kind } : {}) },
        language: u.language,
        ...(u.answer ? { answer: u.answer } : {}),
      })}\n`,
    );
  }
  return 0;
}

function isDate(text: string): boolean {
  const time = Date.parse(`${text}T00:00:00Z`);
  return (
    /^\d{4}-\d{2}-\d{2}$/.test(text) && new Date(Number.isNaN(time) ? 0 : time).toISOString().startsWith(text)
  );
}

/** Phone numbers leave only through the form. */
function masked(entities: Entities): Entities {
  return entities.phone === undefined ? entities : { ...entities, phone: maskPhones(entities.phone) };
}

function maskedSpan(span: EntitySpan): EntitySpan {
  return { ...span, text: maskPhones(span.text) };
}
