/**
 * Understanding workers. Everything that other folders may use of src/nlu; the way of a sentence is in pipeline.ts.
 */
export { loadNluData, loadGeneralTools, type NluData } from './load-data';
export { trainModel, type TrainOptions } from './train';
export { type Model, type Harm, type ModelMetrics } from './model';
export { saveModel, loadModel, ModelFileError } from './model-bytes';
export { createLinearClassifier } from './pipeline';
export { createExplainer } from './explain';
export { packWordVectors } from './word-vectors';
export {
  createNodeNlpClassifier,
  trainNodeNlp,
  trainNodeNlpModel,
  type NodeNlpModel,
} from './node-nlp-engine';
export { trainInWorker, type TrainedClassifier, type WorkerTrainingOptions } from './train-in-worker';
export { createEntityExtractor, type EntityExtractor, type Extraction } from './entities/extract';
export { maskPhone, maskPhones } from './entities/phone';
export { createUnderstander, type Understander, type UnderstanderParts } from './understander';
export { detectLanguage, type Language } from './language';
