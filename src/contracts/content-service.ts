import type {
  ContentOverview,
  ExpiringResponse,
  IntentView,
  LintFinding,
  PublishResponse,
  TryResponse,
  VersionsResponse,
} from './api/staff';
import type { Intent, TopicFile } from './content';
import type { ContentVersion } from './ports';
import type { Topic } from './topics';

/** An intent with the topic of its file: what versions and drafts hold. */
export type TopicIntent = Intent & { topic: Topic };

/** How the live model does on the sentences of the drafts, before they are published. */
export interface EvaluateResponse {
  /** Sentences asked: those that the drafts add. */
  examples: number;
  correct: number;
  /** Null when no draft adds a sentence. */
  accuracy: number | null;
  /** The first misses, at most fifty. */
  misses: { intentId: string; text: string; got: string; confidence: number }[];
}

/**
 * Answers and training sentences as editors see them: one live version, one draft an intent, every version kept.
 * All of it is data: nothing an editor types is ever run.
 */
export interface ContentService {
  overview(): Promise<ContentOverview>;
  /** @throws AppError NOT_FOUND when neither live nor draft has it */
  view(intentId: string): Promise<IntentView>;
  /**
   * Keeps an unfinished intent. Saving is generous (lint speaks at publishing), but refuses what no answer may be.
   * @throws AppError CONTENT_INVALID
   */
  saveDraft(intent: TopicIntent, baseVersion: number, by: string): Promise<IntentView>;
  discardDraft(intentId: string): Promise<void>;
  /** What the live version, and the drafts if there are any, would answer. */
  try(text: string): Promise<TryResponse>;
  /** Findings on the live version with all drafts applied. */
  lint(): Promise<LintFinding[]>;
  evaluate(): Promise<EvaluateResponse>;
  /**
   * Makes the drafts (all, or those named) live. The new model is trained before the switch, so that the chat is never
   * without one.
   * @throws AppError DRAFT_STALE when somebody published since `baseVersion`; CONTENT_INVALID with `details.findings`
   */
  publish(request: {
    baseVersion: number;
    note: string;
    by: string;
    intentIds?: string[];
  }): Promise<PublishResponse>;
  /** What the chat says now that has run out, is overdue for review, or will be within so many days. */
  expiring(days: number): Promise<ExpiringResponse>;
  versions(): Promise<VersionsResponse>;
  /** @throws AppError NOT_FOUND */
  version(version: number): Promise<ContentVersion>;
  /** Publishes an older version again, under a new number. Drafts stay. @throws AppError NOT_FOUND, DRAFT_STALE */
  rollback(request: { version: number; note: string; by: string }): Promise<PublishResponse>;
  /** The live version in the form of `intents/*.yml`, one value a topic. */
  exportFiles(): Promise<TopicFile[]>;
}
