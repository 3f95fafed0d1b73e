/** What a script tag loads: the library, self-contained, with the server it came from as its default. */
import './script-base.js';
export * from './index.js';
