/**
 * A call, headless: my devices, one room at a time, and a frozen snapshot of it all. It owns the states of the call
 * and decides what a failure means; how a room is reached and who is in it is the mesh's.
 */
import { CallError } from '../errors.js';
import { Announcer } from '../internal/announcer.js';
import { randomId } from '../internal/random-id.js';
import { serverUrl } from '../internal/server-url.js';
import { LEVEL_INTERVAL } from '../internal/timings.js';
import { EventTargetOf } from '../internal/typed-event-target.js';
import { WakeLock } from '../internal/wake-lock.js';
import type { InputKind } from '../media/capture.js';
import { LocalMedia } from '../media/local-media.js';
import { LinkStepEvent } from '../signaling/signaling.js';
import { Attempt } from './attempt.js';
import { DEFAULT_OPTIONS } from './call-options.js';
import { transition, type CallInput, type CallState, type EndReason } from './call-state.js';
import { Conversation } from './conversation.js';
import { endReasonOf, leaveReasonOf } from './end-reason.js';
import { MAX_REACTION } from './limits.js';
import { LocalParticipant } from './local-participant.js';
import type { Connect, Mesh } from './mesh.js';
import { patiently } from './patiently.js';
import type { Session } from './session.js';
import { composeSnapshot, type OwnFacts } from './snapshot.js';
import {
  ChatMessageEvent,
  DeviceChangeEvent,
  ReactionEvent,
  SessionErrorEvent,
  SessionStepEvent,
  StateChangeEvent,
  type SessionEventMap,
} from './session-events.js';
import type {
  CallOptions,
  CallSnapshot,
  CallStats,
  ConnectionState,
  DeviceKind,
  JoinOptions,
  Message,
} from './types.js';

type Fact = SessionEventMap[keyof SessionEventMap];

export class CallSession extends EventTargetOf<SessionEventMap>() implements Session {
  readonly #connect: Connect;
  readonly #media = new LocalMedia();
  readonly #me = new LocalParticipant(this.#media);
  readonly #listening = new AbortController();
  #options: CallOptions;
  #identity = { id: randomId(), secret: randomId() };
  #state: CallState = 'idle';
  #reason: EndReason | null = null;
  #error: CallError | null = null;
  #mesh: Mesh | null = null;
  #attempt: Attempt | null = null;
  #snapshot: CallSnapshot | undefined;
  readonly #announcer: Announcer<CallSnapshot, Fact>;
  readonly #conversation = new Conversation();
  readonly #wakeLock = new WakeLock();
  #pinned: string | null = null;
  #levels: ReturnType<typeof setInterval> | undefined;
  #closed = false;

