import path from 'node:path';
import { beforeAll, describe, expect, it, jest } from '@jest/globals';
import { readComplaints, summarise, type ComplaintResult } from '../src/cli/complaints';
import { play, yamlFiles } from './support/play';

jest.setTimeout(240_000);

const files = yamlFiles(path.join(__dirname, 'complaints'));
const names = files.flatMap((file) => readComplaints(file).map(({ name }) => name));

describe('summarise', () => {
  it('should count only those who came through', () => {
    const results = [4, 8, 9, 20].map((messages) => ({ messages, completed: messages < 20 }));
    expect(summarise(results)).toEqual({
      complaints: 4,
      completedShare: 0.75,
      medianMessages: 8,
      mostMessages: 9,
    });
  });
});

describe('People who complain, each in their own words', () => {
  let results: ComplaintResult[];
  beforeAll(() => {
    results = play<ComplaintResult>('--complaints', files).filter((line) => 'name' in line);
  });

  it('should be played, every one', () => {
    expect(results.map(({ name }) => name)).toEqual(names);
    expect(names.length).toBeGreaterThanOrEqual(40);
  });

  it('should come through in at least 95 of 100, and half of them with eight messages or fewer', () => {
    const { completedShare, medianMessages } = summarise(results);
    expect(results.flatMap(({ name, failures }) => failures.map((failure) => `${name}: ${failure}`))).toEqual(
      [],
    );
    expect(completedShare).toBeGreaterThanOrEqual(0.95);
    expect(medianMessages).toBeLessThanOrEqual(8);
  });
});
