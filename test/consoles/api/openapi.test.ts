import { createServer as createHttpServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Express } from 'express';
import { chatRoutes, type ChatRoutesDeps } from '../../../src/channels/web/routes';
import { docsRouter } from '../../../src/consoles/api/docs';
import { buildOpenApi, ROUTES } from '../../../src/consoles/api/openapi';
import { errorsOf } from '../../../src/consoles/api/openapi-route';
import { createServer } from '../../../src/consoles/api/server';
import { workerPapers, type WorkerPapersDeps } from '../../../src/consoles/api/worker-papers';
import { staffRouter, type StaffDeps } from '../../../src/consoles/api/staff-router';
import { systemClock } from '../../../src/shared/clock';
import { ERRORS, type ErrorCode } from '../../../src/shared/errors';
import { createLogger } from '../../../src/shared/logger';
import { createMetrics } from '../../../src/shared/metrics';
import { routesOf } from '../../support/express-routes';

/** In the catalogue, but no route sends it at present. */
const SENT_BY_NO_ROUTE: readonly ErrorCode[] = ['METHOD_NOT_ALLOWED'];

const document = buildOpenApi();
const operations = Object.entries(document.paths ?? {}).flatMap(([path, item]) =>
  Object.entries(item as Record<string, Operation>).map(([method, operation]) => ({
    path,
    method,
    operation,
  })),
);

interface Operation {
  operationId: string;
  summary: string;
  tags: string[];
  security?: Record<string, unknown>[];
  parameters?: { name: string; in: string; required?: boolean; schema: unknown }[];
  requestBody?: unknown;
  responses: Record<string, { description: string }>;
}

/** The routes with nothing behind them: they are looked at, not called. */
function bareApp(): Express {
  const stores = { cases: {}, staff: {}, settings: {} };
  const logger = createLogger('silent');
  return createServer({
    logger,
    metrics: createMetrics(),
    trustProxy: 0,
    readiness: () => Promise.resolve(null),
    routers: [
      { path: '/', router: chatRoutes({} as ChatRoutesDeps) },
      { path: '/', router: workerPapers({} as WorkerPapersDeps) },
      { path: '/', router: docsRouter() },
      {
        path: '/api/staff',
        router: staffRouter({ stores, clock: systemClock, logger } as unknown as StaffDeps),
      },
    ],
  });
}

describe('the API description', () => {
  it('should list every registered route, and no other', () => {
    const registered = routesOf(bareApp()).filter(
      // The files of the page are not API.
      (route) => !route.startsWith('get /api/docs/'),
    );
    const described = operations.map(({ method, path }) => `${method} ${path}`);
    expect(described.sort()).toEqual([...new Set(registered)].sort());
    expect(described.length).toBeGreaterThan(40);
  });

  it('should explain every error code, with status and message', () => {
    expect(document['x-error-codes']).toEqual(ERRORS);
    const schema = document.components?.schemas?.['ErrorCode'] as { enum: string[]; description: string };
    expect([...schema.enum].sort()).toEqual(Object.keys(ERRORS).sort());
    for (const [code, { status, message }] of Object.entries(ERRORS)) {
      expect(schema.description).toContain(`| ${code} | ${status} | ${message} |`);
    }
  });

  it('should name every error code at a route that answers with it', () => {
    const named = new Set(ROUTES.flatMap(errorsOf));
    const missing = (Object.keys(ERRORS) as ErrorCode[]).filter((code) => !named.has(code));
    expect(missing).toEqual(SENT_BY_NO_ROUTE);
  });

  it('should hold together: references lead somewhere, ids are unique, path parameters are described', () => {
    const text = JSON.stringify(document);
    const schemas = Object.keys(document.components?.schemas ?? {});
    for (const [, name] of text.matchAll(/"#\/components\/schemas\/([^"]+)"/g))
      expect(schemas).toContain(name);
    const ids = operations.map(({ operation }) => operation.operationId);
    expect(new Set(ids).size).toBe(ids.length);
    const tags = (document.tags ?? []).map(({ name }) => name);
    const schemes = Object.keys(document.components?.securitySchemes ?? {});
    for (const { path, operation } of operations) {
      const inPath = (operation.parameters ?? []).filter((p) => p.in === 'path');
      expect(inPath.every((p) => p.required)).toBe(true);
      const expected = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
      expect(inPath.map((p) => p.name)).toEqual(expected);
      expect(operation.summary).not.toBe('');
      expect(tags).toEqual(expect.arrayContaining(operation.tags));
      for (const scheme of (operation.security ?? []).flatMap(Object.keys)) expect(schemes).toContain(scheme);
      expect(Object.keys(operation.responses).some((status) => /^2/.test(status))).toBe(true);
      expect(Object.values(operation.responses).every(({ description }) => description !== '')).toBe(true);
    }
  });

  it('should never make a named schema nullable: who uses it decides', () => {
    const nullable = Object.entries(document.components?.schemas ?? {}).filter(([, schema]) =>
      Array.isArray((schema as { type?: unknown }).type),
    );
    expect(nullable.map(([name]) => name)).toEqual([]);
  });

  it('should ask for a session, and for the token with every change, wherever staff work', () => {
    for (const { path, method, operation } of operations) {
      if (!path.startsWith('/api/staff') || /\/(login|setup)$/.test(path)) continue;
      const needed = method === 'get' ? ['staffSession'] : ['staffSession', 'staffCsrf'];
      expect((operation.security ?? []).map(Object.keys)).toEqual([needed]);
    }
  });
});

describe('the documentation page', () => {
  let server: Server;
  let base: string;
  beforeAll(async () => {
    server = createHttpServer(bareApp());
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  afterAll(() => void server.close());

  it('should serve the document', async () => {
    const response = await fetch(`${base}/api/openapi.json`);
    expect(response.headers.get('content-type')).toContain('application/json');
    expect(await response.json()).toEqual(JSON.parse(JSON.stringify(document)));
  });

  it('should load only files of this server, and nothing inline', async () => {
    const html = await (await fetch(`${base}/api/docs`)).text();
    expect(html).not.toMatch(/<style|style=|<script>|\son\w+=|https?:/);
    const files = [...html.matchAll(/(?:src|href)="([^"]+)"/g)].map(([, file]) => file);
    expect(files.length).toBeGreaterThanOrEqual(4);
    for (const file of files) {
      const response = await fetch(`${base}${file}`);
      expect([file, response.status]).toEqual([file, 200]);
      await response.arrayBuffer();
    }
  });

  it('should serve nothing else of the package', async () => {
    for (const file of ['index.html', 'package.json', 'swagger-ui-bundle.js.map', '..%2f..%2fpackage.json']) {
      const response = await fetch(`${base}/api/docs/${file}`);
      expect([file, response.status]).toEqual([file, 404]);
      await response.arrayBuffer();
    }
  });
});
