/** What was written in a call, in the order in which it came in here; nobody gets what was said before they came. */
import { CallError } from '../errors.js';
import { randomId } from '../internal/random-id.js';
import { MAX_TEXT } from './limits.js';
import type { Message } from './types.js';

/** Older messages than this many are let go of. */
const KEPT = 1000;

export class Conversation {
  #messages: readonly Message[] = Object.freeze([]);

  get messages(): readonly Message[] {
    return this.#messages;
  }

  /** A message of mine; throws `too-large`, or `invalid-state` when there is nothing in it. */
  write(from: string, text: string, to: string | null): Message {
    if (!text.trim()) throw new CallError('invalid-state', 'There is nothing to send. Write something first.');
    if (text.length > MAX_TEXT) {
      throw new CallError('too-large', `A message has ${String(MAX_TEXT)} characters at most. Send a file instead.`);
    }
    return Object.freeze({ id: randomId(), from, to, text, time: Date.now() });
  }

  /** Keeps a message, unless it is there already. */
  add(message: Message): boolean {
    if (this.#messages.some(({ id, from }) => id === message.id && from === message.from)) return false;
    this.#messages = Object.freeze([...this.#messages, Object.freeze(message)].slice(-KEPT));
    return true;
  }

  clear(): void {
    this.#messages = Object.freeze([]);
  }
}
