import { PAGE_STYLE } from './page-style';
import type { Paper, Row, Section } from './paper';
import { blankText, isBlank, type Text } from './text';

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};
export const escape = (text: string): string => text.replace(/[&<>"']/g, (char) => ESCAPES[char] ?? char);

/** A paper as one page without scripts, to look at on a phone and to print on A4; the hints start on a sheet of their own. */
export function toHtml(paper: Paper): string {
  return `<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<meta name="robots" content="noindex">
<title>${escape(paper.title)}</title>
<style>${PAGE_STYLE}</style>
</head>
<body>
<p class="how">要打印：点浏览器菜单里的“打印”。标黄的是要您自己填的。后面附的提示不用交。</p>
<main>
<h1>${escape(paper.title)}</h1>
${paper.sections.map(section).join('\n')}
<p class="to">此致</p>
<p class="to">${text(paper.closing.to)}</p>
<div class="sign">${table(paper.closing.signature)}</div>
<p class="foot">${escape(paper.footer)}</p>
</main>
<aside aria-label="提示">
<h1>交之前看一眼（这页不用交）</h1>
${paper.hints.map((hint) => `<h2>${escape(hint.heading)}</h2>\n<ul>\n${hint.items.map((item) => `<li>${escape(item)}</li>`).join('\n')}\n</ul>`).join('\n')}
</aside>
</body>
</html>
`;
}

function section(part: Section): string {
  const heading = `<h2>${escape(part.heading)}</h2>`;
  switch (part.kind) {
    case 'rows':
      return `${heading}\n${table(part.rows)}`;
    case 'list':
      return `${heading}\n<ol>\n${part.items.map((item) => `<li>${text(item)}</li>`).join('\n')}\n</ol>`;
    case 'paragraphs':
      return `${heading}\n${part.items.map((item) => `<p>${text(item)}</p>`).join('\n')}`;
  }
}

const table = (rows: readonly Row[]): string =>
  `<table>\n${rows.map((row) => `<tr><th scope="row">${escape(row.label)}</th><td>${text(row.value)}</td></tr>`).join('\n')}\n</table>`;

const text = (pieces: Text): string =>
  pieces
    .map((piece) => (isBlank(piece) ? `<mark>${escape(blankText(piece))}</mark>` : escape(piece)))
    .join('');
