import type { TopicFile } from '../contracts/content';
import type { ContentStore, ContentVersion } from '../contracts/ports';
import type { Clock } from '../shared/clock';
import type { Logger } from '../shared/logger';
import { hashIntents, intentsOf } from './intents';

export interface ImportResult {
  /** The version that is to be live. */
  version: ContentVersion;
  /** `kept`: the files differ, but people have published through the console, and their work stands. */
  outcome: 'imported' | 'unchanged' | 'kept';
}

/**
 * Brings `intents/` into the store: version 1 on an empty one; a new version when the files changed and the live one
 * came from files. What a person published through the console is never overwritten by files.
 */
export async function importFiles(
  files: readonly TopicFile[],
  { store, clock, logger }: { store: ContentStore; clock: Clock; logger: Logger },
): Promise<ImportResult> {
  const intents = intentsOf(files);
  const hash = hashIntents(intents);
  const latest = await store.latestVersion();
  if (latest?.hash === hash) return { version: latest, outcome: 'unchanged' };
  if (latest && latest.origin !== 'files') {
    logger.warn(
      { category: 'content', version: latest.version },
      'intents/ differ from the live version, which was published in the console: kept the live version',
    );
    return { version: latest, outcome: 'kept' };
  }
  const version: ContentVersion = {
    version: (latest?.version ?? 0) + 1,
    hash,
    origin: 'files',
    note: latest ? '文件有更新' : '首次导入',
    publishedBy: 'intents/',
    at: clock.now().toISOString(),
    intents,
  };
  if ((await store.insertVersion(version)) === 'exists') {
    // Another instance was faster: look again at what it wrote.
    return importFiles(files, { store, clock, logger });
  }
  logger.info(
    { category: 'content', version: version.version, intents: intents.length },
    'imported intents/',
  );
  return { version, outcome: 'imported' };
}
