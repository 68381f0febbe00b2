import { detectSafety } from '../../dialogue/safety';
import { UsageError, parseArgs, round, type NluIo } from './common';
import { readSafetyLines } from './safety-lines';

/**
 * `nlu safety FILE…`: how many crises the safety rules catch and how often they cry wolf. Lines are
 * `level<TAB>kind<TAB>text`, the level being what a careful person would call it; `none` marks a near-miss.
 * A near-miss counts as a false alarm when anything at all is raised. `--errors` prints each miss as well.
 */
export function runSafety(args: string[], io: NluIo): Promise<number> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: { errors: { type: 'boolean', default: false } },
  });
  if (positionals.length === 0) throw new UsageError('give files of level<TAB>kind<TAB>text lines');
  const lines = positionals
    .flatMap(readSafetyLines)
    .map((line) => ({ ...line, found: detectSafety(line.text) }));
  const crises = lines.filter((line) => line.level !== 'none');
  const caught = crises.filter((line) => line.found.level !== 'none');
  const milder = caught.filter((line) => line.found.level > line.level);
  const otherKind = caught.filter((line) => line.found.kind !== line.kind);
  const nearMisses = lines.filter((line) => line.level === 'none');
  const falseAlarms = nearMisses.filter((line) => line.found.level !== 'none');
  if (values.errors) {
    const missed = crises.filter((line) => line.found.level === 'none');
    for (const [error, of] of Object.entries({ missed, milder, otherKind, falseAlarms })) {
      for (const { level, kind, text, found } of of) {
        io.stdout.write(`${JSON.stringify({ error, text, expected: { level, kind }, found })}\n`);
      }
    }
  }
  io.stdout.write(
    `${JSON.stringify({
      crises: crises.length,
      caught: caught.length,
      recall: share(caught.length, crises.length),
      atFullLevel: share(caught.length - milder.length, crises.length),
      rightKind: share(caught.length - otherKind.length, crises.length),
      nearMisses: nearMisses.length,
      falseAlarms: falseAlarms.length,
      falseAlarmRate: share(falseAlarms.length, nearMisses.length),
    })}\n`,
  );
  return Promise.resolve(0);
}

/** Null rather than a rate of nothing. */
const share = (part: number, whole: number): number | null => (whole === 0 ? null : round(part / whole));
