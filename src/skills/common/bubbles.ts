import type { ReplyDraft, SourceRef } from '../../contracts/dialogue';
import type { Knowledge } from '../../contracts/knowledge';
import { sourceRef } from '../../contracts/sources';

/** Longest bubble, in characters: what a small phone shows at a glance. */
const BUBBLE = 120;

/** Joins pieces into as few bubbles as fit; a piece is never cut. */
export function packed(pieces: readonly string[], glue: string): ReplyDraft[] {
  const bubbles: string[] = [];
  for (const piece of pieces) {
    const last = bubbles.at(-1);
    if (last !== undefined && last.length + glue.length + piece.length <= BUBBLE)
      bubbles[bubbles.length - 1] = `${last}${glue}${piece}`;
    else bubbles.push(piece);
  }
  return bubbles.map((text) => ({ text }));
}

/** The articles of an answer as workers see them; what is not verified is not named. */
export const sourcesOf = (articles: readonly string[], knowledge: Knowledge): SourceRef[] =>
  articles.map((id) => sourceRef(id, knowledge)).filter((source) => source !== null);
