import { markup } from '../shared/markup';

/** The console's only page: everything on it is drawn by its script. All addresses under /staff are answered with it. */
export function staffPage({ assets }: { assets: { js: string; css: string } }): string {
  return markup`<!doctype html>
    <html lang="zh-CN">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="referrer" content="same-origin" />
        <meta name="robots" content="noindex" />
        <title>工友热线 · 工作台</title>
        <link rel="icon" href="data:," />
        <link rel="stylesheet" href="${assets.css}" />
        <script type="module" src="${assets.js}"></script>
      </head>
      <body>
        <div id="root"><p class="boot">正在打开工作台…</p></div>
        <noscript><p class="boot">工作台需要打开 JavaScript。工人页面不需要：<a href="/">返回工友热线</a></p></noscript>
      </body>
    </html>`.value;
}
