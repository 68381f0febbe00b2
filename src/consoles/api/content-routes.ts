import express, { type RequestHandler, type Router } from 'express';
import {
  draftRequest,
  expiringQuery,
  publishRequest,
  rollbackRequest,
  tryRequest,
} from '../../contracts/api/staff';
import { intentId } from '../../contracts/content';
import { AppError } from '../../shared/errors';
import type { StaffDeps } from './deps';
import { allow, authOf } from './guards';
import { param, parse } from './http';
import { publishStaffEvent } from './staff-stream';

/** `/content…`: editors change what the bot says. Rules and wording live behind the ContentService. */
export function contentRouter(deps: StaffDeps): Router {
  const { contentService: content, logger } = deps;
  const router = express.Router();

  const announce = (version: number) =>
    publishStaffEvent(deps, { kind: 'content', version }).catch((error: unknown) =>
      logger.error({ category: 'content', err: error }, 'publication not announced'),
    );
  const idOf = (value: unknown): string => {
    const parsed = intentId.safeParse(value);
    if (!parsed.success) throw new AppError('NOT_FOUND');
    return parsed.data;
  };

  router.get(['/', '/overview'], async (_request, response) => {
    response.json(await content.overview());
  });

  router.get('/intents/:id', async (request, response) => {
    response.json(await content.view(idOf(param(request, 'id'))));
  });

  const saveDraft: RequestHandler = async (request, response) => {
    const { intent, baseVersion } = parseDraft(request.body);
    const id = request.params['id'];
    if (id !== undefined && id !== intent.id) throw new AppError('BAD_REQUEST', { fields: ['intent.id'] });
    response.json(await content.saveDraft(intent, baseVersion, authOf(response).user.name));
  };
  router.put('/drafts/:id', saveDraft);
  router.post('/drafts', saveDraft);

  router.delete('/drafts/:id', async (request, response) => {
    await content.discardDraft(idOf(param(request, 'id')));
    response.status(204).end();
  });

  router.post('/try', async (request, response) => {
    response.json(await content.try(parse(tryRequest, request.body).text));
  });

  const lint: RequestHandler = async (_request, response) => {
    response.json({ findings: await content.lint() });
  };
  router.get('/lint', lint);
  router.post('/lint', lint);

  router.get('/expiring', async (request, response) => {
    response.json(await content.expiring(parse(expiringQuery, request.query).days));
  });

  router.post('/evaluate', async (_request, response) => {
    response.json(await content.evaluate());
  });

  router.post('/publish', allow('content.publish'), async (request, response) => {
    const body = parse(publishRequest, request.body);
    const { user } = authOf(response);
    const published = await content.publish({ ...body, by: user.name });
    logger.info({ category: 'content', by: user.id, version: published.version }, 'published');
    await announce(published.version);
    response.json(published);
  });

  router.get('/versions', async (_request, response) => {
    response.json(await content.versions());
  });

  router.get('/versions/:version', async (request, response) => {
    const version = Number(param(request, 'version'));
    if (!Number.isSafeInteger(version) || version < 1) throw new AppError('NOT_FOUND');
    response.json(await content.version(version));
  });

  router.post('/rollback', allow('content.publish'), async (request, response) => {
    const body = parse(rollbackRequest, request.body);
    const { user } = authOf(response);
    const published = await content.rollback({ ...body, by: user.name });
    logger.info({ category: 'content', by: user.id, version: published.version }, 'rolled back');
    await announce(published.version);
    response.json(published);
  });

  return router;
}

/** A draft that is not an intent is content with a mistake, not a broken request: the editor can repair it. */
function parseDraft(body: unknown): ReturnType<typeof draftRequest.parse> {
  const parsed = draftRequest.safeParse(body ?? {});
  if (parsed.success) return parsed.data;
  const fields = [...new Set(parsed.error.issues.map((issue) => issue.path.join('.')))].slice(0, 20);
  throw new AppError('CONTENT_INVALID', { fields });
}
