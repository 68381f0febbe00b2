import { describe, expect, it } from '@jest/globals';
import { tryText } from '../../src/content/try-text';
import type { Classifier } from '../../src/contracts/classifier';

const classifier: Classifier = {
  engine: 'linear',
  modelId: 'x',
  classify: () => ({
    ranked: [{ topic: 'wage_arrears', intent: 'wage_arrears.not_paid', confidence: 0.9 }],
    decision: 'answer',
    further: [],
  }),
  explain: (_text, intents) =>
    intents.map((intent) => ({
      intent,
      pulls: [
        { piece: '工资', view: 'words', pull: 0.4 },
        { piece: '下雨', view: 'words', pull: -0.5 },
        { piece: '工资', view: 'chars', pull: 0.3 },
        { piece: ' ', view: 'chars', pull: 0.9 },
      ],
    })),
};

describe('Trying a sentence out', () => {
  it('should tell what pulled, each piece once, strongest first', () => {
    expect(tryText('工资', classifier, []).why).toEqual([
      { piece: '工资', pull: 0.7 },
      { piece: '下雨', pull: -0.5 },
    ]);
  });

  it('should tell nothing where the engine cannot', () => {
    const { explain: _none, ...mute } = classifier;
    expect(tryText('工资', mute, []).why).toEqual([]);
  });
});
