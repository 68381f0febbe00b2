import type { ShownText } from '../content/plain';
import type { TopicFile } from '../contracts/content';
import { FIRST_WORDS } from '../dialogue/safety/first-words';
import { SKILLS } from '../skills';

/** Every bubble of every answer. */
export function answerTexts(files: readonly TopicFile[]): ShownText[] {
  return files.flatMap((file) =>
    file.intents.flatMap(({ id, answer }) => (answer?.bubbles ?? []).map((text) => ({ where: id, text }))),
  );
}

/** What the service says of itself and stands as data: questions of forms, first words in a danger. */
export function spokenTexts(): ShownText[] {
  const questions = [...SKILLS.values()].flatMap((skill) =>
    (skill.form?.slots ?? []).flatMap((slot) => {
      const where = `${skill.id}: ${slot.name}`;
      return [...slot.prompts, ...(slot.joint ? [slot.joint.prompt] : [])].map((text) => ({ where, text }));
    }),
  );
  const danger = Object.entries(FIRST_WORDS).flatMap(([kind, words]) =>
    words.zh.map((text) => ({ where: `danger: ${kind}`, text })),
  );
  return [...questions, ...danger];
}
