/**
 * How requests reach the call they are meant for: the nearest one on the way up serves them, after everybody above
 * has had the chance to prevent it.
 */
import type { RtcEventMap } from '../events.js';

type RequestName = Extract<keyof RtcEventMap, `${string}-request`>;
export type RequestHandlers = { readonly [K in RequestName]: (request: RtcEventMap[K]) => void };

/** Requests that a call has taken; one further up leaves them alone. */
const taken = new WeakSet<Event>();

export const serveRequests = (call: HTMLElement, handlers: RequestHandlers): void => {
  for (const name of Object.keys(handlers) as RequestName[]) {
    const serve = handlers[name] as (request: Event) => void;
    call.addEventListener(name, (request) => {
      if (taken.has(request)) return;
      taken.add(request);
      // A microtask later the event has been all the way up to the window.
      queueMicrotask(() => {
        if (!request.defaultPrevented) serve(request);
      });
    });
  }
};
