/** The yardstick: an RTCPeerConnection as the specification's own example makes one, over a WebSocket that only relays. */
import { deferred, firstFrame, MEDIA, stop, type Contender, type Frame } from './contender.js';

interface Note {
  description?: RTCSessionDescriptionInit;
  candidate?: RTCIceCandidateInit | null;
}

export const raw = (relay: string): Contender => {
  let socket: WebSocket | null = null;
  let stream: MediaStream | null = null;
  let pc: RTCPeerConnection | null = null;
  let frame = deferred<Frame>();

  const tell = (note: Note): void => socket?.send(JSON.stringify(note));

  const connect = (): RTCPeerConnection => {
    const connection = (pc = new RTCPeerConnection());
    connection.onicecandidate = ({ candidate }) => tell({ candidate: candidate?.toJSON() ?? null });
    connection.ontrack = ({ track, streams: [remote] }) => {
      if (track.kind === 'video' && remote) void firstFrame(remote).then(frame.resolve);
    };
    for (const track of stream?.getTracks() ?? []) connection.addTrack(track, stream!);
    return connection;
  };

  const onNote = async ({ description, candidate }: Note): Promise<void> => {
    if (description?.type === 'offer') {
      const connection = connect();
      await connection.setRemoteDescription(description);
      await connection.setLocalDescription();
      tell({ description: connection.localDescription!.toJSON() });
    } else if (description) {
      await pc?.setRemoteDescription(description);
    } else {
      await pc?.addIceCandidate(candidate ?? undefined);
    }
  };

  return {
    async arm(_role, round) {
      frame = deferred();
      stream = await navigator.mediaDevices.getUserMedia(MEDIA);
      const open = (socket = new WebSocket(`${relay}?${round}`));
      // One after the other: a candidate must not overtake the description it belongs to.
      let queue = Promise.resolve();
      open.onmessage = ({ data }: MessageEvent<string>) => {
        queue = queue.then(() => onNote(JSON.parse(data) as Note));
      };
      await new Promise((resolve) => (open.onopen = resolve));
    },
    dial() {
      const connection = connect();
      void connection.setLocalDescription().then(() => tell({ description: connection.localDescription!.toJSON() }));
    },
    seen: () => frame.promise,
    async hangUp() {
      pc?.close();
      socket?.close();
      stop(stream);
    },
  };
};
