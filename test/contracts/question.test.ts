import { describe, expect, it } from '@jest/globals';
import { askedPart } from '../../src/contracts/question';

describe('what a message asks', () => {
  it('should be the whole of a short message', () => {
    expect(askedPart('加班费怎么算')).toBe('加班费怎么算');
  });

  it('should be what stands after “我想问” in a told story', () => {
    const text =
      '我在饭店后厨干了一年半，去年六月老板把我辞了，还有两个月工资没给。我想问现在去仲裁还来得及吗';
    expect(askedPart(text)).toBe('现在去仲裁还来得及吗');
  });

  it('should be the asking clauses, a short one with the clause before it, wherever they stand', () => {
    const text =
      '老板让我写辞职信，我能不能不写？他还说要扣我半个月工资当违约金，我在这个厂里干了五年了，一直都是好好的';
    expect(askedPart(text)).toBe('老板让我写辞职信，我能不能不写？');
  });

  it('should not be a question that was only told', () => {
    const text = '我问老板什么时候给钱他不说话，工资已经拖了三个月，家里孩子要交学费，现在去法院告他行不行';
    expect(askedPart(text)).not.toContain('什么时候给钱');
    expect(askedPart(text)).toContain('现在去法院告他行不行');
  });

  it('should be the end of a long message without punctuation', () => {
    const text =
      '我在厂里做了两年多了一直没有签过合同上个月组长突然说不用来了也没有说补偿的事情我能要点什么钱';
    expect(text.endsWith(askedPart(text))).toBe(true);
    expect(askedPart(text)).toContain('我能要点什么钱');
  });
});
