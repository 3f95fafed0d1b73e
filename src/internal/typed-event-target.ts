/** An EventTarget whose events have names and types. Types only: at run time it is the platform's own class. */

type Listener<E> = ((event: E) => void) | { handleEvent(event: E): void };

interface TypedListening<Map> {
  addEventListener<K extends keyof Map & string>(
    type: K,
    listener: Listener<Map[K]> | null,
    options?: boolean | AddEventListenerOptions,
  ): void;
  removeEventListener<K extends keyof Map & string>(
    type: K,
    listener: Listener<Map[K]> | null,
    options?: boolean | EventListenerOptions,
  ): void;
  dispatchEvent(event: Map[keyof Map] & Event): boolean;
}

export type TypedEventTarget<Map> = TypedListening<Map>;

/** `class X extends EventTargetOf<{ change: Event }>()`. */
export const EventTargetOf = <Map>(): new () => TypedEventTarget<Map> =>
  EventTarget as unknown as new () => TypedEventTarget<Map>;
