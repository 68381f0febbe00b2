import { CRISIS_KINDS, CRISIS_LEVELS, type CrisisKind, type CrisisLevel } from './kinds';
import { pattern, type CompiledSignal } from './signal';
import { isSupposed } from './general';
import type { SafetyText } from './text';

export interface Hit {
  kind: CrisisKind;
  level: CrisisLevel;
}

/** How far around a match its surroundings are read. */
const NEAR = 18;
/** How far before a match the telling of an old accident may begin. */
const STORY = 60;

const NEGATED = pattern(['<not>$']);
const FICTION = pattern(['<fiction>']);
const PAST = pattern(['<past>']);
const RECENT = pattern(['<recent>']);
const EXPERIENCED = pattern(['^[^|]{0,2}(?:<experienced>)']);
const EXPERIENCED_WITHIN = pattern(['<experienced>']);
const RESOLVED = pattern(['<resolved>']);
const STANDSTILL = pattern(['<standstill>']);
const CASUALTIES =
  /有人|人[^|]{0,3}(?:受伤|埋|困|压|死|昏|没出)|埋|被困|死了|受伤|伤了|烧伤|救|还在烧|往[^|]{0,4}烧|出不/u;
/** What an accident is only feared to do. */
const FEARED = /(?:怕|担心)(?:会|被|要|哪天|万一|它|他)?$/u;
const ACCIDENTS: ReadonlySet<CrisisKind> = new Set<CrisisKind>([
  'fire_collapse',
  'injury_emergency',
  'gas_poisoning',
  'heat_cold_exhaustion',
]);
const NOT_YET = /还(?:在|没|有人|被|关|不)|但(?:是)?|可是|又(?:来|打|着|开始)/u;
const NOW = pattern(['<now>']);
const CLAIM = pattern(['<claim>']);
const INSISTS = pattern(['<insists>']);

/** One alternative of one row. */
interface Wake {
  row: number;
  pattern: RegExp;
}

/** For every character: the patterns that it wakes. Most messages wake few, and so cost little. */
export interface SignalIndex {
  signals: readonly CompiledSignal[];
  byCharacter: ReadonlyMap<number, readonly Wake[]>;
  always: readonly Wake[];
}

export function indexSignals(signals: readonly CompiledSignal[]): SignalIndex {
  const byCharacter = new Map<number, Wake[]>();
  const always: Wake[] = [];
  signals.forEach((signal, row) => {
    for (const { pattern, required } of signal.any) {
      const wake = { row, pattern };
      if (required === null) always.push(wake);
      for (const character of required ?? []) {
        const code = character.charCodeAt(0);
        const wakes = byCharacter.get(code);
        if (wakes) wakes.push(wake);
        else byCharacter.set(code, [wake]);
      }
    }
  });
  return { signals, byCharacter, always };
}

/** Every row that speaks of danger in this text, worst first. */
export function findHits(text: SafetyText, index: SignalIndex): Hit[] {
  const hits: Hit[] = [];
  for (const wake of awake(text.zh, index)) {
    const signal = index.signals[wake.row]!;
    const level = matchBranch(signal.solid ? text.solid : text.zh, signal, wake.pattern);
    if (level) hits.push({ kind: signal.kind, level });
  }
  return hits.sort(byUrgency);
}

function awake(text: string, index: SignalIndex): Set<Wake> {
  const woken = new Set(index.always);
  const seen = new Set<number>();
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (seen.has(code)) continue;
    seen.add(code);
    for (const wake of index.byCharacter.get(code) ?? []) woken.add(wake);
  }
  return woken;
}

export function byUrgency(a: Hit, b: Hit): number {
  return a.level.localeCompare(b.level) || CRISIS_KINDS.indexOf(a.kind) - CRISIS_KINDS.indexOf(b.kind);
}

function matchBranch(text: string, signal: CompiledSignal, pattern: RegExp): CrisisLevel | null {
  const normal = signal.level ?? CRISIS_LEVELS[signal.kind];
  let best: CrisisLevel | null = null;
  pattern.lastIndex = 0;
  for (let match = pattern.exec(text); match; match = pattern.exec(text)) {
    const level = weigh(text, match.index, match.index + match[0].length, signal, normal);
    if (level && (best === null || level < best)) best = level;
    if (best === normal) break;
    if (match[0].length === 0) pattern.lastIndex++;
  }
  if (best === null || signal.with?.test(text) === false || signal.unlessAnywhere?.test(text)) return null;
  if (signal.aftermath === 'same' || !CLAIM.test(text) || INSISTS.test(text)) return best;
  return signal.aftermath === 'none' ? null : later(best, 'P1');
}

/**
 * How many signs the message as a whole shows of being over: it speaks of a film, of long ago, of compensation, of how
 * well it went; none when something in it insists on now.
 */
export function soundsOver(text: string): number {
  if (isResolved(text)) return 2;
  if (NOW.test(text) || INSISTS.test(text)) return 0;
  return [FICTION, PAST, CLAIM].filter((sign) => sign.test(text)).length;
}

/** "小孩反锁在屋里，已经开了，没事": told with its good end, and nothing that goes on. */
export const isResolved = (text: string): boolean =>
  RESOLVED.test(text) && !INSISTS.test(text) && !NOT_YET.test(text);

/** "隔壁厂爆炸我们放假三天": of the accident only the days without work are left; nobody is said to be hurt. */
export const isStandstill = (text: string, kind: CrisisKind): boolean =>
  kind === 'fire_collapse' &&
  STANDSTILL.test(text) &&
  !INSISTS.test(text) &&
  !NOT_YET.test(text) &&
  !NOW.test(text) &&
  !CASUALTIES.test(text);

/** A match counts less, or not at all, when what surrounds it denies it, tells a story, or speaks of long ago. */
function weigh(
  text: string,
  start: number,
  end: number,
  signal: CompiledSignal,
  normal: CrisisLevel,
): CrisisLevel | null {
  if (NEGATED.test(text.slice(Math.max(0, start - 8), start))) return null;
  if (ACCIDENTS.has(signal.kind) && FEARED.test(text.slice(Math.max(0, start - 5), start))) return null;
  const around = text.slice(Math.max(0, start - NEAR), end + NEAR);
  if (signal.unless?.test(around)) return null;
  if (FICTION.test(around)) return null;
  if (isSupposed(text, start, end)) return null;
  if (signal.past === 'same' || NOW.test(around)) return normal;
  const experienced = EXPERIENCED.test(text.slice(end)) || EXPERIENCED_WITHIN.test(text.slice(start, end));
  if (signal.past === 'none') {
    const told = text.slice(Math.max(0, start - STORY), end + NEAR);
    return experienced || PAST.test(told) || (RECENT.test(around) && !INSISTS.test(text)) ? null : normal;
  }
  if (!experienced && !PAST.test(around)) return normal;
  // Who blocked a road once hurts nobody today; who was beaten once may need somebody still.
  if (experienced && signal.kind === 'collective_action') return 'P2';
  return normal === 'P0' ? 'P1' : 'P2';
}

const later = (a: CrisisLevel, b: CrisisLevel): CrisisLevel => (a > b ? a : b);
