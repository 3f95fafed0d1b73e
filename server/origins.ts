/**
 * Which pages may open a socket (cross-site WebSocket hijacking): pages of our own host, of this machine, and those
 * named by the operator. Pure; a request without Origin is no page, and nothing a browser would let a page do.
 */
const LOCAL = new Set(['localhost', '127.0.0.1', '[::1]']);

const parse = (origin: string): URL | null => {
  if (!URL.canParse(origin)) return null;
  const url = new URL(origin);
  return url.protocol === 'http:' || url.protocol === 'https:' ? url : null;
};

/**
 * @param origin the Origin header
 * @param host the Host header of the same request; ports count, schemes do not, since TLS may end at a proxy
 * @param allowed origins as a browser writes them, or `*` for all
 */
export const isAllowedOrigin = (
  origin: string | undefined,
  host: string | undefined,
  allowed: ReadonlySet<string>,
): boolean => {
  if (origin === undefined) return true;
  if (allowed.has('*') || allowed.has(origin)) return true;
  const url = parse(origin);
  // A browser writes nothing but scheme, host and port; whatever else is in there was not written by one.
  if (url?.origin !== origin) return false;
  return LOCAL.has(url.hostname) || url.host === host?.toLowerCase();
};
