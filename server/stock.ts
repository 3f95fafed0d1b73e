/**
 * The looser shapes of plain PeerJS pages, let through with `--stock-clients`: any data or media connection, with
 * metadata of the page's own. Still closed to what would break a stock Peer or PeerServer. Pure.
 */
import { isPeerId } from '../src/signaling/protocol.js';

export interface StockFrame {
  readonly type: 'OFFER' | 'ANSWER' | 'CANDIDATE';
  readonly dst: string;
  readonly payload: object;
}

/** Deeper than any description or candidate, and than metadata has to be. */
const MAX_DEPTH = 16;
const TYPES: ReadonlySet<unknown> = new Set(['OFFER', 'ANSWER', 'CANDIDATE']);
const CONNECTION_ID = /^[A-Za-z0-9_-]{1,64}$/;

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const isShallow = (value: unknown, depth: number): boolean => {
  if (typeof value !== 'object' || value === null) return true;
  if (depth === 0) return false;
  return Object.values(value).every((item) => isShallow(item, depth - 1));
};

/** A Peer does `new serializers[name]`: a name of Object.prototype would be found there. */
const isSerialization = (value: unknown): boolean =>
  value === undefined || (typeof value === 'string' && !(value in Object.prototype));

/** A frame of a plain PeerJS page, or null. */
export const parseStockFrame = (value: unknown): StockFrame | null => {
  if (!isObject(value) || !TYPES.has(value.type) || !isPeerId(value.dst)) return null;
  const { payload } = value;
  if (!isObject(payload) || (payload.type !== 'data' && payload.type !== 'media')) return null;
  if (typeof payload.connectionId !== 'string' || !CONNECTION_ID.test(payload.connectionId)) return null;
  if (!isSerialization(payload.serialization) || !isShallow(payload, MAX_DEPTH)) return null;
  return { type: value.type as StockFrame['type'], dst: value.dst, payload };
};
