import path from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { createEntityExtractor, loadNluData } from '../../src/nlu';

const extract = createEntityExtractor(loadNluData(path.join(__dirname, '../../data')));
const entities = (text: string) => extract(text, { today: '2026-11-24' }).entities;

describe('Numbers that people call', () => {
  it.each(['打过12345', '找过12333没用', '给12348打了电话，欠钱的事没人管', '报了110'])(
    'should be no amount: %s',
    (text) => {
      expect(entities(text).amountOwed).toBeUndefined();
    },
  );
  it('should still be an amount when it is what is owed', () => {
    expect(entities('老板欠12345元').amountOwed).toBe(12345);
  });
});

describe('An employer', () => {
  it('should not be made of the words around it', () => {
    expect(entities('老板三个月没发工资了').employerText).not.toBe('老板三个月');
  });
});
