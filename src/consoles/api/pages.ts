import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parse as parseCookies, stringifySetCookie } from 'cookie';
import express, { type Request, type Response, type Router } from 'express';
import { unsavedDetails, type ChatResponse, type ChatTurn } from '../../contracts/api/chat';
import { AppError, toErrorBody } from '../../shared/errors';

interface Assets {
  js: string;
  css: string;
}

export interface PagesDeps {
  /** Folder of the built pages, with manifest.json. */
  webDir: string;
  bureauPhone: string;
  secureCookie: boolean;
  issueSession: (messageId?: string) => string;
  conversationOf: (session: string) => string | null;
  /** Parses the form like the JSON route does, and carries it. */
  chat: (body: { session: string; messageId: string; text: string }) => Promise<ChatResponse>;
  history: (conversationId: string, after: number, limit: number) => Promise<ChatTurn[]>;
  newMessageId: () => string;
  render: {
    worker: (input: {
      assets: Assets;
      turns: readonly ChatTurn[];
      noscript: { messageId: string; draft?: string; receipt?: string; session?: string };
      newSession?: string;
      bureauPhone: string;
      error?: string;
    }) => string;
    staff: (input: { assets: Assets }) => string;
  };
}

/** Cookie of the page without scripts; the page with scripts keeps its token in the tab. */
const COOKIE = 'gy_chat';
const TURNS_SHOWN = 100;
/** `sec-fetch-site` of a form that was posted from our page, or by hand. Older browsers send none. */
const OWN_FORMS: ReadonlySet<string> = new Set(['same-origin', 'none']);
const WEATHER = 'https://www.weather.com.cn/';

/** The pages themselves: rendered on the server, so that the worker page also works without JavaScript. */
export function pageRoutes(deps: PagesDeps): Router {
  const router = express.Router();
  const manifest = readManifest(deps.webDir);

  const show = async (
    req: Request,
    res: Response,
    /** `storeless`: without the turns so far, because the store is away. */
    extra: {
      error?: string;
      draft?: string;
      receipt?: string;
      session?: string;
      storeless?: boolean;
    } = {},
  ): Promise<void> => {
    const session = extra.session ?? sessionOf(req, deps);
    const conversationId = session ? deps.conversationOf(session) : null;
    const turns =
      conversationId && !extra.storeless ? await deps.history(conversationId, 0, TURNS_SHOWN) : [];
    res
      .set('cache-control', 'no-store')
      .type('html')
      .send(
        deps.render.worker({
          assets: manifest.worker,
          turns,
          noscript: { messageId: deps.newMessageId(), ...pick(extra), ...(session ? { session } : {}) },
          bureauPhone: deps.bureauPhone,
          ...(session ? {} : { newSession: deps.issueSession(deps.newMessageId()) }),
          ...(extra.error ? { error: extra.error } : {}),
        }),
      );
  };

  router.get('/', (req, res) => show(req, res));

  router.post('/chat-form', express.urlencoded({ extended: false, limit: '64kb' }), async (req, res) => {
    // Another site's form must not begin a conversation here whose first message, and so whose session, it knows.
    if (!OWN_FORMS.has(req.get('sec-fetch-site') ?? 'none')) throw new AppError('CSRF');
    const form = (req.body ?? {}) as Record<string, unknown>;
    const text = typeof form.text === 'string' ? form.text : '';
    const messageId =
      typeof form.messageId === 'string' && form.messageId ? form.messageId : deps.newMessageId();
    const session = sessionOf(req, deps) ?? deps.issueSession(messageId);
    res.append(
      'set-cookie',
      stringifySetCookie({
        name: COOKIE,
        value: session,
        httpOnly: true,
        sameSite: 'lax',
        secure: deps.secureCookie,
        path: '/',
      }),
    );
    try {
      await deps.chat({ session, messageId, text });
    } catch (error) {
      // Shown on the page itself, with the words put back into the box: nothing typed is lost.
      if (!(error instanceof AppError)) throw error;
      res.status(toErrorBody(error).status);
      const inDanger = unsavedDetails.safeParse(error.details);
      const words = inDanger.success
        ? inDanger.data.replies.map((reply) => reply.text).join(' ')
        : error.message;
      await show(req, res, { error: words, draft: text, session, storeless: inDanger.success });
      return;
    }
    // A reload of the page must not send the message again.
    res.redirect(303, '/#end');
  });

  router.get('/exit', (_req, res) => {
    res.append(
      'set-cookie',
      stringifySetCookie({
        name: COOKIE,
        value: '',
        httpOnly: true,
        sameSite: 'lax',
        secure: deps.secureCookie,
        path: '/',
        maxAge: 0,
      }),
    );
    res.set('clear-site-data', '"cache", "storage"').redirect(303, WEATHER);
  });

  const staffHtml = deps.render.staff({ assets: manifest.staff });
  router.get(
    ['/staff', '/staff/*path'],
    (_req, res) => void res.set('cache-control', 'no-store').type('html').send(staffHtml),
  );

  router.use(
    '/assets',
    express.static(deps.webDir, { immutable: true, maxAge: '365d', index: false, fallthrough: true }),
  );
  router.get(
    '/robots.txt',
    (_req, res) => void res.type('text').send('User-agent: *\nDisallow: /staff\nDisallow: /api\n'),
  );
  return router;
}

const pick = ({
  draft,
  receipt,
}: {
  draft?: string;
  receipt?: string;
}): { draft?: string; receipt?: string } => ({
  ...(draft === undefined ? {} : { draft }),
  ...(receipt === undefined ? {} : { receipt }),
});

function sessionOf(req: Request, deps: Pick<PagesDeps, 'conversationOf'>): string | undefined {
  const value = parseCookies(req.get('cookie') ?? '')[COOKIE];
  return value && deps.conversationOf(value) ? value : undefined;
}

/** @throws Error when the pages have not been built */
function readManifest(webDir: string): { worker: Assets; staff: Assets } {
  const raw = JSON.parse(readFileSync(path.join(webDir, 'manifest.json'), 'utf8')) as {
    worker: Assets;
    staff: Assets;
  };
  const address = (assets: Assets): Assets => ({ js: `/assets/${assets.js}`, css: `/assets/${assets.css}` });
  return { worker: address(raw.worker), staff: address(raw.staff) };
}
