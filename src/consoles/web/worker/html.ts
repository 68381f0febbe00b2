import type { ChatTurn } from '../../../contracts/api/chat';
import type { Reply } from '../../../contracts/dialogue';
import { DOCUMENT_KINDS, type Download } from '../../../contracts/documents';
import { markup, type SafeHtml } from '../shared/markup';
import {
  EXIT_PATH,
  GREETING,
  HOTLINES,
  NAME,
  PRIVACY,
  SAMPLE_NOTE,
  STARTERS,
  TAGLINE,
  staffLabel,
} from './copy';
import { splitTelephones } from './text-parts';
import { openQuickReplies } from './turns';

export interface WorkerPageInput {
  /** Addresses of the built files, from the manifest. */
  assets: { js: string; css: string };
  /** The conversation of the page without scripts; empty for a first visit. */
  turns: readonly ChatTurn[];
  noscript: {
    /** Fresh for every page, so that sending the form twice is one message. */
    messageId: string;
    /** Where the form is posted. */
    action?: string;
    /** Words to put back into the box, for example after an error. */
    draft?: string;
    /** Receipt of the case that was just opened. */
    receipt?: string;
    /** Token of the cookie's conversation, so that the app can go on with it if scripts do run. */
    session?: string;
  };
  /**
   * Token of a conversation that does not exist yet. With it even the very first message can be repeated, when its
   * answer was lost on the way, without beginning a second conversation.
   */
  newSession?: string;
  /** Number of the local bureau, or empty. */
  bureauPhone: string;
  /** Message of the error catalogue. */
  error?: string;
}

const ICON =
  "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 32 32'%3E%3Crect width='32' height='32' rx='8' fill='%2314574a'/%3E%3Cpath d='M8 10h16v10H14l-5 4v-4H8z' fill='%23fff'/%3E%3C/svg%3E";

/**
 * The worker page as it works without JavaScript: a plain form that chats. The app takes it over where scripts run.
 * Everything that varies is escaped by the template.
 */
export function workerPage(input: WorkerPageInput): string {
  const { assets, noscript, turns } = input;
  return markup`<!doctype html>
    <html lang="zh-CN">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1, interactive-widget=resizes-content" />
        <meta name="referrer" content="no-referrer" />
        <meta name="format-detection" content="telephone=no" />
        <meta name="theme-color" content="#14574a" />
        <meta name="description" content="工资、工伤、社保、补贴、找工作，问工友热线，免费。" />
        <title>${NAME}</title>
        <link rel="icon" href="${ICON}" />
        <link rel="stylesheet" href="${assets.css}" />
        <script type="module" src="${assets.js}"></script>
      </head>
      <body>
        <div id="app" class="app" data-bureau-phone="${input.bureauPhone}" data-session="${noscript.session}" data-new-session="${input.newSession}">
          <a class="skip" href="#say">去打字</a>
          <header class="top">
            <div class="brand">
              <h1>${NAME}</h1>
              <p>${TAGLINE}</p>
            </div>
            <a class="top-button exit" href="${EXIT_PATH}" rel="noreferrer">快速离开</a>
          </header>
          ${input.error && markup`<p class="banner" role="alert">${input.error}</p>`}
          <main class="log-place">
            <div class="log" role="log" tabindex="0" aria-label="对话">
              ${greeting(input)} ${turns.map((turn) => turnHtml(turn, noscript.session))}
              ${noscript.receipt && receiptHtml(noscript.receipt)}
              ${chipsForm(noscript, openQuickReplies(turns))}
              <p id="end"></p>
            </div>
          </main>
          <section class="bottom" aria-label="打字和求助">
            <noscript>
              <nav class="bar phones-bar" aria-label="打电话">${phoneLinks()}</nav>
            </noscript>
            ${barForm(noscript)} ${composer(noscript)}
          </section>
        </div>
      </body>
    </html>`.value;
}

type Noscript = WorkerPageInput['noscript'];

function form(noscript: Noscript, className: string, inner: SafeHtml): SafeHtml {
  return markup`<form class="${className}" method="post" action="${noscript.action ?? '/chat-form'}">
    <input type="hidden" name="messageId" value="${noscript.messageId}" />${inner}
  </form>`;
}

