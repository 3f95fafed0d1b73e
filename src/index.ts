/** The whole library: registers every element, and gives out the public API; nothing else. */
export * from './session/index.js';
