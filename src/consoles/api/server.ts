import { performance } from 'node:perf_hooks';
import express, { type ErrorRequestHandler, type Express, type RequestHandler, type Router } from 'express';
import helmet from 'helmet';
import { AppError, toErrorBody } from '../../shared/errors';
import type { Logger } from '../../shared/logger';
import type { Metrics } from '../../shared/metrics';
import { translateErrors } from './http';

export interface ServerDeps {
  logger: Logger;
  metrics: Metrics;
  trustProxy: number;
  publicUrl?: string;
  /** Null when everything is ready; else what is missing. */
  readiness: () => Promise<string | null>;
  /** In the order they are tried. */
  routers: { path: string; router: Router }[];
  /** Requests under way beyond this are turned away at once: an honest 503 beats a reply after a minute. */
  maxInFlight?: number;
}

const MAX_IN_FLIGHT = 2_000;

/** The one express app: headers, counting, routes, and the one exit for errors. */
export function createServer(deps: ServerDeps): Express {
  const app = express();
  app.disable('x-powered-by');
  app.set('trust proxy', deps.trustProxy);
  app.set('query parser', 'simple');
  app.use(securityHeaders(deps.publicUrl?.startsWith('https:') ?? false));
  app.use(observe(deps.metrics), boundInFlight(deps.maxInFlight ?? MAX_IN_FLIGHT));
  app.use(health(deps));
  for (const { path, router } of deps.routers) app.use(path, router);
  app.use((_req, _res, next) => next(new AppError('NOT_FOUND')));
  app.use(translateErrors, answerError(deps.logger));
  return app;
}

/** No inline script or style anywhere, nothing from elsewhere, never in a frame. */
function securityHeaders(https: boolean): RequestHandler {
  return helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'none'"],
        scriptSrc: ["'self'"],
        styleSrc: ["'self'"],
        imgSrc: ["'self'", 'data:', 'blob:'],
        connectSrc: ["'self'"],
        fontSrc: ["'self'"],
        manifestSrc: ["'self'"],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
        baseUri: ["'none'"],
      },
    },
    strictTransportSecurity: https ? { maxAge: 15_552_000 } : false,
    crossOriginEmbedderPolicy: false,
    referrerPolicy: { policy: 'no-referrer' },
  });
}

function health(deps: ServerDeps): Router {
  const router = express.Router();
  router.get('/healthz', (_req, res) => void res.type('text').send('ok\n'));
  router.get('/readyz', async (_req, res) => {
    const missing = await deps.readiness();
    if (missing)
      res.status(503).json({ error: toErrorBody(new AppError('NOT_READY', { missing })).body.error });
    else res.type('text').send('ready\n');
  });
  router.get('/metrics', async (_req, res) => {
    res.type(deps.metrics.registry.contentType).send(await deps.metrics.registry.metrics());
  });
  return router;
}

function observe(metrics: Metrics): RequestHandler {
  return (req, res, next) => {
    const begun = performance.now();
    res.on('finish', () => {
      // The pattern, never the address: addresses carry case numbers.
      const route = (req.route as { path?: unknown } | undefined)?.path;
      const pattern = typeof route === 'string' ? `${req.baseUrl}${route}` : 'none';
      metrics.http.observe(
        { method: req.method, route: pattern, status: String(res.statusCode) },
        (performance.now() - begun) / 1000,
      );
    });
    next();
  };
}

function boundInFlight(limit: number): RequestHandler {
  let inFlight = 0;
  return (req, res, next) => {
    // Streams stay open for hours and do no work meanwhile.
    if (req.path.endsWith('/stream')) return next();
    if (inFlight >= limit) return next(new AppError('STORE_UNAVAILABLE', { reason: 'busy' }));
    inFlight += 1;
    res.once('close', () => (inFlight -= 1));
    next();
  };
}

/** The one exit for errors: expected ones as they are, unknown ones reported and answered neutrally. */
function answerError(logger: Logger): ErrorRequestHandler {
  // Express knows an error handler by its four parameters.
  return (error: unknown, req, res, next) => {
    const { status, body } = toErrorBody(error);
    if (status >= 500) {
      const route = (req.route as { path?: unknown } | undefined)?.path;
      logger.error(
        { err: error, code: body.error.code, method: req.method, route, category: 'http' },
        'request failed',
      );
    }
    if (res.headersSent) return next(error);
    if (status === 429 && !res.get('retry-after')) res.set('retry-after', '5');
    res.status(status).json(body);
  };
}
