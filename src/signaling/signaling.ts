/**
 * The seam between a call and whatever brings two pages together. The session speaks to these interfaces only;
 * peerjs-signaling.ts is the real thing, the tests have an in-memory one.
 */
import type { CallError } from '../errors.js';
import type { TypedEventTarget } from '../internal/typed-event-target.js';
import type { PeerInfo, PeerLeaveReason } from './protocol.js';

export type SignalingState = 'offline' | 'connecting' | 'online' | 'reconnecting';

/** What it takes to reach a server. */
export interface SignalingOptions {
  /** Base URL of the server, ending in a slash. */
  readonly server: URL;
  /** My id, and the secret by which the server knows that a later socket is still me. */
  readonly identity: { readonly id: string; readonly secret: string };
  /** ICE servers in place of the ones the server hands out. */
  readonly iceServers: readonly RTCIceServer[] | null;
  readonly relayOnly: boolean;
  /** Made before the first dial, so that no dial waits for it. */
  readonly certificate: RTCCertificate | null;
}

export interface JoinRequest {
  readonly room: string;
  readonly name: string;
  readonly token: string;
}

/** What the server says to somebody who came in. */
export interface Joined {
  readonly role: PeerInfo['role'];
  /** Who is in the room already; the newcomer dials them. */
  readonly peers: readonly PeerInfo[];
  /** Most people the room holds. */
  readonly capacity: number;
}

/** One side of one RTCPeerConnection's life, in the order in which a guide to WebRTC tells it. */
export type LinkStep =
  | 'connection-created'
  | 'offer-created'
  | 'offer-local-set'
  | 'offer-sent'
  | 'offer-received'
  | 'offer-remote-set'
  | 'answer-created'
  | 'answer-local-set'
  | 'answer-sent'
  | 'answer-received'
  | 'answer-remote-set'
  | 'media-captured'
  | 'tracks-added'
  | 'track-received';

/** A step was taken; `detail` is what it was about: a description, a track, a candidate. */
export class LinkStepEvent extends Event {
  readonly step: LinkStep;
  readonly detail: unknown;
  constructor(step: LinkStep, detail?: unknown) {
    super('step');
    this.step = step;
    this.detail = detail;
  }
}

/** The four fixed media lines of every connection, in their order in the first offer. */
export const LINES = ['microphone', 'camera', 'screen', 'screen-audio'] as const;
export type Line = (typeof LINES)[number];

export interface ConnectionEventMap {
  /** Data can be sent. */
  open: Event;
  /** A text or binary message of the other side. */
  message: MessageEvent<unknown>;
  step: LinkStepEvent;
  /** `state` of the connection changed. */
  statechange: Event;
  /** It is over, whoever ended it; nothing is dispatched afterwards. */
  close: Event;
}

/** One RTCPeerConnection to one person, negotiated once, with four fixed lines and a data channel. */
export interface Connection extends TypedEventTarget<ConnectionEventMap> {
  readonly id: string;
  readonly peer: string;
  /** Whether this side dialled. */
  readonly initiator: boolean;
  readonly open: boolean;
  readonly state: RTCPeerConnectionState;
  /** The other side's track on a line: there from the offer on, muted until it sends. */
  remoteTrack(line: Line): MediaStreamTrack | null;
  /** Puts a track of mine on a line, or takes it off: `RTCRtpSender.replaceTrack`, never a negotiation. */
  setTrack(line: Line, track: MediaStreamTrack | null): Promise<void>;
  receiver(line: Line): RTCRtpReceiver | null;
  sender(line: Line): RTCRtpSender | null;
  getStats(): Promise<RTCStatsReport>;
  /** Sends on the reliable, ordered control channel; false when it is not open. */
  send(data: string): boolean;
  close(): void;
}

export class ConnectionEvent extends Event {
  readonly connection: Connection;
  constructor(connection: Connection) {
    super('connection');
    this.connection = connection;
  }
}

export class PeerJoinEvent extends Event {
  readonly peer: PeerInfo;
  constructor(peer: PeerInfo) {
    super('peerjoin');
    this.peer = peer;
  }
}

/** Somebody's name or role is another one now; what is not in `peer` stayed as it was. */
export class PeerChangeEvent extends Event {
  readonly peer: Pick<PeerInfo, 'id'> & Partial<PeerInfo>;
  constructor(peer: Pick<PeerInfo, 'id'> & Partial<PeerInfo>) {
    super('peerchange');
    this.peer = peer;
  }
}

export class PeerLeaveEvent extends Event {
  readonly id: string;
  readonly reason: PeerLeaveReason;
  constructor(id: string, reason: PeerLeaveReason) {
    super('peerleave');
    this.id = id;
    this.reason = reason;
  }
}

/** The room was entered, or entered again after the socket was lost. */
export class JoinedEvent extends Event {
  readonly joined: Joined;
  constructor(joined: Joined) {
    super('joined');
    this.joined = joined;
  }
}

/** Somebody waits at the door; only hosts are told. A knock that was given up is told as `peerleave`. */
export class KnockEvent extends Event {
  readonly id: string;
  readonly name: string;
  constructor(id: string, name: string) {
    super('knock');
    this.id = id;
    this.name = name;
  }
}

/** The room was locked or unlocked. */
export class RoomChangeEvent extends Event {
  readonly locked: boolean;
  constructor(locked: boolean) {
    super('roomchange');
    this.locked = locked;
  }
}

/** A host ended it, for me or for everybody; signaling is offline and stays so. */
export class SignalingEndEvent extends Event {
  readonly reason: 'kicked' | 'room-ended';
  constructor(reason: 'kicked' | 'room-ended') {
    super('end');
    this.reason = reason;
  }
}

/** What a host may ask of the server. */
export type HostRequest =
  | { readonly type: 'ADMIT' | 'DENY' | 'KICK' | 'MUTE'; readonly id: string }
  | { readonly type: 'LOCK'; readonly on: boolean }
  | { readonly type: 'END' };

export class SignalingErrorEvent extends Event {
  readonly error: CallError;
  constructor(error: CallError) {
    super('error');
    this.error = error;
  }
}

export interface SignalingEventMap {
  statechange: Event;
  joined: JoinedEvent;
  /** The server asks to wait for somebody to open the door. */
  waiting: Event;
  peerjoin: PeerJoinEvent;
  peerchange: PeerChangeEvent;
  peerleave: PeerLeaveEvent;
  knock: KnockEvent;
  roomchange: RoomChangeEvent;
  /** A host asks me to mute myself. */
  muterequest: Event;
  end: SignalingEndEvent;
  /** Somebody in my room dialled. */
  connection: ConnectionEvent;
  /** Recoverable: it is being retried, said once per outage. Otherwise final: signaling is offline and stays so. */
  error: SignalingErrorEvent;
}

export interface Signaling extends TypedEventTarget<SignalingEventMap> {
  readonly state: SignalingState;
  /** My id in the room. */
  readonly id: string;
  /** Connects and enters a room, and keeps me in it across lost sockets until `close()`. */
  start(request: JoinRequest): void;
  /** Opens a connection to somebody in the room; null while there is no way to reach them. */
  dial(peer: string): Connection | null;
  rename(name: string): void;
  /** Asks for what only hosts may; the server checks. False while there is no way to reach it. */
  host(request: HostRequest): boolean;
  /** Leaves the room and lets go of the server; connections are closed by who holds them. */
  close(reason?: PeerLeaveReason): void;
}
