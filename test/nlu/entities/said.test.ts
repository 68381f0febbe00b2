import path from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { createEntityExtractor } from '../../../src/nlu/entities/extract';
import { loadNluData } from '../../../src/nlu/load-data';
import { LONG } from './tables/long';
import { MIXED } from './tables/mixed';
import { MONEY } from './tables/money';
import { NOTHING } from './tables/no-money';
import { PEOPLE } from './tables/people';
import { PLACES } from './tables/places';
import { TODAY, type Said } from './tables/table';
import { TIME } from './tables/time';
import { WORK } from './tables/work';

const extract = createEntityExtractor(loadNluData(path.join(__dirname, '../../../data')));

const TABLES: readonly [string, readonly Said[]][] = [
  ['money', MONEY],
  ['numbers that are no money', NOTHING],
  ['places', PLACES],
  ['time', TIME],
  ['people and phones', PEOPLE],
  ['trades and employers', WORK],
  ['whole messages', LONG],
  ['a second round', MIXED],
];

describe.each(TABLES)('entities as people say them: %s', (_name, table) => {
  test.each(table)('should read %s', (text, entities) => {
    expect(extract(text, { today: TODAY }).entities).toEqual(entities);
  });
});
