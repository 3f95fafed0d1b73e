/**
 * What the server answers over HTTP besides PeerServer's own API: health, the script files for everybody's pages, and
 * the demo pages for this origin alone. What it does not know it passes on untouched.
 */
import { join, posix } from 'node:path';
import express, { type RequestHandler, type Response, type Router } from 'express';
import helmet from 'helmet';
import { Integrity } from './integrity.js';

export interface WebOptions {
  readonly root: string;
  /** Directories served before the project's own. */
  readonly extraRoots: readonly string[];
  readonly secure: boolean;
  /** Serve demo/ at the base path. */
  readonly pages: boolean;
  readonly isHealthy: () => boolean;
  /** Whether new calls can be made here at this moment. */
  readonly isReady: () => boolean;
}

/** Files whose name changes with their content: the chunks of the build. */
const HASHED = /[/\\]chunks[/\\][^/\\]+-[A-Za-z0-9_-]{8,}\.\w+(?:\.map)?$/;
/** The build holds the server too; pages need none of it. */
const PRIVATE = /^\/+server(?:\/|$)/;

/** The path as the file system will see it; null where it cannot be read. */
const plainPath = (path: string): string | null => {
  try {
    return posix.normalize(decodeURIComponent(path));
  } catch {
    // A broken escape: no file has such a name.
    return null;
  }
};

const headers = (secure: boolean): RequestHandler =>
  helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        'default-src': ["'none'"],
        'script-src': ["'self'"],
        'style-src': ["'self'"],
        'img-src': ["'self'", 'data:', 'blob:'],
        'font-src': ["'self'"],
        'connect-src': ["'self'", 'ws:', 'wss:'],
        'media-src': ["'self'", 'blob:', 'mediastream:'],
        'worker-src': ["'self'", 'blob:'],
        'manifest-src': ["'self'"],
        'frame-src': ["'self'"],
        'frame-ancestors': ["'self'"],
        'base-uri': ["'none'"],
        'form-action': ["'self'"],
        'object-src': ["'none'"],
        'require-trusted-types-for': ["'script'"],
        // Two versions of Lit on one page each make a policy of this name.
        'trusted-types': ['lit-html', "'allow-duplicates'"],
      },
    },
    strictTransportSecurity: secure,
    // Pages are ours alone; script files loosen this below.
    crossOriginResourcePolicy: { policy: 'same-origin' },
  });

const openToAll = (response: Response): void => {
  response.setHeader('Access-Control-Allow-Origin', '*');
  response.setHeader('Cross-Origin-Resource-Policy', 'cross-origin');
};

const cache = (response: Response, path: string): void => {
  response.setHeader('Cache-Control', HASHED.test(path) ? 'public, max-age=31536000, immutable' : 'no-cache');
};

/** Files of a directory; the headers are set on what is found only, so that the rest passes on untouched. */
const files = (directory: string, secure: RequestHandler, shared: boolean): RequestHandler => {
  const serve = express.static(directory, {
    index: shared ? false : 'index.html',
    redirect: false,
    setHeaders: (response, path) => {
      secure(response.req, response, () => undefined);
      cache(response, path);
      if (shared) openToAll(response);
    },
  });
  return (request, response, next) => {
    const path = plainPath(request.path);
    if (path === null || PRIVATE.test(path)) next();
    else serve(request, response, next);
  };
};

export const webRoutes = ({ root, extraRoots, secure, pages, isHealthy, isReady }: WebOptions): Router => {
  const router = express.Router();
  const protect = headers(secure);
  const dist = join(root, 'dist');
  const integrity = new Integrity(dist, ['', 'chunks']);

  router.get('/healthz', (_request, response) => {
    // Read from foreign pages too: it is how they tell a server that is down from one that refuses their origin.
    openToAll(response);
    response.setHeader('Cache-Control', 'no-store');
    const healthy = isHealthy();
    response.status(healthy ? 200 : 503).json({ status: healthy ? 'ok' : 'closing' });
  });
  router.get('/readyz', (_request, response) => {
    response.setHeader('Cache-Control', 'no-store');
    const ready = isHealthy() && isReady();
    response.status(ready ? 200 : 503).json({ status: ready ? 'ready' : 'not ready' });
  });
  router.get('/integrity.json', (_request, response, next) => {
    integrity.list().then((hashes) => {
      openToAll(response);
      response.setHeader('Cache-Control', 'no-cache');
      response.json(hashes);
    }, next);
  });
  for (const extra of extraRoots) router.use(files(extra, protect, false));
  router.use(files(dist, protect, true));
  if (pages) router.use(files(join(root, 'demo'), protect, false));
  return router;
};