function greeting({ noscript, turns, bureauPhone }: WorkerPageInput): SafeHtml {
  const chips = turns.length === 0;
  const starters = STARTERS.map(
    (starter) =>
      markup`<button type="submit" class="chip" name="text" value="${starter.text}">${starter.label}</button>`,
  );
  return markup`<section class="greeting" aria-label="能帮您做什么">
    <h2>${GREETING.hello}</h2>
    <ul>
      ${GREETING.can.map((line) => markup`<li>${line}</li>`)}
    </ul>
    ${chips && markup`<p class="ask">${GREETING.ask}</p>${form(noscript, 'chips starters', markup`${starters}`)}`}
    <div class="privacy">${richText(PRIVACY)}${bureauPhone && bureauLine(bureauPhone)}</div>
  </section>`;
}

function chipsForm(noscript: Noscript, texts: readonly string[]): SafeHtml | null {
  if (texts.length === 0) return null;
  const buttons = texts.map(
    (text) => markup`<button type="submit" class="chip" name="text" value="${text}">${text}</button>`,
  );
  return form(noscript, 'chips', markup`${buttons}`);
}

function barForm(noscript: Noscript): SafeHtml {
  return form(
    noscript,
    'bar',
    markup`<button type="submit" class="bar-button person" name="text" value="人工">人工</button>
      <button type="submit" class="bar-button" name="text" value="查进度">查进度</button>`,
  );
}

function composer(noscript: Noscript): SafeHtml {
  return form(
    noscript,
    'composer plain-composer',
    // A textarea swallows one line break at its start.
    markup`<label class="sr" for="say">打字说您的情况</label>
      <textarea id="say" name="text" class="field" rows="2" placeholder="在这里打字…" autocomplete="off" required>\n${noscript.draft}</textarea>
      <button type="submit" class="solid send">发送</button>`,
  );
}

function phoneLinks(): SafeHtml[] {
  return HOTLINES.map(
    (line) =>
      markup`<a class="${line.urgent ? 'phone urgent' : 'phone'}" href="tel:${line.number}"><strong>${line.number}</strong> ${line.what}</a>`,
  );
}

function bureauLine(phone: string): SafeHtml {
  const dial = phone.replace(/[^\d+]/g, '');
  return markup`<noscript><p class="hint">本地人社局 <a href="tel:${dial}">${phone}</a></p></noscript>`;
}

function turnHtml(turn: ChatTurn, session: string | undefined): SafeHtml {
  return markup`<div class="turn">
    ${
      turn.text &&
      markup`<div class="row mine">
      <div class="bubble"><span class="sr">我说：</span><p class="words">${turn.text}</p></div>
    </div>`
    }
    ${turn.replies.map((reply) => replyHtml(reply, session))}
  </div>`;
}

function replyHtml(reply: Reply, session: string | undefined): SafeHtml {
  const staff = reply.from === 'staff';
  const sources = reply.sources ?? [];
  return markup`<div class="row ${staff ? 'staff' : 'bot'}">
    <p class="who">${staff ? staffLabel(reply.staffName) : NAME}</p>
    <div class="bubble">
      ${reply.sample && markup`<p class="sample">${SAMPLE_NOTE}</p>`} ${richText(reply.text)}
      ${
        sources.length > 0 &&
        markup`<details class="sources">
        <summary>依据</summary>
        <ul>
          ${sources.map((source) => markup`<li>${source.title}</li>`)}
        </ul>
      </details>`
      } ${session && reply.downloads && downloadsHtml(reply.downloads, session)}
    </div>
  </div>`;
}

function downloadsHtml(kinds: readonly Download[], session: string): SafeHtml {
  const rows = kinds.map(
    (kind) => markup`<li>
      <span>${kind === 'my_data' ? '我的全部记录' : DOCUMENT_KINDS[kind].short}</span>
      <form method="post" action="${kind === 'my_data' ? '/api/me/export' : '/api/me/documents'}">
        <input type="hidden" name="session" value="${session}" />
        ${kind !== 'my_data' && markup`<input type="hidden" name="kind" value="${kind}" /><button type="submit" class="plain" name="format" value="docx">下载</button>`}
        <button type="submit" class="plain" name="format" value="html">打印</button>
      </form>
    </li>`,
  );
  return markup`<ul class="downloads">${rows}</ul>`;
}

function richText(text: string): SafeHtml {
  const parts = splitTelephones(text).map((part) =>
    part.kind === 'tel' ? markup`<a href="tel:${part.text}">${part.text}</a>` : part.text,
  );
  return markup`<p class="words">${parts}</p>`;
}

function receiptHtml(receipt: string): SafeHtml {
  return markup`<section class="receipt" aria-label="回执码">
    <p class="receipt-title">已登记，这是您的回执码</p>
    <strong class="code">${receipt}</strong>
    <p class="hint">凭这个码查进度。请截图或抄下来，别给外人。</p>
  </section>`;
}
