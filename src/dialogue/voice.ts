import type { FormSpec } from '../contracts/skill';

/** What the form engine says between a form's own questions, in the language of the form. */
export interface Voice {
  /** Names the form that goes on, before its pending question; the second wording for the second time. */
  goOn: readonly [(title: string) => string, (title: string) => string];
  alreadyFiling: string;
  backAgain: string;
  takenUp: string;
  alsoNoted: string;
  noted: string;
  corrected: string;
  leftOpen: string;
  passed: string;
  notSaid: string;
  listening: string;
  welcome: string;
  lookAgain: string;
  fewLeft: (count: number) => string;
  otherLanguage: string;
  unanswered: string;
  another: string;
  readBack: { head: string; tail: string; buttons: readonly string[] };
  whichLine: { text: (examples?: string) => string; buttons: readonly string[] };
  notSent: readonly [string, string];
  stopped: { text: (title: string) => string; buttons: readonly string[] };
  keptUnder: (code: string, days: number) => string;
  away: {
    listen: (title: string) => string;
    later: (title: string) => string;
    back: (title: string) => string;
    put: (title: string) => string;
  };
}

const ZH: Voice = {
  goOn: [(title) => `接着${title}。`, (title) => `再说回${title}。`],
  alreadyFiling: '正在登记呢，接着来。',
  backAgain: '好，接着来。',
  takenUp: '好，接着来，您说过的都还在。',
  alsoNoted: '嗯，这个也记下了。',
  noted: '记下了。',
  corrected: '好，改过来了。',
  leftOpen: '没关系，先空着。',
  passed: '没关系，这条先空着。',
  notSaid: '好，这条不说。',
  listening: '我听着呢。',
  welcome: '不客气。',
  lookAgain: '那再看一遍。',
  fewLeft: (count) => `快了，还剩${count}个。烦了就回“人工”或“算了”。`,
  otherLanguage: 'This form is in Chinese. For English, reply “算了”, then “report”. ',
  unanswered: '这个等会儿让调解员答您。',
  another: '那是另一件。登完这件，回“登记投诉”再登那件。',
  readBack: {
    head: '我念一遍，您看对不对：',
    tail: '对就回“对”。哪里不对，直接说对的。',
    buttons: ['对，提交', '要改', '人工'],
  },
  whichLine: {
    text: (examples) => `哪一条不对？直接说对的就行，比如${examples ?? '“在昆山”“欠八千”“三个人”'}。`,
    buttons: ['人工', '算了'],
  },
  notSent: [
    '还没提交。没错就回“对”，哪里不对就说对的。不想登记了回“算了”。',
    '差一步：回“对”就提交，回“算了”就先放着，回“人工”就找人。',
  ],
  stopped: {
    text: (title) => `好，先不${title}。您说过的我都留着，想接着弄就回“接着登记”，不用从头说。`,
    buttons: ['接着登记', '人工'],
  },
  keptUnder: (code, days) => `换了手机也能接着来：把这个码发给我就行。${code}。只留${days}天，别给别人。`,
  away: {
    listen: (title) => `好，您说，什么事？${title}先放着，说过的都留着，回“接着登记”就接着来。`,
    later: (title) => `好，${title}先放着，说过的都留着。这边完了接着来，或者回“接着登记”。`,
    back: (title) => `${title}先放着，说过的都留着，回“接着登记”就接着来。`,
    put: (title) => `${title}先放着，说过的都留着。要接着，就答这句：`,
  },
};

const EN: Voice = {
  goOn: [() => 'Back to your report. ', () => 'Now your report again. '],
  alreadyFiling: 'We are writing your report. ',
  backAgain: 'OK, we go on. ',
  takenUp: 'OK, we go on; what you wrote is kept. ',
  alsoNoted: 'Noted, too. ',
  noted: 'Noted. ',
  corrected: 'Changed. ',
  leftOpen: 'That is all right, left open. ',
  passed: 'That is all right, left open. ',
  notSaid: 'OK, not that one. ',
  listening: 'I am listening. ',
  welcome: 'You are welcome. ',
  lookAgain: 'Please look once more. ',
  fewLeft: (count) => `Nearly done, ${count} left. Or reply “human” or “stop”. `,
  otherLanguage: '',
  unanswered: 'A person will answer that. ',
  another: 'That is another matter. Finish this one, then reply “report” again. ',
  readBack: {
    head: 'Please check:',
    tail: 'Reply YES to send it to the labour bureau. If something is wrong, write the right thing.',
    buttons: ['Yes, send', 'human', 'stop'],
  },
  whichLine: {
    text: () => 'Which line is wrong? Write the right thing, for example “the phone is …”, “8000 yuan”.',
    buttons: ['human', 'stop'],
  },
  notSent: [
    'Not sent yet. Reply YES if it is right, or write what is wrong. To stop, reply “stop”.',
    'One step left: YES sends it, “stop” keeps it for later, “human” calls a person.',
  ],
  stopped: {
    text: () => 'OK, stopped. What you wrote is kept. Reply “continue” to go on.',
    buttons: ['continue', 'human'],
  },
  keptUnder: (code, days) =>
    `On another phone, send this code to go on: ${code}. Kept ${days} days. Give it to nobody.`,
  away: {
    listen: () => 'OK, what is it? Your report is kept. Reply “continue” to go on with it.',
    later: () => 'OK. Your report is kept. Reply “continue” to go on with it.',
    back: () => 'Your report is kept. Reply “continue” to go on with it.',
    put: () => 'Your report is kept. To go on, answer this: ',
  },
};

export const voiceOf = (form: FormSpec | undefined): Voice => (form?.language === 'en' ? EN : ZH);
