import path from 'node:path';
import { beforeAll, describe, expect, it, jest } from '@jest/globals';
import { readConversations, type ScriptResult } from '../src/cli/chat-script';
import { TOPICS } from '../src/contracts/topics';
import { play, yamlFiles } from './support/play';

jest.setTimeout(240_000);

const files = yamlFiles(path.join(__dirname, 'conversations'));
const written = files.flatMap((file) =>
  readConversations(file).map((conversation) => ({ file: path.basename(file), ...conversation })),
);

describe('Conversations, played through the real app', () => {
  const results = new Map<string, string[]>();

  beforeAll(() => {
    for (const { file, name, failures } of play<ScriptResult>('--script', files))
      results.set(`${file} ${name}`, failures);
  });

  it('should be at least thirty, and cover every topic', () => {
    expect(written.length).toBeGreaterThanOrEqual(30);
    const covered = new Set(
      written.flatMap(({ topic, steps }) => [topic, ...steps.map((step) => step.topic)]),
    );
    expect(TOPICS.filter((topic) => !covered.has(topic))).toEqual([]);
  });

  it.each(written.map(({ file, name }) => [file, name]))('should go as written: %s %s', (file, name) => {
    expect(results.get(`${file} ${name}`)).toEqual([]);
  });
});
