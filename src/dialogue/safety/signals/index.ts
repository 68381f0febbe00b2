import type { Signal } from '../signal';
import { BROAD } from './broad';
import { BODY } from './body';
import { CARRIED } from './carried';
import { CARRIED_HARDSHIP } from './carried-hardship';
import { FREEDOM } from './freedom';
import { HEARD_SINCE } from './heard-since';
import { HARDSHIP } from './hardship';
import { LIFE } from './life';
import { PAIRS } from './pairs';
import { PEOPLE } from './people';
import { TERSE } from './terse';
import { TOLD_HARDSHIP } from './told-hardship';
import { TOLD_OTHERWISE } from './told-otherwise';
import { VIOLENCE } from './violence';

/** All rows. Their order means nothing: the most urgent hit wins. */
export const SIGNALS: readonly Signal[] = [
  ...LIFE,
  ...VIOLENCE,
  ...FREEDOM,
  ...BODY,
  ...PEOPLE,
  ...HARDSHIP,
  ...PAIRS,
  ...TOLD_OTHERWISE,
  ...TOLD_HARDSHIP,
  ...BROAD,
  ...TERSE,
  ...CARRIED,
  ...HEARD_SINCE,
  ...CARRIED_HARDSHIP,
];
