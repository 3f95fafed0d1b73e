/** Every duration the library waits for, in milliseconds, each with the reason for its size. */

/** Waits between attempts to reach somebody: at once, then quickly, and never less often than every four seconds. */
export const RETRY_DELAYS = [0, 200, 500, 1000, 2000, 4000] as const;
/** Share by which each wait is randomly longer or shorter, so that a room does not come back in one burst. */
export const RETRY_JITTER = 0.25;

/** From opening the socket to being told about the room: a healthy server needs one round trip, a slow phone three. */
export const JOIN_TIMEOUT = 5000;
/** How often the signaling socket is asked whether it is still there; two unanswered questions mean it is not. */
export const PING_INTERVAL = 2000;

/** From dialling to an open data channel: Chromium can stay in `new` for ever when TURN refuses its credentials. */
export const CONNECT_TIMEOUT = 8000;
/** How often each side says on the data channel that it lives. */
export const HEARTBEAT_INTERVAL = 500;
/** Silence on the data channel after which a path is doubted: three beats of a page whose timers run once a second. */
export const SILENCE_LIMIT = 3000;
/** How long the side with the larger id leaves redialling to the other, so that both seldom dial at once. */
export const REDIAL_COURTESY = 1500;

/** How often voices are measured: ten times a second is what a speaking ring needs to feel immediate. */
export const LEVEL_INTERVAL = 100;

/** How often the figures of a connection are read: quality is a matter of seconds, and reading costs a millisecond. */
export const STATS_INTERVAL = 1000;

/** From an open connection to sending the camera at full size: the browser has measured the path by then. */
export const FIRST_PICTURE = 1000;

/** When TURN credentials are asked for anew: at this share of their life, never more often than `least`, and often
 * enough that a page whose clock is wrong still has good ones. */
export const ICE_RENEWAL = { share: 0.8, least: 15_000, most: 300_000 } as const;
