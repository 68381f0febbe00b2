import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { parse, stringify } from 'yaml';
import { interruptionsOf, refusalsOf } from './support/interruptions';
import { WALKS } from './support/walks';

const DIR = path.join(__dirname, 'conversations');
const HEAD =
  '# Made by test/conversations-generated.test.ts from the forms. Change the forms or the generator, then run that test with UPDATE=1.\n';

describe('Conversations made from the forms', () => {
  it.each(WALKS.map((walk) => [walk.form.id, walk] as const))(
    'should stand in test/conversations as the form %s gives them',
    (id, walk) => {
      const file = path.join(DIR, `generated-${id}.yml`);
      const made = [...interruptionsOf(walk), ...refusalsOf(walk)];
      if (process.env.UPDATE)
        writeFileSync(file, `${HEAD}${stringify(made, { lineWidth: 0, aliasDuplicateObjects: false })}`);
      expect(existsSync(file) ? parse(readFileSync(file, 'utf8')) : null).toEqual(
        JSON.parse(JSON.stringify(made)),
      );
    },
  );

  it.each(WALKS.map((walk) => [walk.form.id, walk] as const))(
    'should ask for every question that the form %s can ask',
    (_id, walk) => {
      const walked = new Set(walk.answers.map(([slot]) => slot));
      const askable = walk.form.slots.filter((slot) => slot.prompts.length > 0).map((slot) => slot.name);
      expect(askable.filter((name) => !walked.has(name)).sort()).toEqual(NOT_ON_THIS_WAY[walk.form.id]);
    },
  );
});

/** Questions that only another way through the form asks; conversations written by hand go there. */
const NOT_ON_THIS_WAY: Record<string, string[]> = {
  'wage-arrears': ['payer'],
  'rights-intake': ['kind'],
};
