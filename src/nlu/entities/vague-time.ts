import type { Mention } from './mention';

/**
 * Times that everybody knows and nobody dates: 封城那年 may be 2020 or 2022, the harvest differs from village to village.
 * They are asked back, never guessed.
 */
const VAGUE =
  /(?:封城|疫情|口罩|封控|新冠|发大水|涨水)(?:的)?(?:那|这)(?:一)?(?:年|会儿?|阵子?|时候?)|(?:麦收|收麦子?|秋收|双抢|割稻子?|农忙)(?:的)?(?:那(?:会儿?|阵子?)|(?:的)?时候|季节)/g;

export function findVagueTimes(text: string): Mention[] {
  return [...text.matchAll(VAGUE)].map((m) => ({ start: m.index, end: m.index + m[0].length }));
}
