import { caseNumbersIn } from '../contracts/case-numbers';
import type { DialogueState } from '../contracts/dialogue';
import type { Understanding } from '../contracts/understanding';

/** Skills that talk about the conversation's own case, and intents that lead to them. */
const SKILLS: ReadonlySet<string> = new Set(['case-status', 'documents', 'withdraw-case', 'follow-up']);
const INTENTS: ReadonlySet<string> = new Set(['legal_process.write_papers']);
const WORDS = /进度|回执|投诉|申请书|文书|撤|不告|回访|结案|办结|重开/;

/** True when a message may be about the case that was opened here: only then is it looked up before deciding. */
export function aboutOwnCase(
  state: DialogueState,
  { topic, intent }: Pick<Understanding, 'topic' | 'intent'>,
  text: string,
): boolean {
  return (
    topic === 'case_status' ||
    INTENTS.has(intent) ||
    SKILLS.has(state.frames.at(-1)?.skill ?? '') ||
    WORDS.test(text) ||
    caseNumbersIn(text).length > 0
  );
}

const DATA_WORDS =
  /(存|留|保存|记|收集|删|清|抹|查|改).{0,8}(信息|资料|数据|记录|隐私)|(信息|资料|数据|记录).{0,8}(删|清|改|导|一份|保存|存)|个人信息|(改|换|更正).{0,6}(电话|手机|号码|联系方式|名字|姓名)/;

/** True when a message may be about what we hold: only then is that looked up. */
export const aboutHoldings = (
  state: DialogueState,
  { intent }: Pick<Understanding, 'intent'>,
  text: string,
): boolean =>
  intent === 'case_status.personal_data' ||
  state.frames.at(-1)?.skill === 'personal-data' ||
  DATA_WORDS.test(text);
