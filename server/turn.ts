/**
 * Which ICE servers a page is given. TURN credentials follow coturn's `use-auth-secret`
 * (https://datatracker.ietf.org/doc/html/draft-uberti-behave-turn-rest-00): good for one page and a short time, so a
 * copied one is worth little. It opens no connection to any of them.
 */
import { createHmac } from 'node:crypto';
import type { IceServers } from './rooms.js';

export interface IceOptions {
  readonly stunUrl: readonly string[];
  readonly turnUrl: readonly string[];
  readonly turnSecret?: string | undefined;
  /** Seconds a credential is good for. */
  readonly turnTtl: number;
}

/** `now` in ms since the epoch. */
export const iceServersFor = (options: IceOptions, id: string, now: number = Date.now()): IceServers => {
  const { stunUrl, turnUrl, turnSecret, turnTtl } = options;
  const servers: IceServers = stunUrl.length > 0 ? [{ urls: [...stunUrl] }] : [];
  if (turnUrl.length === 0 || turnSecret === undefined) return servers;
  const username = `${String(Math.floor(now / 1000) + turnTtl)}:${id}`;
  const credential = createHmac('sha1', turnSecret).update(username).digest('base64');
  return [...servers, { urls: [...turnUrl], username, credential }];
};
