import path from 'node:path';
import { beforeAll, describe, expect, it, jest } from '@jest/globals';
import { judge, readGolden, states, type GoldenResult } from '../src/cli/golden';
import { NEAR_COPY, jaccard, pairsOf } from '../src/cli/nlu/likeness';
import { readTopicFiles } from '../src/content/read-intents';
import { play, yamlFiles } from './support/play';

jest.setTimeout(240_000);

const files = yamlFiles(path.join(__dirname, 'golden'));
const pairs = files.flatMap((file) =>
  readGolden(file).map((pair) => ({ file: path.basename(file), ...pair })),
);
const asks = pairs.map(({ file, ask }): [string, string] => [file, ask]);

describe('Facts in a text', () => {
  it.each([
    ['仲裁5天内答复', '5天', true],
    ['仲裁15天内起诉', '5天', false],
    ['先是15天，然后5天', '5天', true],
    ['1.2倍', '2倍', false],
    ['另给3倍', '3倍', true],
    ['打12333问', '12333', true],
  ])('%s states %s: %s', (text, fact, stands) => {
    expect(states(text, fact)).toBe(stands);
  });

  it('should name what is missing and what is wrong', () => {
    const pair = { must: ['1年'], any: [['45天', '45日']], mustNot: ['60天'] };
    expect(judge(pair, '1年内申请，45日内裁决')).toEqual([]);
    expect(judge(pair, '60天内申请')).toHaveLength(3);
  });
});

describe('Golden questions, asked of the real app', () => {
  const results = new Map<string, GoldenResult>();

  beforeAll(() => {
    for (const result of play<GoldenResult>('--golden', files)) results.set(result.ask, result);
  });

  it('should ask every question once', () => {
    expect(new Set(pairs.map(({ ask }) => ask)).size).toBe(pairs.length);
  });

  it('should not repeat a training sentence: what was learnt by heart proves nothing', () => {
    const learnt = readTopicFiles(path.join(__dirname, '../intents'))
      .flatMap((file) => file.intents.flatMap((intent) => intent.examples))
      .map((text) => ({ text, pairs: pairsOf(text) }));
    const copies = pairs.flatMap(({ ask }) => {
      const own = pairsOf(ask);
      const near = learnt.find((sentence) => jaccard(own, sentence.pairs) >= NEAR_COPY);
      return near ? [`${ask} ~ ${near.text}`] : [];
    });
    expect(copies).toEqual([]);
  });

  it.each(asks)('%s: %s', (_file, ask) => {
    expect(results.get(ask)?.failures).toEqual([]);
  });
});
