import type { CrisisKind, CrisisLevel } from './kinds';
import { requiredCharacters, topLevelBranches, type Required } from './required';
import { WORDS } from './words';

/**
 * One row of a signal table. Patterns are regular expressions with a few shorthands, all of them bounded, so that
 * matching stays linear: `~` up to 3 characters, `…` up to 8, both within one clause; `<name>` a word list of words.ts.
 * `$` is the end of a clause.
 */
export interface Signal {
  kind: CrisisKind;
  /** When it differs from the level of the kind. */
  level?: CrisisLevel;
  any: readonly string[];
  /** The message must say this too, anywhere. */
  with?: readonly string[];
  /** The match does not count when this stands within a few characters of it. */
  unless?: readonly string[];
  /** The row does not count when this stands anywhere in the message. */
  unlessAnywhere?: readonly string[];
  /** What becomes of it when the words are about the past: still a reason to offer help (default), or none. */
  past?: 'P1' | 'none' | 'same';
  /** What becomes of it when the message asks about compensation, diagnosis, insurance: it is over. Default: the same. */
  aftermath?: 'P1' | 'none' | 'same';
  /** Match across commas as well: for fixed phrases that people break in two. */
  solid?: true;
}

/** One alternative of a row, and the characters without which it cannot match. */
export interface Branch {
  pattern: RegExp;
  required: Required;
}

export interface CompiledSignal {
  kind: CrisisKind;
  level?: CrisisLevel;
  any: readonly Branch[];
  with?: RegExp;
  unless?: RegExp;
  unlessAnywhere?: RegExp;
  past: 'P1' | 'none' | 'same';
  aftermath: 'P1' | 'none' | 'same';
  solid: boolean;
}

const expand = (pattern: string): string =>
  pattern
    .replace(/<(\w+)>/g, (_, name: string) => {
      const words = WORDS[name];
      if (words === undefined) throw new Error(`safety: no word list <${name}>`);
      return `(?:${expand(words)})`;
    })
    .replace(/(?<!\\)\$/g, '(?=$$|[|])')
    .replaceAll('…', '[^|]{0,8}')
    .replaceAll('~', '[^|]{0,3}');

export function pattern(alternatives: readonly string[], flags = 'u'): RegExp {
  return new RegExp(alternatives.map(expand).join('|'), flags);
}

export function compile(signal: Signal): CompiledSignal {
  return {
    kind: signal.kind,
    level: signal.level,
    any: topLevelBranches(signal.any.map(expand).join('|')).map((source) => ({
      pattern: new RegExp(source, 'gu'),
      required: requiredCharacters(source),
    })),
    with: signal.with && pattern(signal.with),
    unless: signal.unless && pattern(signal.unless),
    unlessAnywhere: signal.unlessAnywhere && pattern(signal.unlessAnywhere),
    past: signal.past ?? 'P1',
    aftermath: signal.aftermath ?? 'same',
    solid: signal.solid ?? false,
  };
}
