import { OpenAPIRegistry, OpenApiGeneratorV31 } from '@asteasolutions/zod-to-openapi';
import { ERRORS } from '../../shared/errors';
import { publicRoutes } from './openapi-public';
import { registerRoutes } from './openapi-register';
import { documentRoute, SECURITY_SCHEMES, TAGS, type RouteDoc } from './openapi-route';
import { staffRoutes } from './openapi-staff';

/** Raised when the contract changes: the middle number for additions, the first one for anything else. */
const API_VERSION = '1.0.0';

/** Every route of the API. The pages themselves (`/`, `/staff`, `/chat-form`, `/exit`) are for people and not listed. */
export const ROUTES: readonly RouteDoc[] = [...publicRoutes, ...staffRoutes, ...registerRoutes];

export type OpenApiDocument = ReturnType<OpenApiGeneratorV31['generateDocument']>;

/**
 * The API's description, made of the very schemas that the routes parse with, so that it cannot say otherwise. A test
 * compares its paths with the routes that are registered, and its error codes with the catalogue.
 */
export function buildOpenApi(): OpenApiDocument {
  const registry = new OpenAPIRegistry();
  for (const [name, scheme] of Object.entries(SECURITY_SCHEMES)) {
    registry.registerComponent('securitySchemes', name, scheme);
  }
  for (const route of ROUTES) documentRoute(registry, route);
  return new OpenApiGeneratorV31(registry.definitions).generateDocument({
    openapi: '3.1.0',
    info: {
      title: '工友热线 API',
      version: API_VERSION,
      description: [
        "The hotline's HTTP interface: chat for workers, cases for mediators, content for editors.",
        '',
        'Errors are `{"error": {"code", "message", "details"?}}`. Every route names its codes; the whole catalogue is the',
        'schema `ErrorCode`, and for programs `x-error-codes`.',
      ].join('\n'),
    },
    servers: [{ url: '/' }],
    tags: Object.entries(TAGS).map(([name, description]) => ({ name, description })),
    'x-error-codes': ERRORS,
  });
}
