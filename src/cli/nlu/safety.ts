import { detectSafety } from '../../dialogue/safety';
import { UsageError, parseArgs, round, type NluIo } from './common';
import { readSafetyLines } from './safety-lines';

/**
 * `nlu safety FILE…`: how many crises the safety rules catch and how often they cry wolf. Lines are
 * `level<TAB>kind<TAB>text`, the level being what a careful person would call it; `none` marks a near-miss.
 * A near-miss is a false alarm at P0 and P1; at P2 it is a banner, after which the business goes on. `--errors` prints
 * each miss as well.
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
  const falseAlarms = nearMisses.filter(({ found }) => found.level === 'P0' || found.level === 'P1');
  const banners = nearMisses.filter(({ found }) => found.level === 'P2');
  // A crisis that is only asked about: its numbers are shown, but nobody is told.
  const asked = caught.filter(({ level, found }) => level !== 'P2' && found.level === 'P2');
  if (values.errors) {
    const missed = crises.filter((line) => line.found.level === 'none');
    for (const [error, of] of Object.entries({ missed, milder, otherKind, falseAlarms, banners })) {
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
      onlyAsked: share(asked.length, crises.length),
      atFullLevel: share(caught.length - milder.length, crises.length),
      rightKind: share(caught.length - otherKind.length, crises.length),
      nearMisses: nearMisses.length,
      falseAlarms: falseAlarms.length,
      falseAlarmRate: share(falseAlarms.length, nearMisses.length),
      bannerRate: share(banners.length, nearMisses.length),
    })}\n`,
  );
  return Promise.resolve(0);
}

/** Null rather than a rate of nothing. */
const share = (part: number, whole: number): number | null => (whole === 0 ? null : round(part / whole));
