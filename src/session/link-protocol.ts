/** What two pages tell each other on the control channel of their connection: one small JSON object per message. */
import * as v from 'valibot';
import { MAX_REACTION, MAX_TEXT } from './limits.js';

const Media = v.picklist(['on', 'off', 'unavailable']);
const Counter = v.pipe(v.number(), v.safeInteger(), v.minValue(0));

/** What must arrive once and in order: see outbox.ts. */
const ReliableSchema = v.variant('t', [
  v.object({
    t: v.literal('text'),
    id: v.pipe(v.string(), v.regex(/^[0-9a-f]{32}$/)),
    text: v.pipe(v.string(), v.minLength(1), v.maxLength(MAX_TEXT)),
    /** To me alone; otherwise everybody got it. */
    private: v.boolean(),
  }),
  v.object({ t: v.literal('reaction'), emoji: v.pipe(v.string(), v.minLength(1), v.maxLength(MAX_REACTION)) }),
]);

const LinkMessageSchema = v.variant('t', [
  /** I live, and have had everything up to `ack`. */
  v.object({ t: v.literal('beat'), ack: Counter }),
  /** First on every connection: which page I am, so that a reloaded one starts over. */
  v.object({ t: v.literal('hello'), epoch: v.pipe(v.string(), v.maxLength(64)) }),
  /** What I send, said whole each time: on opening and on every change. */
  v.object({ t: v.literal('state'), microphone: Media, camera: Media, screen: v.boolean(), hand: v.boolean() }),
  /** I leave; nobody needs to wait for a time-out. */
  v.object({ t: v.literal('bye'), reason: v.picklist(['left', 'page-closed']) }),
  v.object({ t: v.literal('item'), n: Counter, message: ReliableSchema }),
]);

export type LinkMessage = v.InferOutput<typeof LinkMessageSchema>;
export type ReliableMessage = v.InferOutput<typeof ReliableSchema>;
/** What somebody sends, as they say it. */
export type SendingState = Omit<Extract<LinkMessage, { t: 'state' }>, 't'>;

/** Larger than any message above; what is larger is not read at all. */
const MAX_LENGTH = 64 * 1024;

/** The message in a text of the other side, or null when it is none: it may have sent anything. */
export const parseLinkMessage = (data: unknown): LinkMessage | null => {
  if (typeof data !== 'string' || data.length > MAX_LENGTH) return null;
  let value: unknown;
  try {
    value = JSON.parse(data);
  } catch {
    return null; // junk is not worth an error: it came from outside
  }
  const result = v.safeParse(LinkMessageSchema, value, { abortEarly: true });
  return result.success ? result.output : null;
};
