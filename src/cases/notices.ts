import type { CaseStatus, Outcome } from '../contracts/case';
import { OUTCOMES } from '../contracts/case';

/** What a sentence to the worker may need. Reasons and units were written by staff for this purpose. */
export interface NoticeFacts {
  caseNo: string;
  reason?: string;
  transferTo?: string;
  outcome?: Outcome;
  bureauPhone?: string;
}

/**
 * The sentence a worker gets when the status of the case changes (BZNMG-10: the result must be told). Short, plain, and
 * always with the next way to go. No promise of money or dates.
 */
export function statusNotice(to: CaseStatus, facts: NoticeFacts): string {
  const phone = facts.bureauPhone ?? '12333';
  const because = facts.reason ? `原因：${endSentence(facts.reason)}` : '';
  const yours = `您的投诉（${facts.caseNo}）`;
  switch (to) {
    case 'pending':
      return `${yours}又排上队了，等人受理。有新情况随时在这里说。`;
    case 'accepted':
      return `${yours}已经受理。调解员会联系您和单位。证据先留好，不要删聊天记录。`;
    case 'rejected':
      // 不予受理 must name the reason and the other ways.
      return `${yours}没有受理。${because}您还可以：申请劳动仲裁（不收钱）；有工资欠条可以直接去法院；打12348问法律援助。不明白打${phone}。`;
    case 'transferred':
      return `${yours}转给了${facts.transferTo ?? '负责的单位'}办。${because}转过去的单位会接着处理，这里也能查进度。`;
    case 'contacted':
      return `${yours}：调解员已经联系了您和单位。接下来商量怎么解决。`;
    case 'mediating':
      return `${yours}开始调解了。调解不收钱，不想调也可以说。15天没谈成，可以去申请劳动仲裁。`;
    case 'agreed':
      return `${yours}双方谈成了。协议要看清楚再签字，写明多少钱、哪天给。对方到期不给，来这里说一声。`;
    case 'performing':
      return `${yours}：单位正在按协议办。钱没按时到账，就在这里告诉我们。`;
    case 'fulfilled':
      return `${yours}：记录是已经履行。钱要是没到账，马上在这里说。`;
    case 'failed':
      // 调解不成 must be ended and the worker told of arbitration, administrative and judicial ways (RMTJ-26).
      return `${yours}调解没有谈成。${because}下一步可以申请劳动仲裁，不收钱，一般要在离职后一年内提出；也可以找劳动监察，有工资欠条的可以直接去法院。打12348可以申请法律援助。`;
    case 'withdrawn':
      return `${yours}已按您的意思撤回。以后想再提，随时在这里说，不影响您的权利。`;
    case 'closed':
      return `${yours}办结了${outcomeWords(facts.outcome)}。对结果不满意，或者钱没到账，在这里说“人工”，或打${phone}。`;
    case 'followed_up':
      return `${yours}：谢谢您接受回访。还有事，随时在这里说。`;
    case 'archived':
      return `${yours}已经归档。以后有新情况，还可以在这里说。`;
  }
}

/** Said when a closed or refused case is worked on again. */
export function reopenedNotice(caseNo: string): string {
  return `您的投诉（${caseNo}）重新办理了。调解员会再联系您。`;
}

/** Said when a person takes over the conversation. */
export function takenNotice(staffName: string): string {
  return `调解员${staffName}来了，接下来由${staffName}跟您说。`;
}

/** Said when a colleague goes on with a conversation that a person holds. */
export function passedOnNotice(staffName: string): string {
  return `接下来由调解员${staffName}接着办，前面说过的都能看到，不用再说一遍。`;
}

/** Said when the conversation goes back to the bot. */
export function handedBackNotice(): string {
  return '调解员先忙别的了，现在由机器人接着回答。要找人，随时说“人工”。';
}

/** Said when the mediator's lease ran out while a person was speaking. */
export function leftNotice(): string {
  return '刚才的调解员暂时不在，我们正在找人接着办。您可以先留言，急事打12345。';
}

function outcomeWords(outcome: Outcome | undefined): string {
  if (!outcome) return '';
  const money = outcome.amountRecovered === undefined ? '' : `，到账${outcome.amountRecovered}元`;
  return `，结果：${OUTCOMES[outcome.kind]}${money}`;
}

function endSentence(text: string): string {
  return /[。！？.!?]$/u.test(text) ? text : `${text}。`;
}
