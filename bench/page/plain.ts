/** PeerJS as its own documentation uses it: `peer.call` and `call.answer`, over a PeerServer with nothing in front of it. */
import { Peer, type MediaConnection } from 'peerjs';
import { deferred, firstFrame, MEDIA, stop, type Contender, type Frame } from './contender.js';

export const plain = (server: URL): Contender => {
  let peer: Peer | null = null;
  let stream: MediaStream | null = null;
  let frame = deferred<Frame>();
  let callee = '';

  const watch = (call: MediaConnection): void => {
    let told = false;
    call.on('stream', (remote) => {
      if (!told) void firstFrame(remote).then(frame.resolve); // PeerJS tells it once per track
      told = true;
    });
  };

  return {
    async arm(role, round) {
      frame = deferred();
      callee = `${round}-answer`;
      stream = await navigator.mediaDevices.getUserMedia(MEDIA);
      const options = { host: server.hostname, port: Number(server.port), path: server.pathname, secure: false };
      const made = (peer = new Peer(`${round}-${role}`, { ...options, config: { iceServers: [] } }));
      made.on('call', (call) => {
        watch(call);
        call.answer(stream!);
      });
      await new Promise<void>((resolve) => made.on('open', () => resolve()));
    },
    dial() {
      watch(peer!.call(callee, stream!));
    },
    seen: () => frame.promise,
    async hangUp() {
      peer?.destroy();
      stop(stream);
    },
  };
};
