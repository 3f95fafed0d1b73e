/** `/metrics`: to whoever has the token, or, where there is none, to this machine alone. */
import { createHash, timingSafeEqual } from 'node:crypto';
import express, { type Request, type Router } from 'express';
import type { Metrics } from './metrics.js';

const sha256 = (text: string): Buffer => createHash('sha256').update(text).digest();
const LOOPBACK = new Set(['127.0.0.1', '::1', '::ffff:127.0.0.1']);

/** What a proxy passes on comes from this machine too, but was not asked by it. */
const isLocal = (request: Request): boolean =>
  LOOPBACK.has(request.socket.remoteAddress ?? '') && request.headers['x-forwarded-for'] === undefined;

export const metricsRoute = (metrics: Metrics, token: string | undefined): Router => {
  const router = express.Router();
  const mayRead = (request: Request): boolean =>
    token === undefined
      ? isLocal(request)
      : timingSafeEqual(sha256(request.headers.authorization ?? ''), sha256(`Bearer ${token}`));
  router.get('/metrics', (request, response, next) => {
    if (!mayRead(request)) {
      response.status(token === undefined ? 403 : 401).end();
      return;
    }
    metrics.text().then((text) => {
      response.setHeader('Content-Type', metrics.contentType);
      response.setHeader('Cache-Control', 'no-store');
      response.end(text);
    }, next);
  });
  return router;
};
