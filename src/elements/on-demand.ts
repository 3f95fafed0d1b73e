/**
 * Elements that a script tag brings only where a page uses them inside a call. With a bundler a page imports what it
 * uses, and this is not there.
 */
const loaders = new Map<string, () => Promise<unknown>>([
  ['rtc-chat', () => import('./rtc-chat.js')],
  ['rtc-device-select', () => import('./rtc-device-select.js')],
]);

/** Loads what stands in a call and is not defined yet; cheap enough for every update. */
export const loadUsed = (call: Element): void => {
  for (const [tag, load] of [...loaders]) {
    if (!call.querySelector(tag)) continue;
    loaders.delete(tag);
    // A failed load is tried again when the call changes next.
    load().catch(() => loaders.set(tag, load));
  }
};
