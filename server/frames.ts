/** The server's own frames as text, each written in one place. It knows who is a member of nothing. */
import type { PeerInfo, PeerLeaveReason, ServerFrame } from '../src/signaling/protocol.js';

type Payload<T extends ServerFrame['type']> =
  Extract<ServerFrame, { type: T }> extends { payload: infer P } ? P : undefined;

const frame = <const T extends ServerFrame['type']>(type: T, payload: Payload<T>): string =>
  JSON.stringify({ type, payload });

/** A member without what only servers need. */
const publicly = ({ id, name, role }: PeerInfo): PeerInfo => ({ id, name, role });

export const frames = {
  open: '{"type":"OPEN"}',
  waiting: '{"type":"WAITING","payload":{}}',
  kicked: '{"type":"KICKED","payload":{}}',
  ended: '{"type":"ENDED","payload":{}}',
  idTaken: '{"type":"ID-TAKEN","payload":{"msg":"ID is taken"}}',
  pong: (n: number): string => `{"type":"PONG","payload":{"n":${String(n)}}}`,
  error: (code: string, msg: string): string => frame('ERROR', { code, msg }),
  refused: (code: string): string => frame('REFUSED', { code }),
  joined: (payload: Payload<'JOINED'>): string => frame('JOINED', { ...payload, peers: payload.peers.map(publicly) }),
  peerJoined: (peer: PeerInfo): string => frame('PEER-JOINED', { peer: publicly(peer) }),
  peerLeft: (id: string, reason: PeerLeaveReason): string => frame('PEER-LEFT', { id, reason }),
  peerChanged: (payload: Payload<'PEER-CHANGED'>): string => frame('PEER-CHANGED', payload),
  knock: (id: string, name: string): string => frame('KNOCK', { id, name }),
  roomChanged: (locked: boolean): string => frame('ROOM-CHANGED', { locked }),
  mute: (by: string): string => frame('MUTE', { id: by }),
  ice: (iceServers: Payload<'ICE'>['iceServers']): string => frame('ICE', { iceServers }),
  restart: (delay: number): string => frame('RESTART', { delay }),
  /** PeerServer's own answer to a frame that reached nobody. */
  expire: (src: string, dst: string): string => JSON.stringify({ type: 'EXPIRE', src, dst }),
} as const;
