/**
 * TURN credentials that name their expiry (`expiry:id`, coturn's `use-auth-secret`) are asked for anew before it, so
 * that the next connection has good ones. Connections that run keep theirs: expiry does not end a relay.
 */
import { ICE_RENEWAL } from '../internal/timings.js';

/** Milliseconds until credentials should be asked for again; null when none of them expires. */
export const renewIn = (iceServers: readonly RTCIceServer[], now: number): number | null => {
  const expiries = iceServers.flatMap(({ username }) => /^(\d{1,12}):/.exec(username ?? '')?.[1] ?? []);
  if (expiries.length === 0) return null;
  const left = Math.min(...expiries.map(Number)) * 1000 - now;
  // This page's clock may be wrong by hours, so the figure is a hint, kept within what is right for any of them.
  return Math.min(ICE_RENEWAL.most, Math.max(ICE_RENEWAL.least, left * ICE_RENEWAL.share));
};

export class IceRenewal {
  readonly #ask: () => void;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(ask: () => void) {
    this.#ask = ask;
  }

  /** New servers were given. */
  schedule(iceServers: readonly RTCIceServer[]): void {
    this.stop();
    const delay = renewIn(iceServers, Date.now());
    if (delay !== null) this.#timer = setTimeout(this.#ask, delay);
  }

  stop(): void {
    clearTimeout(this.#timer);
  }
}
