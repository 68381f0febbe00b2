import { describe, expect, it } from '@jest/globals';
import { findReceipts } from '../../src/conversation/receipts';
import { newReceipt } from '../../src/shared/ids';

// One receipt in forty had letters only, and was then not found when its owner sent it.
describe('A receipt', () => {
  it('should be found in a message, whichever was drawn', () => {
    for (let i = 0; i < 2000; i += 1) {
      const receipt = newReceipt();
      expect(findReceipts(`我的码是${receipt}`)).toEqual([receipt]);
    }
  });

  it('should be found though it has no digit, and words should not be taken for one', () => {
    expect(findReceipts('ABCD-EFGH-JKMN')).toEqual(['ABCD-EFGH-JKMN']);
    expect(findReceipts('please help them with that case')).toEqual([]);
  });
});
