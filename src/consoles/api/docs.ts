import path from 'node:path';
import express, { type Router } from 'express';
import { DOCS_HTML, DOCS_INITIALIZER } from './docs-page';
import { buildOpenApi } from './openapi';

/** What the page loads from swagger-ui-dist; the rest of that folder (maps, other builds) stays unserved. */
const FILES = ['swagger-ui.css', 'swagger-ui-bundle.js', 'favicon-32x32.png'];
const HOUR_MS = 3_600_000;

/** `GET /api/openapi.json` and, as a page, `GET /api/docs`. Everything comes from this server: the CSP allows no other. */
export function docsRouter(): Router {
  const router = express.Router();
  // Built at the first look: a start does not wait for it.
  let document: string | undefined;
  router.get('/api/openapi.json', (_request, response) => {
    document ??= JSON.stringify(buildOpenApi());
    response.type('application/json').send(document);
  });
  router.get('/api/docs', (_request, response) => void response.type('html').send(DOCS_HTML));
  router.get(
    '/api/docs/initializer.js',
    (_request, response) => void response.type('js').send(DOCS_INITIALIZER),
  );
  const folder = path.dirname(require.resolve('swagger-ui-dist/package.json'));
  for (const file of FILES) {
    router.get(`/api/docs/${file}`, (_request, response) => {
      response.sendFile(file, { root: folder, maxAge: HOUR_MS });
    });
  }
  return router;
}
