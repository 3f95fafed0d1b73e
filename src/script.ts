/**
 * What a script tag loads: <rtc-call> and the session, with the server the script came from as its default. The other
 * elements follow in one piece; their tags come alive with it, while the call is already on its way. What not every
 * call shows is loaded where it is used.
 */
import './script-base.js';
import { loadUsed } from './elements/on-demand.js';
import { RtcCall } from './elements/rtc-call.js';

export { RtcCall };
export * from './events.js';
export { registerTranslation, type PageTranslation } from './locales/registry.js';
export * from './session/index.js';

RtcCall.loadUsed = loadUsed;
if (typeof customElements !== 'undefined') {
  // <rtc-call> needs the same piece, and tells when it cannot be loaded.
  import('./elements/call-view.js').catch(() => undefined);
}
