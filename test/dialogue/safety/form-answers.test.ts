import path from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { readComplaints } from '../../../src/cli/complaints';
import { emptyState, type Frame } from '../../../src/contracts/dialogue';
import { decide } from '../../../src/dialogue/decide';
import { detectByRules, detectSafety } from '../../../src/dialogue/safety';
import { aTurnInput, NOTHING, SKILLS } from '../../support/dialogue-builders';
import { yamlFiles } from '../../support/play';

// "就我一个" is the answer to "how many of you": a hotline that hears a suicide in it is of no use to anybody.
const answers = [
  ...new Set(
    yamlFiles(path.join(__dirname, '../../complaints'))
      .flatMap((file) => readComplaints(file))
      .flatMap((complaint) => Object.values(complaint.answers)),
  ),
];

describe('Plain answers to the questions of a form', () => {
  it('should hold no danger for the rules', () => {
    expect(answers.filter((text) => ['P0', 'P1'].includes(detectByRules(text).level))).toEqual([]);
  });

  it('should be taken for answers, whatever they sound like', () => {
    const frame: Frame = {
      skill: 'wage-arrears',
      slots: {},
      attempts: 0,
      asked: 'people',
      askedToo: 'employment',
    };
    for (const text of answers) {
      const understanding = { ...NOTHING, safety: detectSafety(text) };
      const decision = decide(
        { ...emptyState(), frames: [frame] },
        aTurnInput(text, { understanding }),
        SKILLS,
      );
      expect([text, decision.kind]).not.toEqual([text, 'urgent']);
    }
  });

  it('should not hide a danger that the rules know', () => {
    const frame: Frame = { skill: 'wage-arrears', slots: {}, attempts: 0, asked: 'employer' };
    const understanding = { ...NOTHING, safety: detectSafety('他们打我') };
    const decision = decide(
      { ...emptyState(), frames: [frame] },
      aTurnInput('他们打我', { understanding }),
      SKILLS,
    );
    expect(decision.kind).toBe('urgent');
  });
});
