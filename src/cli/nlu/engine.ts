import type { Classifier } from '../../contracts/classifier';
import {
  createLinearClassifier,
  createUnderstander,
  loadNluData,
  trainModel,
  trainNodeNlp,
  type Model,
  type NluData,
  type Understander,
} from '../../nlu';
import { readIntents, type TrainingData } from './common';

export interface ReadyEngine {
  data: NluData;
  content: TrainingData;
  model?: Model;
  classifier: Classifier;
  understand: Understander;
}

/** Trains on the project's own intents, in this thread: a command has nothing else to do. */
export async function prepareEngine(
  dirs: { intents: string; data: string },
  engine = 'linear',
): Promise<ReadyEngine> {
  const data = loadNluData(dirs.data);
  const content = readIntents(dirs.intents);
  if (engine === 'node-nlp') {
    const classifier = await trainNodeNlp(content.examples);
    return {
      data,
      content,
      classifier,
      understand: createUnderstander({ ...data, classifier: () => classifier }),
    };
  }
  const model = trainModel(content.examples, { ...data, harm: content.harm });
  const classifier = createLinearClassifier(model, data.tools, data.charTable);
  return {
    data,
    content,
    model,
    classifier,
    understand: createUnderstander({ ...data, classifier: () => classifier }),
  };
}
