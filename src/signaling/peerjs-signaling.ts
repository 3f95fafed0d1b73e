/**
 * Signaling over a PeerJS Peer: our own id and secret, room messages on PeerJS's own WebSocket, and a socket that is
 * replaced whenever it is lost, for as long as somebody wants to be in the room. It knows nothing of media or views.
 * Loaded when a call starts, never before: it brings PeerJS with it.
 */
import { Peer } from 'peerjs';
import { CallError, isCallErrorCode } from '../errors.js';
import { Backoff } from '../internal/backoff.js';
import { JOIN_TIMEOUT } from '../internal/timings.js';
import { EventTargetOf } from '../internal/typed-event-target.js';
import { IceRenewal } from './ice-renewal.js';
import { peerSocket, type PeerSocket } from './peer-socket.js';
import { type PeerLeaveReason, type ServerFrame } from './protocol.js';
import { RtcPlug } from './rtc-connection.js';
import {
  ConnectionEvent,
  JoinedEvent,
  KnockEvent,
  PeerChangeEvent,
  PeerJoinEvent,
  PeerLeaveEvent,
  RoomChangeEvent,
  SignalingEndEvent,
  SignalingErrorEvent,
  type Connection,
  type HostRequest,
  type JoinRequest,
  type Signaling,
  type SignalingEventMap,
  type SignalingOptions,
  type SignalingState,
} from './signaling.js';
import { SocketWatch } from './socket-watch.js';
import { whyUnreachable } from './why-unreachable.js';

/** More than the old and the new connection of one member is somebody trying to exhaust this page. */
const CONNECTIONS_PER_MEMBER = 2;

type Frame<T extends ServerFrame['type']> = Extract<ServerFrame, { type: T }>;

export class PeerJsSignaling extends EventTargetOf<SignalingEventMap>() implements Signaling {
  readonly id: string;
  readonly #options: SignalingOptions;
  readonly #backoff = new Backoff();
  readonly #watch: SocketWatch;
  readonly #renewal = new IceRenewal(() => this.#send({ type: 'ICE' }));
  #state: SignalingState = 'offline';
  #peer: Peer | null = null;
  #socket: PeerSocket | null = null;
  #request: JoinRequest | null = null;
  #resume: string | undefined;
  /** Who the server says is in the room: nobody else's dial is taken. */
  readonly #members = new Set<string>();
  /** All connections that are not closed. */
  readonly #connections = new Set<Connection>();
  #timer: ReturnType<typeof setTimeout> | undefined;
  /** An outage is told once, however many attempts it takes. */
  #outageTold = false;
  #closed = false;

