import type { PublishResponse } from '../contracts/api/staff';
import type { Classifier } from '../contracts/classifier';
import type { TopicFile } from '../contracts/content';
import type { ContentService, TopicIntent } from '../contracts/content-service';
import type { ContentDraft, ContentStore, ContentVersion } from '../contracts/ports';
import { TOPICS, TOPIC_TITLES } from '../contracts/topics';
import { chinaDate, type Clock } from '../shared/clock';
import { AppError } from '../shared/errors';
import type { Logger } from '../shared/logger';
import { checkDraft } from './check-draft';
import { evaluateDrafts } from './evaluate';
import { dueWithin, type DatedItem } from './expiring';
import { importFiles, type ImportResult } from './import-files';
import { applyDrafts, filesOf, hashIntents, hashTraining, sameIntent } from './intents';
import { lintIntents } from './lint';
import { tryText } from './try-text';

const LISTED_VERSIONS = 100;
const SHOWN_FINDINGS = 20;

/** The state the chat answers from. */
export interface LiveContent {
  version: number;
  intents: readonly TopicIntent[];
  classifier: Classifier;
}

export interface ContentDeps {
  store: ContentStore;
  /** Trains off the main thread; may answer from a cache. */
  train: (intents: readonly TopicIntent[]) => Promise<Classifier>;
  /** Swaps what the chat answers from, in one move. */
  activate: (version: ContentVersion, classifier: Classifier) => void;
  /** What was activated last; null before the first activation. */
  live: () => LiveContent | null;
  clock: Clock;
  /** Ids of articles and policies an answer may rest on. */
  lawIds: ReadonlySet<string>;
  /** Facts outside the intents that run out: rules, jobs, trainings. */
  dated: readonly DatedItem[];
  /** Tells the other instances, which then {@link ContentEngine.refresh}. */
  publish: (message: { version: number }) => Promise<void>;
  logger: Logger;
}

/** The service the console talks to, and what the program itself needs of it. */
export interface ContentEngine extends ContentService {
  /** At start: takes over `intents/` where nobody has edited, and activates the newest version. */
  importFiles(files: readonly TopicFile[]): Promise<ImportResult>;
  /** Activates the newest version of the store, if it is not the live one. */
  refresh(): Promise<void>;
}