  constructor(options: Partial<CallOptions>, connect: Connect) {
    super();
    this.#options = { ...DEFAULT_OPTIONS, ...options };
    this.#connect = connect;
    this.#announcer = new Announcer({
      snapshot: () => this.snapshot,
      dispatch: (event) => this.dispatchEvent(event),
    });
    const media = this.#media;
    media.addEventListener('change', () => this.#onMediaChange());
    media.addEventListener('devicechange', () => this.#announcer.tell(new DeviceChangeEvent(media.devices.list)));
    media.addEventListener('error', ({ error }) => this.#report(error));
    media.addEventListener('linechange', ({ track }) => {
      if (track) this.#announcer.tell(new SessionStepEvent(this.#id, new LinkStepEvent('media-captured', track)));
    });
    const { signal } = this.#listening;
    globalThis.addEventListener?.('pagehide', () => void this.leave('page-closed'), { signal });
  }

  get snapshot(): CallSnapshot {
    const own: OwnFacts = {
      state: this.#state,
      reason: this.#reason,
      error: this.#error,
      room: this.#options.room,
      localParticipant: this.#me.view({
        id: this.#id,
        name: this.#options.name,
        role: this.#mesh?.role ?? 'guest',
        connection: this.#connection,
      }),
      mutedSpeech: this.#me.mutedSpeech,
      pinned: this.#pinned,
      messages: this.#conversation.messages,
    };
    this.#snapshot = composeSnapshot(this.#snapshot, own, this.#media, this.#mesh);
    return this.#snapshot;
  }

  configure(options: Partial<CallOptions>): void {
    this.#options = { ...this.#options, ...options };
    if (options.name !== undefined) this.#mesh?.rename(options.name);
    if (options.bandwidth !== undefined) this.#mesh?.limit(options.bandwidth);
    this.#announcer.update();
  }

  async prepare(): Promise<void> {
    this.#go('prepare');
    this.#error = null;
    await this.#startMedia();
  }

  async join({ retry = false }: JoinOptions = {}): Promise<void> {
    const { room, server, name, token } = this.#options;
    if (this.#closed) throw new CallError('invalid-state', 'This call was closed. Make a new one.');
    const url = this.#checked(() => {
      if (!room) throw new CallError('invalid-state', 'There is no room to join. Set the room first.');
      return serverUrl(server);
    });
    const fresh = this.#state !== 'lobby';
    this.#go('join');
    this.#error = null;
    this.#conversation.clear();
    if (fresh) void this.#startMedia();
    const attempt = (this.#attempt = new Attempt(retry));
    this.#open(url, attempt)
      .then((mesh) => mesh?.start({ room, name, token }))
      // What was to be loaded for the call did not come, or the browser refused to open a socket at all.
      .catch((thrown: unknown) => {
        if (attempt === this.#attempt) this.#end('failed', CallError.from(thrown, 'signaling-unreachable'));
      });
    await attempt.done;
  }

  async leave(reason: EndReason = 'left'): Promise<void> {
    if (this.#state === 'idle' || this.#state === 'ended') return;
    this.#end(reason);
  }

  toggleMicrophone(on?: boolean): Promise<boolean> {
    return this.#turn('microphone', on);
  }

  async toggleCamera(on?: boolean): Promise<boolean> {
    if (this.#options.audioOnly) throw new CallError('not-allowed', 'This call is for voices only.');
    return this.#turn('camera', on);
  }

  async toggleScreenShare(on?: boolean): Promise<boolean> {
    this.#assertIn('share a screen');
    return this.#turn('screen', on);
  }

  async sendMessage(text: string, { to = null }: { readonly to?: string | null } = {}): Promise<Message> {
    const mesh = this.#assertIn('write');
    const message = this.#conversation.write(this.#id, text, to);
    mesh.write(message);
    this.#conversation.add(message);
    this.#announcer.update();
    return message;
  }

  async react(emoji: string): Promise<void> {
    const mesh = this.#assertIn('react');
    if (!emoji || emoji.length > MAX_REACTION) throw new CallError('too-large', 'A reaction is one emoji.');
    mesh.react(emoji);
    this.#announcer.tell(new ReactionEvent(this.#id, emoji));
  }

  async raiseHand(on = !this.#me.hand): Promise<boolean> {
    this.#assertIn('raise a hand');
    this.#me.hand = on;
    this.#onMediaChange();
    return on;
  }

  pin(id: string | null): void {
    this.#pinned = id;
    this.#announcer.update();
  }

  getStats(): CallStats {
    return this.#mesh?.stats ?? Object.freeze({});
  }

  setDevice(kind: DeviceKind, deviceId: string): Promise<void> {
    return this.#media.setDevice(kind, deviceId);
  }

  close(): void {
    if (this.#closed) return;
    this.#closed = true;
    void this.leave();
    this.#listening.abort();
    this.#media.close();
  }

  get #id(): string {
    return (this.#options.identity ?? this.#identity).id;
  }

  /** What is wrong with the options is wrong until they change, and is shown as long. */
  #checked<T>(check: () => T): T {
    try {
      return check();
    } catch (error) {
      this.#error = CallError.from(error);
      this.#announcer.update();
      throw error;
    }
  }

  async #open(server: URL, attempt: Attempt): Promise<Mesh | null> {
    const { relayOnly, iceServers, identity, bandwidth } = this.#options;
    const options = { server, relayOnly, iceServers, identity: identity ?? this.#identity };
    const connect = (): Promise<Mesh> => this.#connect(options, this.#media);
    // What is loaded for a call comes from the same server, and is waited for like the rest of it.
    const mesh = await (attempt.retry
      ? patiently(connect, {
          isWanted: () => attempt === this.#attempt,
          onTrouble: (thrown) => this.#report(CallError.from(thrown, 'signaling-unreachable')),
        })
      : connect());
    if (!mesh || attempt !== this.#attempt) {
      mesh?.close(); // left while it was being loaded
      return null;
    }
    this.#mesh = mesh;
    mesh.limit(bandwidth);
    mesh.announce(this.#me.sending);
    mesh.addEventListener('change', () => this.#onMeshChange());
    mesh.addEventListener('joined', () => this.#onJoined());
    mesh.addEventListener('waiting', () => this.#go('wait'));
    mesh.addEventListener('error', ({ error }) => this.#onMeshError(error));
    mesh.addEventListener('message', ({ message }) => {
      if (this.#conversation.add(message)) this.#announcer.tell(new ChatMessageEvent(message));
    });
    for (const fact of FACTS) mesh.addEventListener(fact, (event) => this.#announcer.tell(event));
    this.#levels = setInterval(() => this.#measure(), LEVEL_INTERVAL);
    return mesh;
  }

  #onJoined(): void {
    // What is wrong with a device stays wrong inside.
    if (this.#error?.code === 'signaling-unreachable') this.#error = null;
    this.#wakeLock.set(true);
    if (this.#state !== 'joined') this.#go('enter');
    this.#attempt?.resolve();
    this.#attempt = null;
  }

  #onMeshChange(): void {
    if (this.#mesh?.signaling === 'reconnecting' && this.#state === 'joined') this.#go('lose');
    this.#announcer.update();
  }

  #onMeshError(error: CallError): void {
    // Inside the room the call goes on without the server, and `reconnecting` says so: nobody has to act.
    if (error.recoverable && this.#state === 'reconnecting') return;
    if (error.recoverable && this.#attempt?.retry) return this.#report(error);
    this.#end(endReasonOf(error), error);
  }

  #onMediaChange(): void {
    this.#mesh?.announce(this.#me.sending);
    this.#announcer.update();
  }

  /** Ends the call, or the attempt at one; an error goes to whoever asked, else it is reported. */
  #end(reason: EndReason, error: CallError | null = null): void {
    const attempt = this.#attempt;
    const mesh = this.#mesh;
    this.#attempt = this.#mesh = null;
    clearInterval(this.#levels);
    this.#go('end', reason);
    this.#error = error;
    mesh?.close(leaveReasonOf(reason));
    this.#media.release();
    this.#me.hand = false;
    this.#pinned = null;
    this.#wakeLock.set(false);
    if (error?.code === 'id-taken') this.#identity = { id: randomId(), secret: randomId() };
    if (attempt) attempt.reject(error ?? new CallError('aborted', 'The call was left before it began.'));
    else if (error) this.#announcer.tell(new SessionErrorEvent(error));
  }

  #report(error: CallError): void {
    this.#error = error;
    this.#announcer.tell(new SessionErrorEvent(error));
  }

  async #startMedia(): Promise<void> {
    const { muted, cameraOff, audioOnly } = this.#options;
    await this.#media.start({ microphone: !muted, camera: !cameraOff && !audioOnly });
  }

  #assertIn(what: string): Mesh {
    const inside = this.#state === 'joined' || this.#state === 'reconnecting';
    if (this.#mesh && inside) return this.#mesh;
    throw new CallError('invalid-state', `Join the call first: you can ${what} only inside.`);
  }

  async #turn(kind: InputKind | 'screen', on?: boolean): Promise<boolean> {
    if (this.#closed) throw new CallError('invalid-state', 'This call was closed. Make a new one.');
    return this.#media.turn(kind, on);
  }

  get #connection(): ConnectionState {
    if (this.#state === 'joined') return 'connected';
    return this.#state === 'reconnecting' ? 'reconnecting' : 'connecting';
  }

  #measure(): void {
    this.#me.measure();
    this.#mesh?.measure();
    this.#announcer.update();
  }

  #go(input: CallInput, reason: EndReason | null = null): void {
    const previous = this.#state;
    this.#state = transition(previous, input);
    this.#reason = reason;
    this.#announcer.tell(new StateChangeEvent(this.#state, previous, reason));
  }
}

/** What the mesh tells and the session passes on; an event object can be dispatched again once it has been. */
const FACTS = ['participantjoin', 'participantchange', 'participantleave', 'reaction', 'step'] as const;