  constructor(options: SignalingOptions) {
    super();
    this.#options = options;
    this.id = options.identity.id;
    this.#watch = new SocketWatch({
      ping: (n) => this.#send({ type: 'PING', payload: { n } }),
      onSilence: () => this.#drop(),
    });
  }

  get state(): SignalingState {
    return this.#state;
  }

  start(request: JoinRequest): void {
    if (this.#request || this.#closed) throw new CallError('invalid-state', 'Signaling was started already.');
    this.#request = request;
    this.#setState('connecting');
    const { server, identity } = this.#options;
    const secure = /^(https|wss):$/.test(server.protocol);
    const peer = new Peer(identity.id, {
      host: server.hostname,
      port: Number(server.port) || (secure ? 443 : 80),
      path: server.pathname,
      secure,
      token: identity.secret,
      config: this.#configuration([]),
      debug: 0,
      serializers: { rtc: RtcPlug },
    });
    this.#peer = peer;
    this.#socket = peerSocket(peer, {
      onFrame: (frame, pass) => this.#onFrame(frame, pass),
      onSent: (type, connectionId, peerId) => this.#onSent(type, connectionId, peerId),
    });
    peer.on('open', () => this.#enter());
    peer.on('disconnected', () => this.#onDisconnected());
    peer.on('connection', (plug) => {
      this.dispatchEvent(new ConnectionEvent(this.#keep(plug as unknown as RtcPlug)));
    });
    // A negotiation that failed is noticed by the link it belongs to, a lost socket by `disconnected`.
    peer.on('error', (error) => {
      if (error.type === 'browser-incompatible') this.#fail(CallError.from(error));
    });
    this.#expect();
  }

  dial(peer: string): Connection | null {
    if (this.#state !== 'online' || !this.#peer || this.#peer.disconnected) return null;
    const plug = this.#peer.connect(peer, { serialization: 'rtc', reliable: true }) as RtcPlug | undefined;
    return plug ? this.#keep(plug) : null;
  }

  rename(name: string): void {
    if (!this.#request || this.#request.name === name) return;
    this.#request = { ...this.#request, name };
    if (this.#state === 'online') this.#send({ type: 'RENAME', payload: { name } });
  }

  host(request: HostRequest): boolean {
    if (this.#state !== 'online') return false;
    const { type } = request;
    if (type === 'END') this.#send({ type });
    else if (type === 'LOCK') this.#send({ type, payload: { on: request.on } });
    else this.#send({ type, payload: { id: request.id } });
    return true;
  }

  close(reason: PeerLeaveReason = 'left'): void {
    if (this.#closed) return;
    this.#send({ type: 'LEAVE-ROOM', payload: { reason } });
    this.#end();
  }

  #enter(): void {
    const { room, name, token } = this.#request as JoinRequest;
    const resume = this.#resume;
    this.#send({ type: 'JOIN', payload: { room, name, ...(token && { token }), ...(resume && { resume }) } });
    this.#expect();
  }

  #onFrame(frame: ServerFrame, pass: () => void): void {
    switch (frame.type) {
      case 'OPEN':
        return pass();
      case 'ID-TAKEN':
        return this.#fail(new CallError('id-taken'));
      case 'JOINED':
        return this.#onJoined(frame);
      case 'WAITING':
        clearTimeout(this.#timer); // somebody has to open the door, which takes as long as it takes
        return void this.dispatchEvent(new Event('waiting'));
      case 'REFUSED':
        return this.#onRefused(frame.payload.code);
      case 'PEER-JOINED':
        this.#members.add(frame.payload.peer.id);
        return void this.dispatchEvent(new PeerJoinEvent(frame.payload.peer));
      case 'PEER-CHANGED': {
        const { id, name, role } = frame.payload;
        return void this.dispatchEvent(
          new PeerChangeEvent({ id, ...(name !== undefined && { name }), ...(role && { role }) }),
        );
      }
      case 'PEER-LEFT':
        this.#members.delete(frame.payload.id);
        return void this.dispatchEvent(new PeerLeaveEvent(frame.payload.id, frame.payload.reason));
      case 'KNOCK':
        return void this.dispatchEvent(new KnockEvent(frame.payload.id, frame.payload.name));
      case 'ROOM-CHANGED':
        return void this.dispatchEvent(new RoomChangeEvent(frame.payload.locked));
      case 'MUTE':
        return void this.dispatchEvent(new Event('muterequest'));
      case 'KICKED':
        return this.#endAs('kicked');
      case 'ENDED':
        return this.#endAs('room-ended');
      case 'PONG':
        return this.#watch.onPong(frame.payload.n);
      case 'ICE':
        return this.#useIceServers(frame.payload.iceServers);
      case 'RESTART':
        clearTimeout(this.#timer);
        this.#timer = setTimeout(() => this.#drop(), frame.payload.delay);
        return;
      case 'OFFER':
        if (this.#mayDial(frame)) pass();
        return;
      case 'ANSWER':
      case 'CANDIDATE':
        // PeerJS would keep messages for connections it does not know for ever.
        if (frame.src && this.#peer?.getConnection(frame.src, frame.payload.connectionId)) pass();
        return;
      case 'ERROR': // what was wrong with one of our frames; the socket's end, if it comes to that, says the rest
      case 'LEAVE': // PeerJS would close the connection, which does not need the server
      case 'EXPIRE':
    }
  }

  #mayDial({ src }: Frame<'OFFER'>): boolean {
    if (!src || !this.#members.has(src)) return false;
    return [...this.#connections].filter(({ peer }) => peer === src).length < CONNECTIONS_PER_MEMBER;
  }

  #keep({ rtc }: RtcPlug): Connection {
    this.#connections.add(rtc);
    rtc.addEventListener('close', () => this.#connections.delete(rtc));
    return rtc;
  }

  #onJoined({ payload }: Frame<'JOINED'>): void {
    clearTimeout(this.#timer);
    this.#backoff.reset();
    this.#outageTold = false;
    this.#resume = payload.resume;
    this.#members.clear();
    for (const { id } of payload.peers) this.#members.add(id);
    this.#useIceServers(payload.iceServers);
    this.#watch.start();
    this.#setState('online');
    this.dispatchEvent(new JoinedEvent({ role: payload.role, peers: payload.peers, capacity: payload.capacity }));
  }

  #onRefused(code: string): void {
    const error = new CallError(isCallErrorCode(code) ? code : 'not-allowed');
    if (error.recoverable) this.#drop();
    else this.#fail(error);
  }

  #onSent(type: 'OFFER' | 'ANSWER', connectionId: string, peerId: string): void {
    const plug = this.#peer?.getConnection(peerId, connectionId) as unknown as RtcPlug | null;
    plug?.rtc.tell(type === 'OFFER' ? 'offer-sent' : 'answer-sent');
  }

  #useIceServers(iceServers: readonly RTCIceServer[]): void {
    if (!this.#peer) return;
    this.#peer.options.config = this.#configuration(iceServers); // PeerJS reads it at every connection
    if (!this.#options.iceServers) this.#renewal.schedule(iceServers);
  }

  #configuration(offered: readonly RTCIceServer[]): RTCConfiguration {
    const { iceServers, relayOnly, certificate } = this.#options;
    return {
      iceServers: [...(iceServers ?? offered)],
      bundlePolicy: 'max-bundle',
      ...(certificate && { certificates: [certificate] }),
      ...(relayOnly && { iceTransportPolicy: 'relay' }),
    };
  }

  #send(frame: Parameters<PeerSocket['send']>[0]): void {
    this.#socket?.send(frame);
  }

  /** The server has to say the next thing within the join timeout; else the socket is given up and opened again. */
  #expect(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#drop(), JOIN_TIMEOUT);
  }

  /** Gives the socket up; PeerJS answers with `disconnected`, and the next attempt follows. */
  #drop(): void {
    if (this.#peer && !this.#peer.disconnected) this.#peer.disconnect();
  }

  #onDisconnected(): void {
    if (this.#closed) return;
    clearTimeout(this.#timer);
    this.#watch.stop();
    this.#renewal.stop();
    const unreachable = this.#backoff.attempts > 0; // one lost socket is no outage: the first retry comes at once
    if (this.#state === 'online') this.#setState('reconnecting');
    this.#timer = setTimeout(() => this.#reconnect(), this.#backoff.next());
    if (unreachable && !this.#outageTold) void this.#tellOutage();
  }

  #reconnect(): void {
    this.#peer?.reconnect();
    this.#expect();
  }

  async #tellOutage(): Promise<void> {
    this.#outageTold = true;
    const error = await whyUnreachable(this.#options.server);
    if (this.#closed || this.#state === 'online') this.#outageTold = false;
    else this.dispatchEvent(new SignalingErrorEvent(error));
  }

  /** A final answer: it is never asked again. */
  #fail(error: CallError): void {
    if (this.#closed) return;
    this.#end();
    this.dispatchEvent(new SignalingErrorEvent(error));
  }

  #endAs(reason: SignalingEndEvent['reason']): void {
    this.#end();
    this.dispatchEvent(new SignalingEndEvent(reason));
  }

  #end(): void {
    this.#closed = true;
    clearTimeout(this.#timer);
    this.#watch.stop();
    this.#renewal.stop();
    this.#members.clear();
    const peer = this.#peer;
    this.#peer = null;
    // destroy() closes only every second connection of a peer (it splices the array it walks), hence ours, first.
    for (const connection of [...this.#connections]) connection.close();
    peer?.destroy();
    this.#setState('offline');
  }

  #setState(state: SignalingState): void {
    if (this.#state === state) return;
    this.#state = state;
    this.dispatchEvent(new Event('statechange'));
  }
}
