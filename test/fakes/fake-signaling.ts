/**
 * Signaling in memory: rooms are maps, frames travel in order through microtasks, and connections are the real
 * RtcConnection over real RTCPeerConnections. What a server would refuse, or lose, a test says with the hub's methods.
 */
import type { Peer } from 'peerjs';
import { CallError, type CallErrorCode } from '../../src/errors.js';
import { randomId } from '../../src/internal/random-id.js';
import { EventTargetOf } from '../../src/internal/typed-event-target.js';
import type { LocalMedia } from '../../src/media/local-media.js';
import { CallSession } from '../../src/session/call-session.js';
import { Mesh, type Connect } from '../../src/session/mesh.js';
import type { CallOptions } from '../../src/session/types.js';
import { parseServerFrame, type PeerInfo, type PeerLeaveReason } from '../../src/signaling/protocol.js';
import { RtcPlug } from '../../src/signaling/rtc-connection.js';
import {
  ConnectionEvent,
  JoinedEvent,
  PeerChangeEvent,
  PeerJoinEvent,
  PeerLeaveEvent,
  SignalingErrorEvent,
  type Connection,
  type JoinRequest,
  type Signaling,
  type SignalingEventMap,
  type SignalingState,
} from '../../src/signaling/signaling.js';

/** Stands for the server: who is in which room. */
export class FakeHub {
  readonly rooms = new Map<string, FakeSignaling[]>();
  capacity = 8;
  /** Answers every join with this instead of letting anybody in. */
  refuseWith: CallErrorCode | null = null;
  /** Nobody gets through until `comeBack()`. */
  down = false;
  readonly #waiting: (() => void)[] = [];

  /** For `new CallSession(options, hub.connect)`. */
  readonly connect: Connect = async (options, media: LocalMedia) =>
    new Mesh(new FakeSignaling(this, options.identity.id), media);

  session(options: Partial<CallOptions> = {}): CallSession {
    return new CallSession({ room: 'test', server: 'https://fake.example/', ...options }, this.connect);
  }

  whenUp(then: () => void): void {
    if (this.down) this.#waiting.push(then);
    else then();
  }

  comeBack(): void {
    this.down = false;
    for (const then of this.#waiting.splice(0)) then();
  }
}

export class FakeSignaling extends EventTargetOf<SignalingEventMap>() implements Signaling {
  readonly id: string;
  state: SignalingState = 'offline';
  name = '';
  readonly #hub: FakeHub;
  readonly #plugs = new Set<RtcPlug>();
  #room = '';

  constructor(hub: FakeHub, id: string) {
    super();
    this.#hub = hub;
    this.id = id;
  }

  get info(): PeerInfo {
    return { id: this.id, name: this.name, role: this.#others[0] ? 'guest' : 'host' };
  }

  start({ room, name }: JoinRequest): void {
    this.#room = room;
    this.name = name;
    this.#setState('connecting');
    if (this.#hub.down) this.#fail('signaling-unreachable');
    this.#hub.whenUp(() => queueMicrotask(() => this.#enter()));
  }

  dial(peer: string): Connection | null {
    if (this.state !== 'online') return null;
    return this.#plug(peer, { connectionId: randomId(), reliable: true }).rtc;
  }

  rename(name: string): void {
    this.name = name;
    for (const other of this.#others) other.dispatchEvent(new PeerChangeEvent({ id: this.id, name }));
  }

  host(): boolean {
    return this.state === 'online'; // a host's rights are the server's to check, and its tests'
  }

  close(reason: PeerLeaveReason = 'left'): void {
    if (this.state === 'offline') return;
    const others = this.#others;
    this.#hub.rooms.set(this.#room, others);
    this.#setState('offline');
    for (const other of others) other.dispatchEvent(new PeerLeaveEvent(this.id, reason));
    for (const { rtc } of [...this.#plugs]) rtc.close();
  }

  /** The socket is lost, as the page sees it; the room keeps the seat. */
  lose(): void {
    this.#setState('reconnecting');
  }

  /** And is back. */
  resume(): void {
    this.#setState('online');
    this.#tellJoined(this.#others);
  }

  get #others(): FakeSignaling[] {
    return (this.#hub.rooms.get(this.#room) ?? []).filter((other) => other !== this);
  }

  #enter(): void {
    if (this.state === 'offline') return;
    const others = this.#others;
    if (this.#hub.refuseWith) return this.#fail(this.#hub.refuseWith);
    if (others.length >= this.#hub.capacity) return this.#fail('room-full');
    this.#hub.rooms.set(this.#room, [...others, this]);
    this.#setState('online');
    for (const other of others) other.dispatchEvent(new PeerJoinEvent(this.info));
    this.#tellJoined(others);
  }

  #tellJoined(others: readonly FakeSignaling[]): void {
    const peers = others.map(({ info }) => info);
    this.dispatchEvent(new JoinedEvent({ role: this.info.role, peers, capacity: this.#hub.capacity }));
  }

  #fail(code: CallErrorCode): void {
    const error = new CallError(code);
    if (!error.recoverable) this.#setState('offline');
    this.dispatchEvent(new SignalingErrorEvent(error));
  }

  /** What PeerJS's Peer is to a connection: a configuration, and a way to send. */
  #plug(peer: string, options: object): RtcPlug {
    const provider = {
      options: { config: {} },
      socket: {
        send: (frame: { type: string }) => {
          this.#relay(peer, frame);
          if (frame.type === 'OFFER') plug.rtc.tell('offer-sent');
          if (frame.type === 'ANSWER') plug.rtc.tell('answer-sent');
        },
      },
      getConnection: () => plug,
      _removeConnection: () => this.#plugs.delete(plug),
      emitError: () => undefined,
    };
    const plug: RtcPlug = new RtcPlug(peer, provider as unknown as Peer, options);
    this.#plugs.add(plug);
    return plug;
  }

  #relay(to: string, sent: object): void {
    const frame = parseServerFrame(JSON.parse(JSON.stringify({ ...sent, src: this.id })));
    queueMicrotask(() => {
      if (frame) this.#others.find(({ id }) => id === to)?.receive(frame);
    });
  }

  receive(frame: NonNullable<ReturnType<typeof parseServerFrame>>): void {
    if (frame.type === 'OFFER' && frame.src) {
      const { payload } = frame;
      const plug = this.#plug(frame.src, { connectionId: payload.connectionId, reliable: true, _payload: payload });
      this.dispatchEvent(new ConnectionEvent(plug.rtc));
    } else if (frame.type === 'ANSWER' || frame.type === 'CANDIDATE') {
      const plug = [...this.#plugs].find(({ connectionId }) => connectionId === frame.payload.connectionId);
      if (plug?.peerConnection) void plug.handleMessage(frame as Parameters<RtcPlug['handleMessage']>[0]);
    }
  }

  #setState(state: SignalingState): void {
    if (this.state === state) return;
    this.state = state;
    this.dispatchEvent(new Event('statechange'));
  }
}