export function createContentService(deps: ContentDeps): ContentEngine {
  const { store, clock } = deps;
  const oneAtATime = createQueue();
  let trained: { hash: string; classifier: Promise<Classifier> } | null = null;

  const requireLive = (): LiveContent => {
    const live = deps.live();
    if (!live) throw new AppError('NOT_READY');
    return live;
  };

  /** A model for these intents: the live one when it has learnt the same, else a new one; one training at a time. */
  async function trainFor(intents: readonly TopicIntent[]): Promise<Classifier> {
    const live = deps.live();
    const hash = hashTraining(intents);
    if (live && hashTraining(live.intents) === hash) return live.classifier;
    if (trained?.hash !== hash) trained = { hash, classifier: deps.train(intents) };
    const mine = trained;
    try {
      return await mine.classifier;
    } catch (error) {
      if (trained === mine) trained = null;
      throw error;
    }
  }

  /** Trains first, then takes the number, then switches: the chat always has a model that fits its answers. */
  async function makeLive(
    next: Pick<ContentVersion, 'origin' | 'note' | 'intents'> & { by: string; after: number },
    drafts: { intentId: string; at?: string }[],
  ): Promise<number> {
    const classifier = await trainFor(next.intents);
    const version: ContentVersion = {
      version: next.after + 1,
      hash: hashIntents(next.intents),
      origin: next.origin,
      note: next.note,
      publishedBy: next.by,
      at: clock.now().toISOString(),
      intents: next.intents,
    };
    if ((await store.insertVersion(version)) === 'exists') throw new AppError('DRAFT_STALE');
    deps.activate(version, classifier);
    await store.deleteDrafts(drafts);
    await deps.publish({ version: version.version });
    return version.version;
  }

  async function latest(): Promise<ContentVersion> {
    const version = await store.latestVersion();
    if (!version) throw new AppError('NOT_READY');
    return version;
  }

  /**
   * Trains for the drafts as they stand, while the editor is still writing the note: publishing then finds the model
   * ready and is live at once. Not waited for; a failure shows where the model is needed.
   */
  function prepare(): void {
    const live = deps.live();
    if (!live) return;
    store
      .listDrafts()
      .then((drafts) => trainFor(applyDrafts(live.intents, drafts)))
      .catch((error: unknown) =>
        deps.logger.warn({ err: error, category: 'content' }, 'could not train for the drafts ahead'),
      );
  }

  const service: ContentEngine = {
    async overview() {
      const live = requireLive();
      const drafts = await store.listDrafts();
      const draftOf = new Map(drafts.map((draft) => [draft.intentId, draft]));
      const shown = applyDrafts(live.intents, drafts);
      return {
        version: live.version,
        topics: TOPICS.map((topic) => ({
          topic,
          title: TOPIC_TITLES[topic],
          intents: shown
            .filter((intent) => intent.topic === topic)
            .map((intent) => ({
              id: intent.id,
              title: intent.title,
              examples: intent.examples.length,
              skill: intent.skill,
              hasAnswer: intent.answer !== null,
              reviewBy: intent.answer?.reviewBy ?? null,
              draft: draftOf.has(intent.id),
              ...(draftOf.has(intent.id) ? { draftBy: draftOf.get(intent.id)?.editedBy } : {}),
            })),
        })),
      };
    },

    async view(intentId) {
      const live = requireLive();
      const draft = await store.getDraft(intentId);
      const own = live.intents.find((intent) => intent.id === intentId) ?? null;
      if (!own && !draft) throw new AppError('NOT_FOUND');
      return {
        live: own,
        draft: draft?.intent ?? null,
        ...(draft ? { draftBy: draft.editedBy, draftAt: draft.at, baseVersion: draft.baseVersion } : {}),
        liveVersion: live.version,
      };
    },

    async saveDraft(intent, baseVersion, by) {
      const checked = checkDraft(intent);
      if (baseVersion > (await latest()).version) throw new AppError('DRAFT_STALE');
      await store.putDraft({
        intentId: checked.id,
        intent: checked,
        baseVersion,
        editedBy: by,
        at: clock.now().toISOString(),
      });
      prepare();
      return service.view(checked.id);
    },

    async discardDraft(intentId) {
      await store.deleteDrafts([{ intentId }]);
      prepare();
    },

    async try(text) {
      const live = requireLive();
      const drafts = await store.listDrafts();
      const liveAnswer = tryText(text, live.classifier, live.intents);
      if (drafts.length === 0) return { live: liveAnswer, draft: null };
      const intents = applyDrafts(live.intents, drafts);
      return { live: liveAnswer, draft: tryText(text, await trainFor(intents), intents) };
    },

    async lint() {
      const intents = applyDrafts(requireLive().intents, await store.listDrafts());
      return lintIntents(intents, { today: chinaDate(clock.now()), lawIds: deps.lawIds });
    },

    expiring(days) {
      const today = chinaDate(clock.now());
      const items = dueWithin(requireLive().intents, deps.dated, today, days);
      return Promise.resolve({ today, days, items });
    },

    async evaluate() {
      const live = requireLive();
      const drafts = await store.listDrafts();
      return evaluateDrafts(
        live.classifier,
        live.intents,
        drafts.map((draft) => draft.intent),
      );
    },

    async publish({ baseVersion, note, by, intentIds }) {
      const started = performance.now();
      return oneAtATime(async (): Promise<PublishResponse> => {
        const base = await latest();
        if (base.version !== baseVersion) throw new AppError('DRAFT_STALE', { live: base.version });
        const wanted = intentIds && new Set(intentIds);
        const drafts = (await store.listDrafts()).filter((one) => wanted?.has(one.intentId) ?? true);
        if (drafts.length === 0) throw new AppError('CONTENT_INVALID', { reason: 'no_draft' });
        await refuseOvertaken(store, base, drafts);

        const intents = applyDrafts(base.intents, drafts);
        const changed = new Set(drafts.map((draft) => draft.intentId));
        const lint = await lintIntents(intents, { today: chinaDate(clock.now()), lawIds: deps.lawIds });
        const findings = lint.filter((finding) => changed.has(finding.intentId));
        const errors = findings.filter((finding) => finding.level === 'error');
        if (errors.length > 0) {
          throw new AppError('CONTENT_INVALID', { findings: errors.slice(0, SHOWN_FINDINGS) });
        }
        const version = await makeLive(
          { origin: 'console', note, by, intents, after: base.version },
          drafts.map(({ intentId, at }) => ({ intentId, at })),
        );
        return { version, warnings: findings, liveAfterMs: Math.round(performance.now() - started) };
      });
    },

    async versions() {
      return { live: requireLive().version, versions: await store.listVersions(LISTED_VERSIONS) };
    },

    async version(version) {
      const found = await store.getVersion(version);
      if (!found) throw new AppError('NOT_FOUND');
      return found;
    },

    async rollback({ version, note, by }) {
      const started = performance.now();
      return oneAtATime(async (): Promise<PublishResponse> => {
        const { intents } = await service.version(version);
        const after = (await latest()).version;
        const number = await makeLive(
          { origin: 'rollback', note: note || `恢复第${version}版`, by, intents, after },
          [],
        );
        return { version: number, warnings: [], liveAfterMs: Math.round(performance.now() - started) };
      });
    },

    exportFiles: () => Promise.resolve(filesOf(requireLive().intents)),

    importFiles: (files) =>
      oneAtATime(async () => {
        const result = await importFiles(files, deps);
        if (deps.live()?.version !== result.version.version) {
          deps.activate(result.version, await trainFor(result.version.intents));
        }
        return result;
      }),

    refresh: () =>
      oneAtATime(async () => {
        const newest = await latest();
        if ((deps.live()?.version ?? 0) >= newest.version) return;
        deps.activate(newest, await trainFor(newest.intents));
      }),
  };
  return service;
}

/** A draft begun on an older version is refused when its intent has been published since: that work would be lost. */
async function refuseOvertaken(
  store: ContentStore,
  base: ContentVersion,
  drafts: readonly ContentDraft[],
): Promise<void> {
  for (const draft of drafts.filter((one) => one.baseVersion < base.version)) {
    const then = await store.getVersion(draft.baseVersion);
    const find = (intents: readonly TopicIntent[]) => intents.find((intent) => intent.id === draft.intentId);
    if (!sameIntent(find(then?.intents ?? []), find(base.intents))) {
      throw new AppError('DRAFT_STALE', { intentId: draft.intentId, live: base.version });
    }
  }
}

/** Runs jobs one after another; a failed one does not stop the next. */
function createQueue(): <T>(job: () => Promise<T>) => Promise<T> {
  let tail: Promise<unknown> = Promise.resolve();
  return (job) => {
    const result = tail.then(job);
    tail = result.catch(() => undefined);
    return result;
  };
}
