/**
 * The short way for frames that go from page to page, which are nearly all there are. Exactly what parseClientFrame
 * lets through, by hand, because a schema costs more than the rest of a relayed frame; and a description of 3 kB is
 * cut out of the text before it is parsed, since the server never looks into it. What is in any way unusual is left
 * to the long way.
 */
import { isPeerId, LIMITS, type RelayedFrame } from '../src/signaling/protocol.js';

export interface RelayText {
  readonly type: RelayedFrame['type'];
  readonly dst: string;
  /** The payload as JSON. */
  readonly payload: string;
}

type Json = Readonly<Record<string, unknown>>;

const KEY = '"sdp":"';
/** Stands for the description while the rest is checked. */
const PLACE = '@';
/** What may not stand in a JSON string, and every escape but those of a line's end. */
// eslint-disable-next-line no-control-regex -- control characters are what it is about
const UNUSUAL = /[\u0000-\u001f]|\\[^rn]/;
// eslint-disable-next-line no-control-regex -- as above
const CONTROL = /[\u0000-\u001f\u007f]/;
const CONNECTION_ID = /^[A-Za-z0-9_-]{1,64}$/;

const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const isConnectionId = (value: unknown): value is string => typeof value === 'string' && CONNECTION_ID.test(value);
const isText = (value: unknown, max: number): boolean =>
  typeof value === 'string' && value.length <= max && !CONTROL.test(value);
const isNothing = (value: unknown): boolean => value === undefined || value === null;
const isLine = (value: unknown): boolean =>
  Number.isInteger(value) && (value as number) >= 0 && (value as number) <= 64;

/** The payload of an offer or an answer, written anew around the description. */
const describe = (type: 'OFFER' | 'ANSWER', payload: Json, sdp: string): string | null => {
  const { connectionId, label, sdp: description } = payload;
  const kind = type === 'OFFER' ? 'offer' : 'answer';
  if (!isConnectionId(connectionId) || !isObject(description) || description.type !== kind) return null;
  if (description.sdp !== PLACE) return null;
  const head = `{"type":"data","connectionId":"${connectionId}","sdp":{"type":"${kind}","sdp":"${sdp}"}`;
  if (type === 'ANSWER') return `${head}}`;
  if (payload.reliable !== true || payload.serialization !== 'rtc') return null;
  if (label !== undefined && !isConnectionId(label)) return null;
  return `${head},${label === undefined ? '' : `"label":"${label}",`}"reliable":true,"serialization":"rtc"}`;
};

const propose = ({ connectionId, candidate: given }: Json): string | null => {
  if (!isConnectionId(connectionId) || !isObject(given)) return null;
  const { candidate, sdpMid, sdpMLineIndex, usernameFragment } = given;
  if (!isText(candidate, 1024)) return null;
  if (!isNothing(sdpMid) && !isText(sdpMid, 64)) return null;
  if (!isNothing(sdpMLineIndex) && !isLine(sdpMLineIndex)) return null;
  if (!isNothing(usernameFragment) && !isText(usernameFragment, 256)) return null;
  // What is undefined is left out.
  const text = JSON.stringify({ candidate, sdpMid, sdpMLineIndex, usernameFragment });
  return `{"type":"data","connectionId":"${connectionId}","candidate":${text}}`;
};

const read = (frame: unknown, sdp: string): RelayText | null => {
  if (!isObject(frame)) return null;
  const { type, dst, src, payload } = frame;
  if (!isObject(payload) || payload.type !== 'data' || !isPeerId(dst) || (src !== undefined && !isPeerId(src)))
    return null;
  if (type !== 'CANDIDATE' && type !== 'OFFER' && type !== 'ANSWER') return null;
  const text = type === 'CANDIDATE' ? propose(payload) : describe(type, payload, sdp);
  return text === null ? null : { type, dst, payload: text };
};

/** Where the description stands in the text; null where there is none of the usual kind. */
const find = (text: string): { from: number; to: number } | null => {
  const key = text.indexOf(KEY);
  if (key < 0) return null;
  const from = key + KEY.length;
  const to = text.indexOf('"', from);
  // Escapes only make it longer than it is.
  if (to < 0 || to - from > LIMITS.sdp || text.charCodeAt(to - 1) === 0x5c) return null;
  return { from, to };
};

/**
 * A frame for another page, of the usual form, ready to be passed on; null for everything else.
 * @throws SyntaxError when it is no JSON
 */
export const readRelayed = (text: string): RelayText | null => {
  const at = find(text);
  // Without a description, only a candidate goes the short way.
  if (!at) return text.includes('CANDIDATE') ? read(JSON.parse(text), '') : null;
  const sdp = text.slice(at.from, at.to);
  if (UNUSUAL.test(sdp)) return null;
  return read(JSON.parse(text.slice(0, at.from) + PLACE + text.slice(at.to)), sdp);
};
