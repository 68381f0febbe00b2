import { CRISIS_KINDS, CRISIS_LEVELS, type CrisisKind, type CrisisLevel } from './kinds';
import { pattern, type CompiledSignal } from './signal';
import type { SafetyText } from './text';

export interface Hit {
  kind: CrisisKind;
  level: CrisisLevel;
}

/** How far around a match its surroundings are read. */
const NEAR = 14;

const NEGATED = pattern(['<not>$']);
const FICTION = pattern(['<fiction>']);
const PAST = pattern(['<past>']);
const NOW = pattern(['<now>']);

/** For every character: the rows it may wake. Most messages wake few, and so cost little. */
export type Wakes = ReadonlyMap<number, readonly number[]>;

export function indexByCharacter(signals: readonly CompiledSignal[]): Wakes {
  const wakes = new Map<number, number[]>();
  signals.forEach((signal, row) => {
    for (const character of new Set(signal.on)) {
      const code = character.charCodeAt(0);
      wakes.set(code, [...(wakes.get(code) ?? []), row]);
    }
  });
  return wakes;
}

/** Every row that speaks of danger in this text, worst first. */
export function findHits(text: SafetyText, signals: readonly CompiledSignal[], wakes: Wakes): Hit[] {
  const awake = new Set<number>();
  for (let i = 0; i < text.zh.length; i++) {
    for (const row of wakes.get(text.zh.charCodeAt(i)) ?? []) awake.add(row);
  }
  const hits: Hit[] = [];
  for (const row of awake) {
    const signal = signals[row];
    const level = signal && matchSignal(signal.solid ? text.solid : text.zh, signal);
    if (signal && level) hits.push({ kind: signal.kind, level });
  }
  return hits.sort(byUrgency);
}

export function byUrgency(a: Hit, b: Hit): number {
  return a.level.localeCompare(b.level) || CRISIS_KINDS.indexOf(a.kind) - CRISIS_KINDS.indexOf(b.kind);
}

function matchSignal(text: string, signal: CompiledSignal): CrisisLevel | null {
  if (signal.with && !signal.with.test(text)) return null;
  if (signal.unlessAnywhere?.test(text)) return null;
  const normal = signal.level ?? CRISIS_LEVELS[signal.kind];
  let best: CrisisLevel | null = null;
  signal.any.lastIndex = 0;
  for (let match = signal.any.exec(text); match; match = signal.any.exec(text)) {
    const level = weigh(text, match.index, match.index + match[0].length, signal, normal);
    if (level && (best === null || level < best)) best = level;
    if (best === normal) break;
    if (match[0].length === 0) signal.any.lastIndex++;
  }
  return best;
}

/** A match counts less, or not at all, when what surrounds it denies it, tells a story, or speaks of long ago. */
function weigh(
  text: string,
  start: number,
  end: number,
  signal: CompiledSignal,
  normal: CrisisLevel,
): CrisisLevel | null {
  if (NEGATED.test(text.slice(Math.max(0, start - 8), start))) return null;
  const around = text.slice(Math.max(0, start - NEAR), end + NEAR);
  if (signal.unless?.test(around)) return null;
  if (FICTION.test(around)) return null;
  if (signal.past === 'same' || !PAST.test(around) || NOW.test(around)) return normal;
  return signal.past === 'none' ? null : later(normal, 'P1');
}

const later = (a: CrisisLevel, b: CrisisLevel): CrisisLevel => (a > b ? a : b);
