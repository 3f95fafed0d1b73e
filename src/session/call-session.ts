/**
 * A call, headless: my devices, one room at a time, and a frozen snapshot of it all. It owns the states of the call
 * and decides what a failure means; how a room is reached and who is in it is the mesh's.
 */
import { CallError } from '../errors.js';
import { Backoff } from '../internal/backoff.js';
import { frozen } from '../internal/frozen.js';
import { randomId } from '../internal/random-id.js';
import { serverUrl } from '../internal/server-url.js';
import { LEVEL_INTERVAL } from '../internal/timings.js';
import { EventTargetOf } from '../internal/typed-event-target.js';
import type { InputKind } from '../media/capture.js';
import { LocalMedia } from '../media/local-media.js';
import type { PeerLeaveReason } from '../signaling/protocol.js';
import { LinkStepEvent } from '../signaling/signaling.js';
import { transition, type CallInput, type CallState, type EndReason } from './call-state.js';
import type { Connect } from './create-session.js';
import { LocalParticipant } from './local-participant.js';
import type { Mesh } from './mesh.js';
import type { Session } from './session.js';
import {
  DeviceChangeEvent,
  SessionErrorEvent,
  SessionStepEvent,
  StateChangeEvent,
  type SessionEventMap,
} from './session-events.js';
import type { CallOptions, CallSnapshot, ConnectionState, DeviceKind, JoinOptions, Participant } from './types.js';

const DEFAULTS: CallOptions = {
  room: '',
  server: '',
  name: '',
  token: '',
  muted: false,
  cameraOff: false,
  audioOnly: false,
  relayOnly: false,
  bandwidth: 0,
  iceServers: null,
  identity: null,
};

/** What a final answer of the server means for the call. */
const REASONS: Partial<Record<CallError['code'], EndReason>> = {
  'room-full': 'room-full',
  'room-locked': 'denied',
  'not-allowed': 'denied',
  'token-invalid': 'denied',
  'token-expired': 'denied',
  'signaling-unreachable': 'unreachable',
};

