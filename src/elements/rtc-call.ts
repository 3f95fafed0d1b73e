/**
 * The call in a page: makes a session from attributes, provides it to everything inside, serves the requests that
 * climb to it and tells the facts. What is shown is call-view.ts's, how a call works the
 * session's.
 */
import { adoptStyles, html, LitElement, type PropertyValues, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { RemoteAudio } from '../controllers/remote-audio.js';
import { SessionProvider } from '../controllers/session-context.js';
import { CallError } from '../errors.js';
import type { CallState } from '../session/call-state.js';
import { createSession } from '../session/create-session.js';
import type { Session } from '../session/session.js';
import type { CallOptions, CallStats, DeviceKind, Message, Participant } from '../session/types.js';
import type { CallViewState } from './call-host.js';
import { serveCommands } from './call-commands.js';
import { tellError, tellFacts } from './call-facts.js';
import { serveRequests } from './call-requests.js';
import { CustomStates } from './custom-states.js';
import { define } from './define.js';
import { LAYOUTS, type CallLayout } from './layouts.js';
import { oneOf } from './one-of.js';
import { callStyles } from './rtc-call.styles.js';
import { tokens } from './tokens.styles.js';

/**
 * @summary A video call: provider of the session, and a ready-made call.
 *
 * With nothing in its default slot it shows a complete call: a preview to join from, everybody in tiles, buttons,
 * and what to do when something is wrong. With children, they are the interface, and it only provides the session to
 * the elements in it and serves their requests.
 *
 * @slot - Replaces the whole interface by a page's own.
 * @slot lobby - Replaces what is shown before joining.
 * @slot empty - What is said while nobody else is in the room.
 * @slot ended - Replaces what is shown after the call.
 * @slot toolbar-start - Controls before the default buttons.
 * @slot toolbar-end - Controls after the default buttons.
 * @slot sidebar - Beside the tiles; below them where it is narrow.
 *
 * @fires {RtcStateChangeEvent} rtc-state-change - The call came into another state.
 * @fires {RtcParticipantJoinEvent} rtc-participant-join - Somebody came in.
 * @fires {RtcParticipantLeaveEvent} rtc-participant-leave - Somebody is gone.
 * @fires {RtcParticipantChangeEvent} rtc-participant-change - Something about somebody changed.
 * @fires {RtcMessageEvent} rtc-message - Somebody else wrote.
 * @fires {RtcReactionEvent} rtc-reaction - Somebody reacted with an emoji.
 * @fires {RtcDeviceChangeEvent} rtc-device-change - Devices were plugged in or out.
 * @fires {RtcCallErrorEvent} rtc-error - Something failed that no caller is waiting for.
 *
 * @csspart base - The whole interface.
 * @csspart stage - The dark area with the tiles.
 * @csspart grid - The tiles.
 * @csspart tile - One tile.
 * @csspart name - The name in a tile.
 * @csspart avatar - The initials in a tile.
 * @csspart notice - The line that says what is going on.
 * @csspart audio-button - Lets the others be heard where the browser wants a tap first.
 * @csspart toolbar - The row of buttons.
 * @csspart button - One round button.
 * @csspart sidebar - The area beside the tiles.
 * @csspart lobby - What is shown before joining.
 * @csspart preview - My own picture before joining.
 * @csspart problem - What takes the picture's place when the camera did not start.
 * @csspart form - Name and join button.
 * @csspart name-field - The field for my name.
 * @csspart join-button - The button that joins, and joins again.
 * @csspart ended - What is shown after the call.
 *
 * @cssprop [--rtc-color-stage=oklch(19% 0.01 260)] - Behind the tiles.
 * @cssprop [--rtc-color-tile=oklch(26% 0.012 260)] - Ground of a tile without picture.
 * @cssprop [--rtc-color-surface=light-dark(white, oklch(24% 0.01 260))] - Ground before and after the call.
 * @cssprop [--rtc-color-on-surface=light-dark(oklch(24% 0.01 260), white)] - Text on it.
 * @cssprop [--rtc-color-accent=oklch(56% 0.17 255)] - The join button and the focus ring.
 * @cssprop [--rtc-color-on-accent=white] - Text on the join button.
 * @cssprop [--rtc-color-danger=oklch(58% 0.21 25)] - Leaving, and devices that are off.
 * @cssprop [--rtc-color-speaking=oklch(78% 0.15 155)] - The ring around who is speaking.
 * @cssprop [--rtc-color-warning=oklch(80% 0.14 80)] - Weak connections and problems.
 * @cssprop [--rtc-font=system-ui, sans-serif] - Font of everything.
 * @cssprop [--rtc-radius=10px] - Corners.
 * @cssprop [--rtc-radius-tile=14px] - Corners of the tiles.
 * @cssprop [--rtc-gap=8px] - The unit of all spacing.
 * @cssprop [--rtc-button-size=48px] - Diameter of the round buttons; never less than 44 px.
 * @cssprop [--rtc-shadow=0 4px 24px rgb(0 0 0 / 0.32)] - Under what floats.
 * @cssprop [--rtc-speed=160ms] - Length of transitions; none with reduced motion.
 *
 * @cssstate joined - In the room.
 * @cssstate muted - My microphone is not on.
 * @cssstate camera-off - My camera is not on.
 * @cssstate sharing - My screen is shared.
 * @cssstate reconnecting - The server is away; the call goes on.
 *
 * @attr {'idle' | 'lobby' | 'joining' | 'waiting' | 'joined' | 'reconnecting' | 'ended'} state - Where the call is; reflected, not to be set.
 *
 * @tag rtc-call
 */
export class RtcCall extends LitElement {
  static override styles = [tokens, callStyles];

  /** @internal How a session is made; the tests put their own here. */
  static createSession: (options: Partial<CallOptions>) => Session = createSession;

  /** @internal Brings elements that a page has put inside; a script tag has one. */
  static loadUsed: ((call: Element) => void) | undefined;

  /** The room to join. */
  @property() room = '';
  /** Base URL of the signaling server; where this script came from when empty. */
  @property() server = '';
  /** My display name; asked for before joining when empty. */
  @property() name = '';
  /** Signed room token, where the server wants one. */
  @property() token = '';
  /** Joins as soon as the element is in the page and has a room. */
  @property({ type: Boolean }) autojoin = false;
  /** Starts with the microphone off. */
  @property({ type: Boolean }) muted = false;
  /** Starts with the camera off. */
  @property({ type: Boolean, attribute: 'camera-off' }) cameraOff = false;
  /** Never asks for a camera, never shows its button. */
  @property({ type: Boolean, attribute: 'audio-only' }) audioOnly = false;
  /** How the tiles are laid out: `auto`, `grid` or `speaker`; anything else means `auto`. */
  @property()
  get layout(): CallLayout {
    return this.#layout;
  }
  set layout(value: CallLayout) {
    this.#layout = oneOf(LAYOUTS, value);
  }
  #layout: CallLayout = 'auto';
  /** Shows the tiles only, no buttons. */
  @property({ type: Boolean }) minimal = false;
  /** Uses TURN servers only, so that nobody learns my address. */
  @property({ type: Boolean, attribute: 'relay-only' }) relayOnly = false;
  /** Ceiling for all I send, in kbit/s, split over the participants; 0 lets the browsers decide. */
  @property({ type: Number }) bandwidth = 0;
  /** ICE servers used in place of the ones the server hands out. */
  @property({ attribute: false }) iceServers: readonly RTCIceServer[] | null = null;

  /** What is wrong although the session knows nothing of it: there is no room to join. */
  @state() private ownError: CallError | null = null;

  readonly #audio = new RemoteAudio(this);
  readonly #states = new CustomStates(this);
  readonly #provider = new SessionProvider(this);
  #session: Session | undefined;
  #view: ((view: CallViewState) => TemplateResult) | undefined;
  #loading: Promise<void> | undefined;
  /** The session went with the element; the next time it is in the page it needs another. */
  #released = false;
  #begun = false;

  constructor() {
    super();
    serveRequests(this, {
      'rtc-join-request': () => this.#attempt(() => this.#join(true)),
      'rtc-leave-request': () => this.#attempt(() => this.leave()),
      'rtc-microphone-request': ({ on }) => this.#attempt(() => this.toggleMicrophone(on)),
      'rtc-camera-request': ({ on }) => this.#attempt(() => this.toggleCamera(on)),
      'rtc-device-request': ({ kind, deviceId }) => this.#attempt(() => this.setDevice(kind, deviceId)),
      'rtc-screen-request': ({ on }) => this.#attempt(() => this.toggleScreenShare(on)),
      'rtc-message-request': ({ text, to }) => this.#attempt(() => this.sendMessage(text, { to })),
      'rtc-pin-request': ({ id }) => this.#attempt(() => this.pin(id)),
      'rtc-hand-request': ({ on }) => this.#attempt(() => this.raiseHand(on)),
      'rtc-reaction-request': ({ emoji }) => this.#attempt(() => this.react(emoji)),
    });
    serveCommands(this);
  }

  /** The headless call behind the element; a new one after the element was removed and put in again. */
  get session(): Session {
    return (this.#session ??= this.#makeSession());
  }

  /** Where the call is. */
  get state(): CallState {
    return this.#session?.snapshot.state ?? 'idle';
  }

  /** The others, in the order in which they came, frozen. */
  get participants(): readonly Participant[] {
    return this.session.snapshot.participants;
  }

  /** Me. */
  get localParticipant(): Participant {
    return this.session.snapshot.localParticipant;
  }

  /** What was written since I came, in the order in which it came in here, frozen. */
  get messages(): readonly Message[] {
    return this.session.snapshot.messages;
  }

  /** What is wrong right now; null when nothing is. */
  get error(): CallError | null {
    return this.ownError ?? this.#session?.snapshot.error ?? null;
  }

  /** Enters the room; rejects with a CallError that says why not. */
  async join(): Promise<void> {
    return this.#join(false);
  }

  /** Leaves the call; does nothing when there is none. */
  async leave(): Promise<void> {
    await this.session.leave();
  }

  /** Turns my microphone on or off, the other way round by default; resolves to whether it is on now. */
  async toggleMicrophone(on?: boolean): Promise<boolean> {
    return this.session.toggleMicrophone(on);
  }

  /** Turns my camera on or off, the other way round by default; resolves to whether it is on now. */
  async toggleCamera(on?: boolean): Promise<boolean> {
    return this.session.toggleCamera(on);
  }

  /** Uses another device, without interrupting the call. */
  async setDevice(kind: DeviceKind, deviceId: string): Promise<void> {
    await this.session.setDevice(kind, deviceId);
  }

  /** Shares my screen or stops that, the other way round by default; resolves to whether it is shared now. */
  async toggleScreenShare(on?: boolean): Promise<boolean> {
    return this.session.toggleScreenShare(on);
  }

  /** Writes to everybody, or to the participant whose id is `to`; resolves to the message once it is handed over. */
  async sendMessage(text: string, options: { readonly to?: string | null } = {}): Promise<Message> {
    return this.session.sendMessage(text, options);
  }

  /** Shows an emoji to everybody for a moment. */
  async react(emoji: string): Promise<void> {
    await this.session.react(emoji);
  }

  /** Raises my hand or lowers it, the other way round by default; resolves to whether it is up now. */
  async raiseHand(on?: boolean): Promise<boolean> {
    return this.session.raiseHand(on);
  }

  /** Keeps a participant on the stage, for me alone; null lets go. */
  async pin(id: string | null): Promise<void> {
    this.session.pin(id);
  }

  /** Figures of every connection by participant id, read once a second. */
  async getStats(): Promise<CallStats> {
    return this.session.getStats();
  }

  override connectedCallback(): void {
    super.connectedCallback();
    if (this.#released) {
      this.#released = this.#begun = false;
      this.#session = this.#makeSession();
    }
    this.#provider.provide(this.session);
    this.#agree();
    this.requestUpdate();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    // An element that is only moved is back before this runs.
    setTimeout(() => {
      if (this.isConnected || this.#released) return;
      this.#released = true;
      this.session.close();
      this.#audio.sync([]);
    });
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    this.ownError = this.autojoin && !this.room ? (this.ownError ?? noRoom()) : null;
    if (OPTIONS.some((name) => changed.has(name))) this.#configure();
  }

  protected override render(): TemplateResult {
    const composed = this.#composed;
    if (!composed) this.#loadView();
    return html`<slot ?hidden=${!composed} @slotchange=${() => this.requestUpdate()}></slot>
      <div part="base" class="base" ?hidden=${composed}>${composed ? undefined : this.#renderView()}</div>`;
  }

  #renderView(): TemplateResult | undefined {
    return this.#view?.({
      snapshot: this.session.snapshot,
      soundBlocked: this.#audio.blocked,
      unlock: () => this.#audio.unlock(),
    });
  }

  /** The ready-made interface is loaded where it is shown, beside what the call needs and not before it. */
  #loadView(): void {
    this.#loading ??= import('./call-view.js').then(
      async ({ createCallView, callViewStyles }) => {
        this.#view = await createCallView(this);
        adoptStyles(this.renderRoot as ShadowRoot, [tokens, callStyles, callViewStyles]);
        this.requestUpdate();
      },
      (thrown: unknown) => tellError(this, CallError.from(thrown, 'signaling-unreachable')),
    );
  }

  protected override async getUpdateComplete(): Promise<boolean> {
    // It is an update that starts the loading, and another one that shows what was loaded.
    await super.getUpdateComplete();
    await this.#loading;
    return super.getUpdateComplete();
  }

  protected override updated(changed: PropertyValues): void {
    if (!this.isConnected) return;
    this.#audio.sync(this.participants, this.session.snapshot.speaker);
    RtcCall.loadUsed?.(this);
    if (changed.has('ownError') && this.ownError) tellError(this, this.ownError);
    this.#begin();
  }

  /** Whether a page's own elements are the interface. */
  get #composed(): boolean {
    return [...this.children].some((child) => !child.slot);
  }

  /** What happens without anybody asking: joining, or the preview. */
  #begin(): void {
    const { state } = this;
    if (this.#begun || !this.room || (state !== 'idle' && state !== 'lobby')) return;
    if (this.autojoin) {
      this.#begun = true;
      this.#attempt(() => this.#join(true));
    } else if (!this.#composed && state === 'idle') {
      this.#attempt(() => this.session.prepare());
    }
  }

  async #join(retry: boolean): Promise<void> {
    if (!this.isConnected) throw new CallError('invalid-state', 'Put the element into the page before it joins.');
    if (!this.room) throw noRoom();
    this.#configure();
    await this.session.join({ retry });
  }

  /** For what nobody waits for: its failure is told as an event. */
  #attempt(work: () => Promise<unknown>): void {
    work().catch((thrown: unknown) => {
      const error = CallError.from(thrown);
      // Aborted is what somebody else asked for meanwhile.
      if (error.code !== 'aborted') tellError(this, error);
    });
  }

  #makeSession(): Session {
    const session = RtcCall.createSession(this.#options);
    session.addEventListener('change', () => {
      this.#agree();
      this.requestUpdate();
    });
    tellFacts(session, this);
    return session;
  }

  /** Everything on the element that has to say the same as the session. */
  #agree(): void {
    const { state, localParticipant } = this.session.snapshot;
    if (this.getAttribute('state') !== state) this.setAttribute('state', state);
    this.#states.set({
      joined: state === 'joined' || state === 'reconnecting',
      reconnecting: state === 'reconnecting',
      muted: localParticipant.microphone !== 'on',
      'camera-off': localParticipant.camera !== 'on',
      sharing: localParticipant.screen !== null,
    });
  }

  #configure(): void {
    this.session.configure(this.#options);
  }

  get #options(): Omit<CallOptions, 'identity'> {
    const { room, server, name, token, muted, cameraOff, audioOnly, relayOnly, iceServers } = this;
    const bandwidth = this.bandwidth > 0 ? this.bandwidth : 0;
    return { room, server, name, token, muted, cameraOff, audioOnly, relayOnly, iceServers, bandwidth };
  }
}

const noRoom = (): CallError =>
  new CallError('invalid-state', 'There is no room to join. Set the room attribute to the name of a room.');

/** Properties the session goes by. */
const OPTIONS = [
  'room',
  'server',
  'name',
  'token',
  'muted',
  'cameraOff',
  'audioOnly',
  'relayOnly',
  'iceServers',
  'bandwidth',
] as const satisfies readonly (keyof CallOptions)[];

define('rtc-call', RtcCall);

declare global {
  interface HTMLElementTagNameMap {
    'rtc-call': RtcCall;
  }
}
