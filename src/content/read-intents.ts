import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';
import { topicFileSchema, type TopicFile } from '../contracts/content';

/**
 * Reads `intents/*.yml`, one file a topic.
 *
 * @throws Error naming the file and what is wrong in it
 */
export function readTopicFiles(dir: string): TopicFile[] {
  const names = readdirSync(dir)
    .filter((name) => /\.ya?ml$/.test(name))
    .sort();
  return names.map((name) => {
    const parsed = topicFileSchema.safeParse(parse(readFileSync(path.join(dir, name), 'utf8')));
    if (!parsed.success) {
      const first = parsed.error.issues[0];
      throw new Error(
        `intents/${name}: ${first ? `${first.path.join('.')}: ${first.message}` : 'is not a topic file'}`,
      );
    }
    return parsed.data;
  });
}
