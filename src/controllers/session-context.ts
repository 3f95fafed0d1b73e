/**
 * How <rtc-call> hands its session to everything inside it: the context protocol of the Web Components community
 * group, so that a page's own elements get it with any library that speaks it (`@lit/context` does).
 */
import type { Context, ContextCallback } from '@lit/context';
import type { Session } from '../session/session.js';

/** The key to ask with. */
export const sessionContext = Symbol.for('rtc-elements/session') as unknown as Context<symbol, Session>;

export type SessionCallback = ContextCallback<Session>;

/** The question that climbs until a provider answers it, now and at every change. */
export class SessionRequestEvent extends Event {
  readonly context = sessionContext;
  readonly subscribe = true;
  readonly contextTarget: Element;
  readonly callback: SessionCallback;
  constructor(contextTarget: Element, callback: SessionCallback) {
    super('context-request', { bubbles: true, composed: true });
    this.contextTarget = contextTarget;
    this.callback = callback;
  }
}

/** Answers the questions of everything inside a host. */
export class SessionProvider {
  readonly #subscribers = new Map<SessionCallback, () => void>();
  #session: Session | undefined;

  constructor(host: HTMLElement) {
    host.addEventListener('context-request', (event) => {
      const { context, callback, subscribe } = event;
      if (context !== sessionContext) return;
      event.stopPropagation();
      const forget = (): void => void this.#subscribers.delete(callback);
      if (subscribe) this.#subscribers.set(callback, forget);
      if (this.#session) callback(this.#session, subscribe ? forget : undefined);
    });
  }

  /** Tells a session to all who asked. */
  provide(session: Session): void {
    if (session === this.#session) return;
    this.#session = session;
    for (const [callback, forget] of [...this.#subscribers]) callback(session, forget);
  }
}
