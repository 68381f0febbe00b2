import path from 'node:path';
import type { TrainingExample } from '../../src/contracts/classifier';
import { loadNluData, type NluData } from '../../src/nlu/load-data';

export const DATA_DIR = path.join(__dirname, '../../data');

let loaded: NluData | undefined;

/** The project's language data, read once for each test file. */
export function testData(): NluData {
  loaded ??= loadNluData(DATA_DIR);
  return loaded;
}

const SENTENCES: Readonly<Record<string, readonly string[]>> = {
  'wage_arrears.not_paid': ['老板不发工资', '工资拖了三个月', '公司欠我工钱', '厂里一直不给钱', '薪水没到账'],
  'wage_arrears.boss_gone': ['老板跑路了', '包工头失联了', '厂子搬空了找不到人', '老板电话关机'],
  'work_injury.apply': ['手被机器压断了', '工地上摔下来骨折', '工伤怎么认定', '干活受伤谁赔'],
  'job_search.find_job': ['我想找工作', '哪里招工', '有没有厂要人', '帮我介绍个活'],
  'greeting_smalltalk.hello': ['你好', '在吗', '早上好', '谢谢你'],
  'out_of_scope.daily_life': ['今天天气怎么样', '讲个笑话', '红烧肉怎么做', '股票涨了吗'],
};

export const EXAMPLES: readonly TrainingExample[] = Object.entries(SENTENCES).flatMap(([intent, texts]) =>
  texts.map((text) => ({ text, intent })),
);
