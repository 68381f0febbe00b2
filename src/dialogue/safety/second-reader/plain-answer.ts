/**
 * Who and how many it is about, or that one still works there: the commonest answers to questions of ours ("就我一个",
 * "二十来个", "还在干"). Stories of danger are full of the same words, so that the second reader, which weighs words,
 * hears them as danger. Here every word must be one of these: whatever else is said is read as ever.
 */
const PEOPLE =
  /^(?:就|只有|只是|只|还有|还|加上|加|一共|总共|共|大概|差不多|得有|有|我们?|俺们?|咱们?|他们?|她们?|和|跟|带着?|老婆|老公|媳妇|爱人|弟弟?|哥哥?|姐姐?|妹妹?|老乡们?|工友们?|同事们?|兄弟们?|姐妹们?|班里|全班|班组|宿舍|自己|单独|好几|几|好多|多|来|左右|两口子|[零一二两俩仨三四五六七八九十百\d]+|个|人|名|位|口|号|吧|呢|的|了)+$/u;
const AT_WORK =
  /^(?:我们?|现在|目前|还|都|仍|一直)*(?:在(?:那儿?|那边|这儿?|这边|厂里|公司|工地|店里)*(?:干|做|上班)(?:着|活)*|(?:干|做)着)(?:呢|的|了|吧)*$/u;

/** @param zh a message as `readText` leaves it, clauses apart by `|` */
export const isPlainAnswer = (zh: string): boolean => {
  const clauses = zh
    .split('|')
    .map((clause) => clause.trim())
    .filter(Boolean);
  return clauses.length > 0 && clauses.every((clause) => PEOPLE.test(clause) || AT_WORK.test(clause));
};
