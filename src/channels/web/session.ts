import type { FieldCipher } from '../../shared/crypto';
import { safeEqual } from '../../shared/crypto';
import { newToken } from '../../shared/ids';

/**
 * A worker's session is an opaque bearer token `w1.<random>.<mark>`. The mark proves that we made it, so no table of
 * sessions is needed; the conversation's id is a keyed hash of it, so a stolen database opens no conversation.
 */
export interface Sessions {
  /**
   * A new session. The first message of a page has none yet; if its answer is lost and it is sent again, the same
   * message must not begin a second conversation. So a message id that nobody can guess (a random UUID) decides the
   * token; any other id gets a random one, because two senders may both say "1".
   */
  issue(messageId?: string): string;
  /** The conversation of a token; null when we did not make it. */
  conversationOf(token: string): string | null;
}

/** Version 4: 122 random bits. */
const RANDOM_UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/i;

export function createSessions(cipher: Pick<FieldCipher, 'hash'>): Sessions {
  const mark = (random: string): string => cipher.hash(random, 'session-mark').slice(0, 24);
  return {
    issue(messageId) {
      const random =
        messageId && RANDOM_UUID.test(messageId)
          ? Buffer.from(cipher.hash(messageId.toLowerCase(), 'first-message'), 'hex')
              .subarray(0, 24)
              .toString('base64url')
          : newToken(24);
      return `w1.${random}.${mark(random)}`;
    },
    conversationOf(token) {
      const [version, random, given, ...rest] = token.split('.');
      if (version !== 'w1' || !random || !given || rest.length > 0 || !safeEqual(given, mark(random)))
        return null;
      return `w_${cipher.hash(random, 'conversation').slice(0, 32)}`;
    },
  };
}
