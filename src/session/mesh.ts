/**
 * The people in a room and a link to each of them. The newcomer dials; whoever is there answers. Somebody stays as
 * long as the room or the link vouches for them, so neither a lost server nor a lost path alone removes anybody.
 * It lives from entering a room to leaving it, and knows nothing of what came before or of views.
 */
import { CallError } from '../errors.js';
import { frozenList } from '../internal/frozen.js';
import { EventTargetOf } from '../internal/typed-event-target.js';
import type { LocalMedia } from '../media/local-media.js';
import type { PeerInfo, PeerLeaveReason } from '../signaling/protocol.js';
import type { JoinRequest, Line, Signaling, SignalingOptions, SignalingState } from '../signaling/signaling.js';
import { ActiveSpeaker } from './active-speaker.js';
import { cameraEncoding, screenEncoding } from './encoding-policy.js';
import type { LinkMessage, ReliableMessage, SendingState } from './link-protocol.js';
import { RemoteParticipant } from './participant.js';
import { PeerLink } from './peer-link.js';
import {
  ChatMessageEvent,
  ParticipantEvent,
  ParticipantLeaveEvent,
  ReactionEvent,
  SessionStepEvent,
} from './session-events.js';
import type { CallStats, Message, Participant, Role } from './types.js';

/** Makes the mesh of one room; how it reaches the others is for whoever made the session to choose. */
export type Connect = (options: Omit<SignalingOptions, 'certificate'>, media: LocalMedia) => Promise<Mesh>;

export class MeshErrorEvent extends Event {
  readonly error: CallError;
  constructor(error: CallError) {
    super('error');
    this.error = error;
  }
}

export interface MeshEventMap {
  /** `participants`, `role` or `signaling` changed. */
  change: Event;
  /** Inside the room, for the first time or again. */
  joined: Event;
  waiting: Event;
  participantjoin: ParticipantEvent;
  participantchange: ParticipantEvent;
  participantleave: ParticipantLeaveEvent;
  message: ChatMessageEvent;
  reaction: ReactionEvent;
  step: SessionStepEvent;
  /** As signaling says it: recoverable while it goes on trying, final otherwise. */
  error: MeshErrorEvent;
}

export class Mesh extends EventTargetOf<MeshEventMap>() {
  readonly #signaling: Signaling;
  readonly #media: LocalMedia;
  readonly #remotes = new Map<string, RemoteParticipant>();
  readonly #listening = new AbortController();
  #participants: readonly Participant[] = Object.freeze([]);
  readonly #floor = new ActiveSpeaker();
  #activeSpeaker: string | null = null;
  #role: Role = 'guest';
  #sending: SendingState | null = null;
  #bandwidth = 0;
  #closed = false;

