/** Where this script came from: the base URL of the server that also does the signaling. */

/** `https://calls.example/` for `https://calls.example/rtc-elements.js`; empty where there is no such place. */
export const scriptBase = (): string => {
  const { protocol, origin, href } = new URL(import.meta.url);
  if (!protocol.startsWith('http')) return '';
  // Behind a base path the file stands next to the server's other paths; a bundler's output says only the origin.
  return /\/rtc-elements(\.iife)?\.js$/.test(href) ? new URL('.', href).href : origin;
};
