import type { Reply } from '../contracts/dialogue';
import type { InboundMessage, Turn } from '../contracts/turn';
import { detectSafety, safetyReplies } from '../dialogue/safety';
import { AppError } from '../shared/errors';

type Deliver = (message: InboundMessage) => Promise<Turn>;

export interface InDangerOptions {
  bureauPhone: string;
  /** Milliseconds that a person in danger waits for the store before the numbers are said without it. */
  patience: number;
  /** Told of every message that was answered without being stored. */
  onUnsaved: (error: unknown) => void;
}

/** What stands in the details of the error: the channel shows the words and asks for the message once more. */
export interface UnsavedAnswer {
  saved: false;
  replies: Reply[];
}

const NOT_SAVED: Readonly<Record<'zh' | 'en', string>> = {
  zh: '系统出了故障，这句话还没存上。先打电话，电话最快。',
  en: 'Our system is down and this is not saved yet. Please call; that is fastest.',
};

/**
 * Whoever is in danger hears the number to call even when the store or the engine is down or does not answer in time:
 * the safety rules need neither. Nothing is pretended: the message counts as failed, so that every sender sends it again,
 * and its id makes that harmless should it have been stored after all.
 *
 * @throws AppError STORE_UNAVAILABLE with {@link UnsavedAnswer} as its details; for calm messages whatever `deliver` throws
 */
export function answerInDanger(deliver: Deliver, options: InDangerOptions): Deliver {
  return async (message) => {
    const finding = detectSafety(message.text);
    if (finding.level !== 'P0' && finding.level !== 'P1') return deliver(message);
    try {
      return await within(deliver(message), options.patience);
    } catch (error) {
      // Refused for what it is, not for want of a store: the caller's fault is told as ever.
      if (error instanceof AppError && error.status < 500) throw error;
      options.onUnsaved(error);
      const language = /\p{Script=Han}/u.test(message.text) ? 'zh' : 'en';
      const texts = [
        ...safetyReplies(finding, { bureauPhone: options.bureauPhone, language, alerted: false }),
        { text: NOT_SAVED[language] },
      ];
      const answer: UnsavedAnswer = {
        saved: false,
        replies: texts.map((reply, i) => ({ id: `unsaved.${i + 1}`, ...reply })),
      };
      throw new AppError('STORE_UNAVAILABLE', { ...answer }, { cause: error });
    }
  };
}

async function within<T>(work: Promise<T>, milliseconds: number): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const tooLate = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('The conversation did not answer in time')), milliseconds);
  });
  try {
    return await Promise.race([work, tooLate]);
  } finally {
    clearTimeout(timer);
  }
}