  constructor(signaling: Signaling, media: LocalMedia) {
    super();
    this.#signaling = signaling;
    this.#media = media;
    const { signal } = this.#listening;
    signaling.addEventListener('statechange', () => this.#onSignalingState(), { signal });
    signaling.addEventListener('joined', ({ joined }) => this.#onJoined(joined.role, joined.peers), { signal });
    signaling.addEventListener('waiting', () => this.dispatchEvent(new Event('waiting')), { signal });
    signaling.addEventListener('peerjoin', ({ peer }) => this.#onPeerJoin(peer), { signal });
    signaling.addEventListener('peerchange', ({ peer }) => this.#onPeerChange(peer), { signal });
    signaling.addEventListener('peerleave', ({ id, reason }) => this.#onPeerLeave(id, reason), { signal });
    signaling.addEventListener(
      'connection',
      ({ connection }) => {
        const remote = this.#remotes.get(connection.peer);
        if (remote) remote.link.accept(connection);
        else connection.close();
      },
      { signal },
    );
    signaling.addEventListener('error', ({ error }) => this.dispatchEvent(new MeshErrorEvent(error)), { signal });
    media.addEventListener('linechange', ({ line, track }) => this.#setTrack(line, track), { signal });
  }

  /** The others, in the order in which they came, frozen. */
  get participants(): readonly Participant[] {
    return this.#participants;
  }

  get signaling(): SignalingState {
    return this.#signaling.state;
  }

  /** Who of the others has the floor. */
  get activeSpeaker(): string | null {
    return this.#activeSpeaker;
  }

  get stats(): CallStats {
    const entries = [...this.#remotes.values()].flatMap(({ id, link: { stats, replacements } }) =>
      stats ? [[id, Object.freeze({ ...stats, replacements })] as const] : [],
    );
    return Object.freeze(Object.fromEntries(entries));
  }

  get role(): Role {
    return this.#role;
  }

  start(request: JoinRequest): void {
    this.#signaling.start(request);
  }

  rename(name: string): void {
    this.#signaling.rename(name);
  }

  /** What I send, told to everybody now and to everybody who comes. */
  announce(sending: SendingState): void {
    this.#sending = sending;
    for (const { link } of this.#remotes.values()) link.send({ t: 'state', ...sending });
  }

  /** Hands a chat message over; throws `peer-unreachable` when nobody can take it. */
  write({ id, text, to }: Message): void {
    this.#sendReliably({ t: 'text', id, text, private: to !== null }, to);
  }

  react(emoji: string): void {
    this.#sendReliably({ t: 'reaction', emoji }, null);
  }

  #sendReliably(message: ReliableMessage, to: string | null): void {
    const remotes = to === null ? [...this.#remotes.values()] : [this.#remotes.get(to)];
    for (const remote of remotes) {
      const taken = remote?.link.sendReliably(message) ?? false;
      if (!taken && to !== null) throw new CallError('peer-unreachable');
    }
  }

  /** Ceiling for all I send in kbit/s, 0 for none. */
  limit(bandwidth: number): void {
    this.#bandwidth = bandwidth;
    this.#encode();
  }

  /** Reads everybody's loudness. */
  measure(): void {
    for (const remote of this.#remotes.values()) remote.measure();
    this.#activeSpeaker = this.#floor.next([...this.#remotes.values()].map(({ voice }) => voice));
    this.#publish();
  }

  close(reason: PeerLeaveReason = 'left'): void {
    if (this.#closed) return;
    this.#closed = true;
    this.#listening.abort();
    const bye: LinkMessage = { t: 'bye', reason: reason === 'page-closed' ? reason : 'left' };
    for (const { link } of this.#remotes.values()) link.send(bye);
    this.#signaling.close(reason);
    for (const { link } of this.#remotes.values()) link.close();
    this.#remotes.clear();
    this.#publish();
  }

  #onSignalingState(): void {
    this.dispatchEvent(new Event('change'));
  }

  #onJoined(role: Role, peers: readonly PeerInfo[]): void {
    this.#role = role;
    const present = new Set(peers.map(({ id }) => id));
    for (const remote of this.#remotes.values()) {
      if (!present.has(remote.id)) this.#onPeerLeave(remote.id, 'unreachable');
    }
    this.dispatchEvent(new Event('joined'));
    for (const peer of peers) {
      this.#onPeerJoin(peer);
      this.#remotes.get(peer.id)?.link.retry();
    }
  }

  #onPeerJoin(peer: PeerInfo): void {
    const known = this.#remotes.get(peer.id);
    if (known) {
      known.inRoom = true;
      known.update(peer);
      return this.#publish();
    }
    const link = new PeerLink({
      self: this.#signaling.id,
      peer: peer.id,
      dial: () => (this.#remotes.get(peer.id)?.inRoom ? this.#signaling.dial(peer.id) : null),
      track: (line) => this.#media.track(line),
    });
    const remote = new RemoteParticipant(peer, link);
    this.#remotes.set(peer.id, remote);
    link.addEventListener('open', () => {
      if (this.#sending) link.send({ t: 'state', ...this.#sending });
    });
    link.addEventListener('statechange', () => this.#onLinkState(remote));
    link.addEventListener('stats', () => this.#publish());
    link.addEventListener('message', ({ message }) => this.#onMessage(remote, message));
    link.addEventListener('step', (event) => this.dispatchEvent(new SessionStepEvent(peer.id, event)));
    this.#encode();
    this.#publish();
  }

  #onPeerChange(peer: Pick<PeerInfo, 'id'> & Partial<PeerInfo>): void {
    this.#remotes.get(peer.id)?.update(peer);
    this.#publish();
  }

  #onPeerLeave(id: string, reason: PeerLeaveReason): void {
    const remote = this.#remotes.get(id);
    if (!remote) return;
    remote.inRoom = false;
    // The server lost sight of them; while we still hear them they have lost the server, not us.
    if (reason === 'unreachable' && remote.link.connection === 'connected') return;
    this.#remove(remote, reason);
  }

  #onLinkState(remote: RemoteParticipant): void {
    if (!remote.inRoom && remote.link.connection !== 'connected') this.#remove(remote, 'unreachable');
    else this.#publish();
  }

  #onMessage(remote: RemoteParticipant, message: LinkMessage | ReliableMessage): void {
    switch (message.t) {
      case 'bye':
        return this.#remove(remote, message.reason);
      case 'state':
        remote.onSending(message);
        return this.#publish();
      case 'text': {
        const { id, text } = message;
        const to = message.private ? this.#signaling.id : null;
        const chat = Object.freeze({ id, from: remote.id, to, text, time: Date.now() });
        return void this.dispatchEvent(new ChatMessageEvent(chat));
      }
      case 'reaction':
        return void this.dispatchEvent(new ReactionEvent(remote.id, message.emoji));
      default:
    }
  }

  #remove(remote: RemoteParticipant, reason: PeerLeaveReason): void {
    if (!this.#remotes.delete(remote.id)) return;
    const { view } = remote;
    remote.link.close();
    this.#encode();
    this.#publish();
    this.dispatchEvent(new ParticipantLeaveEvent(view, reason));
  }

  #setTrack(line: Line, track: MediaStreamTrack | null): void {
    for (const { link } of this.#remotes.values()) link.setTrack(line, track);
  }

  #encode(): void {
    const camera = cameraEncoding(this.#remotes.size, this.#bandwidth);
    const screen = screenEncoding(this.#remotes.size, this.#bandwidth);
    for (const { link } of this.#remotes.values()) {
      link.encode('camera', camera);
      link.encode('screen', screen);
    }
  }

  /** Replaces the list where anything in it changed, and tells who came and who changed, after the list agrees. */
  #publish(): void {
    const before = this.#participants;
    this.#participants = frozenList(
      before,
      [...this.#remotes.values()].map(({ view }) => view),
    );
    if (this.#participants === before) return;
    this.dispatchEvent(new Event('change'));
    for (const participant of this.#participants) {
      const old = before.find(({ id }) => id === participant.id);
      if (!old) this.dispatchEvent(new ParticipantEvent('participantjoin', participant));
      else if (differs(old, participant)) this.dispatchEvent(new ParticipantEvent('participantchange', participant));
    }
  }
}

/** The level moves ten times a second: it is in the view, but no event of its own. */
const differs = (a: Participant, b: Participant): boolean =>
  (Object.keys(b) as (keyof Participant)[]).some((key) => key !== 'audioLevel' && a[key] !== b[key]);
