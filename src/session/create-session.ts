/** Composition root: the only place that names the concrete parts of a call. */
import { CallSession } from './call-session.js';
import type { CallOptions } from './types.js';

/** A call over PeerJS. Nothing of PeerJS is loaded before the first `join()`. */
export const createSession = (options: Partial<CallOptions> = {}): CallSession =>
  new CallSession(options, async (signaling, media) => {
    const { connect } = await import('./connect.js');
    return connect(signaling, media);
  });
