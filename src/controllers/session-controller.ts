/**
 * Gives a view the session of the call it stands in, and an update whenever what it shows of it changed. It reads
 * snapshots; it never changes the call.
 */
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { Session } from '../session/session.js';
import type { CallSnapshot } from '../session/types.js';
import { SessionRequestEvent } from './session-context.js';

type Select = (snapshot: CallSnapshot) => unknown;

export class SessionController implements ReactiveController {
  readonly #host: ReactiveControllerHost & HTMLElement;
  readonly #select: Select;
  #session: Session | undefined;
  #selected: unknown;
  #forget: (() => void) | undefined;

  /** @param select what the host shows of the snapshot; the host updates when this is another value than before */
  constructor(host: ReactiveControllerHost & HTMLElement, select: Select = (snapshot) => snapshot) {
    this.#host = host;
    this.#select = select;
    host.addController(this);
  }

  /** The session of the call around the host; undefined where there is none. */
  get session(): Session | undefined {
    return this.#session;
  }

  get snapshot(): CallSnapshot | undefined {
    return this.#session?.snapshot;
  }

  hostConnected(): void {
    this.#ask();
    // A page may have our elements in its HTML before <rtc-call> is defined; then the first question went unheard.
    if (!this.#session) {
      void customElements.whenDefined('rtc-call').then(() => {
        if (this.#host.isConnected && !this.#session) this.#ask();
      });
    }
  }

  hostDisconnected(): void {
    this.#forget?.();
    this.#forget = undefined;
    this.#use(undefined);
  }

  #ask(): void {
    this.#host.dispatchEvent(
      new SessionRequestEvent(this.#host, (session, forget) => {
        // Another provider answers when the host was moved; the first one has to stop.
        if (forget !== this.#forget) this.#forget?.();
        this.#forget = forget;
        this.#use(session);
      }),
    );
  }

  #use(session: Session | undefined): void {
    if (session === this.#session) return;
    this.#session?.removeEventListener('change', this.#onChange);
    this.#session = session;
    session?.addEventListener('change', this.#onChange);
    this.#host.requestUpdate();
  }

  readonly #onChange = (): void => {
    const selected = this.#session && this.#select(this.#session.snapshot);
    if (selected === this.#selected) return;
    this.#selected = selected;
    this.#host.requestUpdate();
  };
}
