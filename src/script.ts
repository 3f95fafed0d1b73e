/** What a script tag loads: the library, self-contained. */
export * from './index.js';
