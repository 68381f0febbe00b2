import type { FieldCipher } from '../../shared/crypto';
import { safeEqual } from '../../shared/crypto';
import { newToken } from '../../shared/ids';

/**
 * A worker's session is an opaque bearer token `w1.<random>.<mark>`. The mark proves that we made it, so no table of
 * sessions is needed; the conversation's id is a keyed hash of it, so a stolen database opens no conversation.
 */
export interface Sessions {
  issue(): string;
  /** The conversation of a token; null when we did not make it. */
  conversationOf(token: string): string | null;
}

export function createSessions(cipher: Pick<FieldCipher, 'hash'>): Sessions {
  const mark = (random: string): string => cipher.hash(random, 'session-mark').slice(0, 24);
  return {
    issue() {
      const random = newToken(24);
      return `w1.${random}.${mark(random)}`;
    },
    conversationOf(token) {
      const [version, random, given, ...rest] = token.split('.');
      if (version !== 'w1' || !random || !given || rest.length > 0 || !safeEqual(given, mark(random))) return null;
      return `w_${cipher.hash(random, 'conversation').slice(0, 32)}`;
    },
  };
}
