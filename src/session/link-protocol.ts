/** What two pages tell each other on the control channel of their connection: one small JSON object per message. */
import * as v from 'valibot';

const Media = v.picklist(['on', 'off', 'unavailable']);

const LinkMessageSchema = v.variant('t', [
  /** I live. */
  v.object({ t: v.literal('beat') }),
  /** What I send, said whole each time: on opening and on every change. */
  v.object({ t: v.literal('state'), microphone: Media, camera: Media, screen: v.boolean(), hand: v.boolean() }),
  /** I leave; nobody needs to wait for a time-out. */
  v.object({ t: v.literal('bye'), reason: v.picklist(['left', 'page-closed']) }),
]);

export type LinkMessage = v.InferOutput<typeof LinkMessageSchema>;
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
