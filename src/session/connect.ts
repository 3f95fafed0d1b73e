/** What is loaded when a call starts: PeerJS signaling and the mesh above it. */
import type { LocalMedia } from '../media/local-media.js';
import { PeerJsSignaling } from '../signaling/peerjs-signaling.js';
import type { SignalingOptions } from '../signaling/signaling.js';
import { Mesh } from './mesh.js';

export const connect = async (options: Omit<SignalingOptions, 'certificate'>, media: LocalMedia): Promise<Mesh> => {
  // One certificate for all connections of this call, made now: dialling need not wait for it (it takes 5 to 50 ms).
  const algorithm: EcKeyGenParams = { name: 'ECDSA', namedCurve: 'P-256' };
  const certificate = await RTCPeerConnection.generateCertificate(algorithm);
  return new Mesh(new PeerJsSignaling({ ...options, certificate }), media);
};
