/**
 * What a script tag loads: <rtc-call> and the session, with the server the script came from as its default. The other
 * elements follow in one piece; their tags come alive with it, while the call is already on its way.
 */
import './script-base.js';
export { RtcCall } from './elements/rtc-call.js';
export * from './events.js';
export { registerTranslation, type PageTranslation } from './locales/registry.js';
export * from './session/index.js';

if (typeof customElements !== 'undefined') {
  // <rtc-call> needs the same piece, and tells when it cannot be loaded.
  import('./elements/call-view.js').catch(() => undefined);
}
