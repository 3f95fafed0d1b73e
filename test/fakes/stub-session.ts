/**
 * A session that is whatever a test says: its snapshot is set from outside, its methods note that they were called.
 * It knows no devices and no network.
 */
import { EventTargetOf } from '../../src/internal/typed-event-target.js';
import type { EndReason } from '../../src/session/call-state.js';
import type { Session } from '../../src/session/session.js';
import { StateChangeEvent, type SessionEventMap } from '../../src/session/session-events.js';
import type {
  CallOptions,
  CallSnapshot,
  DeviceKind,
  JoinOptions,
  LocalDevice,
  Participant,
} from '../../src/session/types.js';

const DEVICE: LocalDevice = { state: 'off', pending: false, deviceId: '', error: null };

/** A participant with nothing special about it. */
export const person = (id: string, about: Partial<Participant> = {}): Participant =>
  Object.freeze({
    id,
    name: id,
    isLocal: false,
    role: 'guest',
    stream: new MediaStream(),
    screen: null,
    microphone: 'on',
    camera: 'off',
    speaking: false,
    audioLevel: 0,
    hand: false,
    connection: 'connected',
    quality: 'good',
    path: 'direct',
    ...about,
  });

export const device = (about: Partial<LocalDevice> = {}): LocalDevice => Object.freeze({ ...DEVICE, ...about });

export class StubSession extends EventTargetOf<SessionEventMap>() implements Session {
  /** Method names with their arguments, in the order in which they were called. */
  readonly calls: unknown[][] = [];
  /** What the next asynchronous method does; a test may replace it by a rejection. */
  answer: () => Promise<unknown> = async () => undefined;
  snapshot: CallSnapshot;

  constructor(options: Partial<CallOptions> = {}) {
    super();
    this.snapshot = Object.freeze({
      state: 'idle',
      reason: null,
      error: null,
      room: options.room ?? '',
      signaling: 'offline',
      localParticipant: person('me', { name: options.name ?? '', isLocal: true, microphone: 'off' }),
      participants: [],
      microphone: device(),
      camera: device(),
      screen: device(),
      speaker: '',
      mutedSpeech: false,
      activeSpeaker: null,
      pinned: null,
      hands: [],
      messages: [],
      devices: [],
    } satisfies CallSnapshot);
  }

  /** Changes the snapshot and says so, as a session does. */
  set(about: Partial<CallSnapshot>): void {
    const previous = this.snapshot.state;
    this.snapshot = Object.freeze({ ...this.snapshot, ...about });
    this.dispatchEvent(new Event('change'));
    const { state, reason } = this.snapshot;
    if (state !== previous) this.dispatchEvent(new StateChangeEvent(state, previous, reason));
  }

  /** Changes me. */
  setMe(about: Partial<Participant>): void {
    this.set({ localParticipant: Object.freeze({ ...this.snapshot.localParticipant, ...about }) });
  }

  configure(options: Partial<CallOptions>): void {
    this.calls.push(['configure', options]);
    const { room, name } = options;
    if (room !== undefined && room !== this.snapshot.room) this.set({ room });
    if (name !== undefined && name !== this.snapshot.localParticipant.name) this.setMe({ name });
  }

  async prepare(): Promise<void> {
    // Like the real one, it tells of a change a microtask later.
    await Promise.resolve();
    this.set({ state: 'lobby' });
    await this.#note('prepare');
  }

  async join(options?: JoinOptions): Promise<void> {
    await Promise.resolve();
    this.set({ state: 'joining', reason: null });
    await this.#note('join', options);
  }

  async leave(reason: EndReason = 'left'): Promise<void> {
    this.calls.push(['leave']);
    if (this.snapshot.state !== 'idle') this.set({ state: 'ended', reason, participants: [] });
  }

  toggleMicrophone(on?: boolean): Promise<boolean> {
    return this.#note('toggleMicrophone', on) as Promise<boolean>;
  }

  toggleCamera(on?: boolean): Promise<boolean> {
    return this.#note('toggleCamera', on) as Promise<boolean>;
  }

  toggleScreenShare(on?: boolean): Promise<boolean> {
    return this.#note('toggleScreenShare', on) as Promise<boolean>;
  }

  sendMessage(text: string, options?: { readonly to?: string | null }): Promise<never> {
    return this.#note('sendMessage', text, options) as Promise<never>;
  }

  async react(emoji: string): Promise<void> {
    await this.#note('react', emoji);
  }

  raiseHand(on?: boolean): Promise<boolean> {
    return this.#note('raiseHand', on) as Promise<boolean>;
  }

  pin(id: string | null): void {
    this.calls.push(['pin', id]);
  }

  getStats(): Readonly<Record<string, never>> {
    return {};
  }

  setDevice(kind: DeviceKind, deviceId: string): Promise<void> {
    return this.#note('setDevice', kind, deviceId) as Promise<void>;
  }

  close(): void {
    void this.leave();
    this.calls.push(['close']);
  }

  /** How often a method was called. */
  count(name: string): number {
    return this.calls.filter(([called]) => called === name).length;
  }

  #note(...call: unknown[]): Promise<unknown> {
    this.calls.push(call);
    return this.answer();
  }
}
