import type { Express } from 'express';

/** What express keeps of a registration; not part of its types, so anything unexpected is an error here. */
interface Layer {
  rawPath?: unknown;
  route?: { path: string | string[]; methods: Record<string, boolean> };
  handle: { stack?: Layer[] };
}

/** Every route of an app, as `get /api/staff/cases/{caseNo}`. */
export function routesOf(app: Express): string[] {
  return walk((app.router as unknown as { stack: Layer[] }).stack, '');
}

function walk(stack: readonly Layer[], base: string): string[] {
  return stack.flatMap((layer) => {
    const { route } = layer;
    if (route) {
      const methods = Object.keys(route.methods);
      return [route.path].flat().flatMap((path) => methods.map((method) => `${method} ${join(base, path)}`));
    }
    return layer.handle.stack ? walk(layer.handle.stack, join(base, mountOf(layer))) : [];
  });
}

function mountOf({ rawPath }: Layer): string {
  if (typeof rawPath === 'string') return rawPath;
  throw new Error(`a router is mounted at ${String(rawPath)}, which this helper cannot read`);
}

const join = (base: string, path: string): string =>
  `${base}${path === '/' ? '' : path}`.replace(/:(\w+)/g, '{$1}');
