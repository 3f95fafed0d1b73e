/**
 * A WebSocket that fails says nothing about why. Asking the server's health page tells a server that is down from one
 * that does not accept this page, which need different hands to mend.
 */
import { CallError } from '../errors.js';
import { JOIN_TIMEOUT } from '../internal/timings.js';

/** A `signaling-unreachable` error with the most helpful sentence that can be had; never rejects. */
export const whyUnreachable = async (server: URL): Promise<CallError> => {
  const { origin } = globalThis.location;
  const url = new URL('healthz', server);
  url.protocol = url.protocol.replace('ws', 'http');
  const up = await fetch(url, { signal: AbortSignal.timeout(JOIN_TIMEOUT) }).then(
    (response) => response.ok,
    () => false,
  );
  if (!up) return new CallError('signaling-unreachable', `The call server at ${server.host} cannot be reached.`);
  const refused =
    origin === 'null'
      ? 'Open this page from a web server instead of from a file.'
      : `Add ${origin} to its --origins, or let the proxy in front of it pass WebSockets.`;
  return new CallError(
    'signaling-unreachable',
    `The call server at ${server.host} does not accept this page. ${refused}`,
  );
};
