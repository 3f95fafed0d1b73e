/** Where the signaling server is: as the page says, else where the script came from, else the page's own origin. */
import { CallError } from '../errors.js';

let scriptBase: string | undefined;

/** Told once by the script-tag entry, which knows the address it was loaded from. */
export const setScriptBase = (base: string): void => {
  scriptBase = base;
};

/** The server's base URL, ending in a slash; throws `invalid-state` when the text is no URL of a web server. */
export const serverUrl = (server: string): URL => {
  const page = globalThis.document?.baseURI;
  const text = server.trim() || scriptBase || globalThis.location?.origin || '';
  const url = URL.canParse(text, page) ? new URL(text, page) : null;
  if (!url || !/^(https?|wss?):$/.test(url.protocol)) {
    throw new CallError(
      'invalid-state',
      `The server address "${text}" is not a URL. Give the address of the call server, such as https://calls.example/.`,
    );
  }
  url.search = url.hash = '';
  if (!url.pathname.endsWith('/')) url.pathname += '/';
  return url;
};
