import { PAGE_STYLE } from './page-style';
import type { ownData } from './own-data';
import { escape } from './to-html';

type OwnData = ReturnType<typeof ownData>;

/** Titles of the members, in the order in which they are shown; a member without one is shown under its own name. */
const TITLES: Readonly<Record<string, string>> = {
  caseNo: '案号',
  type: '类别',
  kind: '类别',
  status: '状态',
  openedAt: '登记时间',
  updatedAt: '更新时间',
  closedAt: '结案时间',
  worker: '姓名和联系方式',
  employer: '单位',
  region: '地方',
  fields: '您说的要点',
  demands: '请求',
  headcount: '人数',
  stillEmployed: '还在干',
  evidenceText: '证据',
  stepsTaken: '找过谁',
  story: '经过',
  consents: '您同意过的',
  consent: '您同意过的',
  files: '传的文件',
  ownNotes: '您补充的',
  clocks: '期限',
  feedback: '回访',
  history: '经办记录',
  at: '时间',
  keepUntil: '留到',
  facts: '要点',
  words: '您的话',
  person: '姓名和联系方式',
};
const WHO: Readonly<Record<string, string>> = { worker: '我', staff: '工作人员', system: '工友热线' };

/** A person's own data as one page to read, save and print. */
export function ownDataPage(data: OwnData): string {
  const parts = [
    ...data.cases.map((one) => `<h2>案件 ${escape(one.caseNo)}</h2>\n${table(one)}`),
    ...data.register.map((one) => `<h2>登记：${escape(one.kind)}</h2>\n${table(one)}`),
    '<h2>对话</h2>',
    ...data.conversation.map(
      ({ at, origin, text, replies }) =>
        `<table><tr><th scope="row">${escape(chinaTime(at))}</th><td>${text ? `${WHO[origin] ?? origin}：${escape(text)}<br>` : ''}${replies.map((reply) => `答：${escape(reply)}`).join('<br>')}</td></tr></table>`,
    ),
  ];
  return `<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<meta name="robots" content="noindex">
<title>我的全部记录</title>
<style>${PAGE_STYLE}</style>
</head>
<body>
<p class="how">这是工友热线存的、关于这个对话的全部记录。别发到群里。要留就存到手机，或打印。</p>
<main>
<h1>我的全部记录</h1>
${parts.join('\n')}
<p class="foot">${escape(chinaTime(data.madeAt))}导出</p>
</main>
</body>
</html>
`;
}

function table(members: object): string {
  const rows = Object.entries(members).filter(([, value]) => hasContent(value));
  return `<table>\n${rows.map(([name, value]) => `<tr><th scope="row">${escape(TITLES[name] ?? name)}</th><td>${escape(show(value))}</td></tr>`).join('\n')}\n</table>`;
}

const hasContent = (value: unknown): boolean =>
  value !== undefined &&
  value !== null &&
  value !== '' &&
  (typeof value !== 'object' || Object.keys(value).length > 0);

function show(value: unknown): string {
  if (typeof value === 'string') return /^\d{4}-\d\d-\d\dT.*Z$/.test(value) ? chinaTime(value) : value;
  if (typeof value === 'boolean') return value ? '是' : '否';
  if (Array.isArray(value)) return value.map(show).join('；');
  if (typeof value === 'object' && value !== null)
    return Object.values(value).filter(hasContent).map(show).join('，');
  return String(value);
}

const chinaTime = (instant: string): string =>
  new Date(Date.parse(instant) + 8 * 3_600_000).toISOString().slice(0, 16).replace('T', ' ');
