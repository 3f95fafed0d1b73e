/**
 * The numbers of the server, each with its reason. What an operator may turn is in config.ts; these are what the
 * rest rests on.
 */

/** A lost socket may come back to its seat for this long, in ms: a Wi-Fi roam takes 2 to 3 s, a reload under 2. */
export const GRACE = 5_000;
/** PeerServer drops an id that has sent nothing for this long, in ms: a page heartbeats every 5 s, a throttled one every 60. */
export const ALIVE = 90_000;
/** Frames kept for a seat whose socket is away: an offer and its candidates from everybody in a room of eight. */
export const BACKLOG_FRAMES = 256;
export const BACKLOG_BYTES = 512 * 1024;
/** Bytes a reader may lag behind before it is cut off: some 300 offers. */
export const MAX_BUFFERED = 1024 * 1024;
/** Bad frames a socket may send at once before it is closed, and how many are forgiven per second. */
export const STRIKES = 9;
export const FORGIVEN = 0.1;
/** How long a closing handshake may take before the connection is cut, in ms. */
export const CLOSE_TIMEOUT = 1_000;
/** Pages are asked to move within this time of a shutdown, in ms, each at a moment of its own. */
export const RESTART_SPREAD = 2_000;
/** How long the last frames of a shutdown may take to leave, in ms. */
export const DRAIN = 1_000;
