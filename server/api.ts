/**
 * The operator's HTTP API: room tokens, who is in a room, the end of a room. Everything needs the secret as bearer;
 * without a secret there is no API.
 */
import express, { type Router } from 'express';
import * as v from 'valibot';
import { LIMITS, RoomName } from '../src/signaling/protocol.js';
import type { Registry } from './registry.js';
import type { Tokens } from './tokens.js';

const DAY = 86_400;

const TokenBody = v.strictObject({
  name: v.optional(v.pipe(v.string(), v.maxLength(LIMITS.name))),
  role: v.optional(v.picklist(['host', 'guest'])),
  ttl: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(30 * DAY)), 3600),
  single: v.optional(v.boolean()),
});

export const apiRoutes = (tokens: Tokens, registry: Registry): Router => {
  const router = express.Router();
  router.use((request, response, next) => {
    response.setHeader('Cache-Control', 'no-store');
    if (tokens.isOperator(request.headers.authorization)) next();
    else response.status(401).json({ error: 'The secret is needed as a bearer token.' });
  });
  router.param('room', (_request, response, next, room: string) => {
    if (v.is(RoomName, room)) next();
    else response.status(400).json({ error: 'This is no name of a room.' });
  });
  router.post('/rooms/:room/tokens', express.json({ limit: '4kb' }), (request, response, next) => {
    const given: unknown = request.body ?? {};
    const body = v.safeParse(TokenBody, Array.isArray(given) ? null : given);
    if (!body.success) {
      response.status(400).json({ error: 'The body may have name, role (host or guest), ttl (seconds) and single.' });
      return;
    }
    const { name, role, ttl, single } = body.output;
    const expires = Math.floor(Date.now() / 1000) + ttl;
    tokens.sign({ room: request.params.room, name, role, ttl, single }).then((token) => {
      response.status(201).json({ token, expires });
    }, next);
  });
  router.get('/rooms/:room', (request, response, next) => {
    registry.read(request.params.room).then((state) => {
      const members = state?.members.map(({ id, name, role }) => ({ id, name, role })) ?? [];
      response.json({ room: request.params.room, locked: state?.locked ?? false, members });
    }, next);
  });
  router.delete('/rooms/:room', (request, response, next) => {
    registry.operate(request.params.room, { type: 'act', by: null, action: { type: 'END' } }).then(() => {
      response.status(204).end();
    }, next);
  });
  // A body that is no JSON ends here, not in a page of Express.
  router.use(((_error, _request, response, _next) => {
    response.status(400).json({ error: 'This could not be done.' });
  }) as express.ErrorRequestHandler);
  return router;
};
