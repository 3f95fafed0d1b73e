/** Composition root: the only place that names the concrete parts of a call. */
import type { LocalMedia } from '../media/local-media.js';
import type { SignalingOptions } from '../signaling/signaling.js';
import { CallSession } from './call-session.js';
import type { Mesh } from './mesh.js';
import type { CallOptions } from './types.js';

/** Makes the mesh of one room; how it reaches the others is for whoever made the session to choose. */
export type Connect = (options: Omit<SignalingOptions, 'certificate'>, media: LocalMedia) => Promise<Mesh>;

/** A call over PeerJS. Nothing of PeerJS is loaded before the first `join()`. */
export const createSession = (options: Partial<CallOptions> = {}): CallSession =>
  new CallSession(options, async (signaling, media) => {
    const { connect } = await import('./connect.js');
    return connect(signaling, media);
  });
