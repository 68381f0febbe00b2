import type { Signal } from '../signal';
import { LIFE } from './life';

/** All rows. Their order means nothing: the most urgent hit wins. */
export const SIGNALS: readonly Signal[] = [...LIFE];