/** The one `join()` that is under way: who asked hears of it, and only of its own. */
interface Attempt {
  readonly retry: boolean;
  resolve(): void;
  reject(error: CallError): void;
}

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
  #announced: CallSnapshot | undefined;
  #facts: SessionEventMap[keyof SessionEventMap][] = [];
  #scheduled = false;
  #levels: ReturnType<typeof setInterval> | undefined;
  #closed = false;

  constructor(options: Partial<CallOptions>, connect: Connect) {
    super();
    this.#options = { ...DEFAULTS, ...options };
    this.#connect = connect;
    const media = this.#media;
    media.addEventListener('change', () => this.#onMediaChange());
    media.addEventListener('devicechange', () => this.#tell(new DeviceChangeEvent(media.devices.list)));
    media.addEventListener('error', ({ error }) => this.#report(error));
    media.addEventListener('linechange', ({ track }) => {
      if (track) this.#tell(new SessionStepEvent(this.#id, new LinkStepEvent('media-captured', track)));
    });
    const { signal } = this.#listening;
    globalThis.addEventListener?.('pagehide', () => void this.leave('page-closed'), { signal });
    this.#announced = this.snapshot;
  }

  get snapshot(): CallSnapshot {
    const { microphone, camera, devices } = this.#media;
    this.#snapshot = frozen(this.#snapshot, {
      state: this.#state,
      reason: this.#reason,
      error: this.#error,
      room: this.#options.room,
      signaling: this.#mesh?.signaling ?? 'offline',
      localParticipant: this.#me.view({
        id: this.#id,
        name: this.#options.name,
        role: this.#mesh?.role ?? 'guest',
        connection: this.#connection,
      }),
      participants: this.#mesh?.participants ?? NOBODY,
      microphone: microphone.view,
      camera: camera.view,
      devices: devices.list,
    });
    return this.#snapshot;
  }

  configure(options: Partial<CallOptions>): void {
    this.#options = { ...this.#options, ...options };
    if (options.name !== undefined) this.#mesh?.rename(options.name);
    if (options.bandwidth !== undefined) this.#mesh?.limit(options.bandwidth);
    this.#update();
  }

  async prepare(): Promise<void> {
    this.#go('prepare');
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
    if (fresh) void this.#startMedia();
    await new Promise<void>((resolve, reject) => {
      const attempt = (this.#attempt = { retry, resolve, reject });
      this.#open(url, attempt)
        .then((mesh) => mesh?.start({ room, name, token }))
        // What was to be loaded for the call did not come, or the browser refused to open a socket at all.
        .catch((thrown: unknown) => {
          if (attempt === this.#attempt) this.#end('failed', CallError.from(thrown, 'signaling-unreachable'));
        });
    });
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
      this.#update();
      throw error;
    }
  }

  async #open(server: URL, attempt: Attempt): Promise<Mesh | null> {
    const { relayOnly, iceServers, identity, bandwidth } = this.#options;
    const options = { server, relayOnly, iceServers, identity: identity ?? this.#identity };
    const mesh = await this.#reach(attempt, () => this.#connect(options, this.#media));
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
    for (const fact of FACTS) mesh.addEventListener(fact, (event) => this.#tell(event));
    this.#levels = setInterval(() => this.#measure(), LEVEL_INTERVAL);
    return mesh;
  }

  /** Loads what a call needs, which is served by the same server: it is as patient as the rest of the attempt. */
  async #reach(attempt: Attempt, connect: () => Promise<Mesh>): Promise<Mesh | null> {
    const backoff = new Backoff();
    while (attempt === this.#attempt) {
      try {
        return await connect();
      } catch (thrown) {
        if (!attempt.retry) throw thrown;
        if (backoff.attempts === 1) this.#report(CallError.from(thrown, 'signaling-unreachable'));
        await new Promise((resolve) => setTimeout(resolve, backoff.next()));
      }
    }
    return null;
  }

  #onJoined(): void {
    this.#error = null;
    if (this.#state !== 'joined') this.#go('enter');
    this.#attempt?.resolve();
    this.#attempt = null;
  }

  #onMeshChange(): void {
    if (this.#mesh?.signaling === 'reconnecting' && this.#state === 'joined') this.#go('lose');
    this.#update();
  }

  #onMeshError(error: CallError): void {
    // Inside the room the call goes on without the server, and `reconnecting` says so: nobody has to act.
    if (error.recoverable && this.#state === 'reconnecting') return;
    if (error.recoverable && this.#attempt?.retry) return this.#report(error);
    this.#end(REASONS[error.code] ?? 'failed', error);
  }

  #onMediaChange(): void {
    this.#mesh?.announce(this.#me.sending);
    this.#update();
  }

  /** Ends the call, or the attempt at one; an error goes to whoever asked, else it is reported. */
  #end(reason: EndReason, error: CallError | null = null): void {
    const attempt = this.#attempt;
    const mesh = this.#mesh;
    this.#attempt = this.#mesh = null;
    clearInterval(this.#levels);
    this.#go('end', reason, error);
    mesh?.close(leaveReason(reason));
    this.#media.release();
    if (error?.code === 'id-taken') this.#identity = { id: randomId(), secret: randomId() };
    if (attempt) attempt.reject(error ?? new CallError('aborted', 'The call was left before it began.'));
    else if (error) this.#tell(new SessionErrorEvent(error));
  }

  #report(error: CallError): void {
    this.#error = error;
    this.#tell(new SessionErrorEvent(error));
  }

  async #startMedia(): Promise<void> {
    const { muted, cameraOff, audioOnly } = this.#options;
    await this.#media.start({ microphone: !muted, camera: !cameraOff && !audioOnly });
  }

  async #turn(kind: InputKind, on?: boolean): Promise<boolean> {
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
    this.#update();
  }

  #go(input: CallInput, reason: EndReason | null = null, error: CallError | null = null): void {
    const previous = this.#state;
    this.#state = transition(previous, input);
    this.#reason = reason;
    this.#error = error;
    this.#tell(new StateChangeEvent(this.#state, previous, reason));
  }

  /** A fact, dispatched after the snapshot agrees with it. */
  #tell(fact: SessionEventMap[keyof SessionEventMap]): void {
    this.#facts.push(fact);
    this.#schedule();
  }

  #update(): void {
    if (this.snapshot !== this.#announced) this.#schedule();
  }

  #schedule(): void {
    if (this.#scheduled) return;
    this.#scheduled = true;
    queueMicrotask(() => {
      this.#scheduled = false;
      const facts = this.#facts;
      this.#facts = [];
      const { snapshot } = this;
      if (snapshot !== this.#announced) {
        this.#announced = snapshot;
        this.dispatchEvent(new Event('change'));
      }
      for (const fact of facts) this.dispatchEvent(fact);
    });
  }
}

/** What the mesh tells and the session passes on; an event object can be dispatched again once it has been. */
const FACTS = ['participantjoin', 'participantchange', 'participantleave', 'step'] as const;

const NOBODY: readonly Participant[] = Object.freeze([]);

const leaveReason = (reason: EndReason): PeerLeaveReason => (reason === 'page-closed' ? reason : 'left');
