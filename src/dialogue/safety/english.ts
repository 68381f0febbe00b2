import type { Hit } from './match';

export function findEnglish(_words: string): Hit[] {
  return [];
}
