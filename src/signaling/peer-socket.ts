/**
 * PeerJS's WebSocket, shared: every frame is parsed before PeerJS sees it, and every description that leaves is told.
 * PeerJS itself would build whatever class a stranger names, and keep whatever a stranger sends.
 */
import type { Peer } from 'peerjs';
import { parseServerFrame, type ClientFrame, type ServerFrame } from './protocol.js';

export interface PeerSocket {
  /** Drops the frame when the socket is not open: whoever sends asks again after the next `OPEN`. */
  send(frame: ClientFrame): void;
}

interface PeerSocketHandlers {
  /** `pass` hands the frame on to PeerJS. */
  readonly onFrame: (frame: ServerFrame, pass: () => void) => void;
  readonly onSent: (type: 'OFFER' | 'ANSWER', connectionId: string, peer: string) => void;
}

/** The part of PeerJS's socket that we use; it is public in PeerJS's own code, but not in its types. */
interface Socket {
  send(frame: unknown): void;
  on(event: 'message', listener: (frame: unknown) => void): void;
  listeners(event: 'message'): ((frame: unknown) => void)[];
  removeAllListeners(event: 'message'): void;
}

export const peerSocket = (peer: Peer, { onFrame, onSent }: PeerSocketHandlers): PeerSocket => {
  const socket = peer.socket as unknown as Socket;
  const passOn = socket.listeners('message');
  socket.removeAllListeners('message');
  socket.on('message', (raw) => {
    const frame = parseServerFrame(raw);
    if (frame) onFrame(frame, () => passOn.forEach((listener) => listener(frame)));
  });
  const send = socket.send.bind(socket);
  socket.send = (frame) => {
    send(frame);
    const { type, dst, payload } = frame as { type: string; dst: string; payload: { connectionId: string } };
    if (type === 'OFFER' || type === 'ANSWER') onSent(type, payload.connectionId, dst);
  };
  return { send: (frame) => send(frame) };
};
