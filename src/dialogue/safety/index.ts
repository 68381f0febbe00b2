export { detectByRules, detectSafety } from './detect';
export { CRISIS_KINDS, CRISIS_LEVELS, isCrisisKind, type CrisisKind } from './kinds';
export { isSafeAnswer, type SafeAnswer } from './safe-answer';
export { ASK_UNSURE, safetyReplies, type SafetyReplyOptions } from './replies';
