/**
 * One tile: the picture of one person or of one stream, and the marks on it. It knows a participant's frozen view;
 * sound of participants is not its business (<rtc-call> plays it), and neither is where the tile stands.
 */
import { html, LitElement, type PropertyValues, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { LocalizeController } from '../controllers/localize.js';
import { SessionController } from '../controllers/session-controller.js';
import { RtcPinRequestEvent } from '../events.js';
import type { CallSnapshot, Participant } from '../session/types.js';
import { hue, initials } from './avatar.js';
import { define } from './define.js';
import { icon } from './icons.js';
import { oneOf } from './one-of.js';
import { videoStyles } from './rtc-video.styles.js';
import { tokens } from './tokens.styles.js';

const FITS = ['cover', 'contain'] as const;
export type VideoFit = (typeof FITS)[number];

/**
 * @summary One person, or one stream, in a tile.
 *
 * Inside `<rtc-call>` it shows the participant whose id it is given: picture, name, a ring while speaking, marks for
 * a closed microphone, a raised hand and a weak connection, initials while the camera is off. With `screen` it shows
 * what that person shares instead. Anywhere it shows a `MediaStream`
 * handed to its `stream` property. A portrait picture in a landscape tile is shown whole.
 *
 * @fires {RtcPinRequestEvent} rtc-pin-request - This person is wanted large, or with a null `id` not any more.
 *
 * @csspart tile - The whole tile.
 * @csspart video - The native video.
 * @csspart avatar - Initials, while there is no picture.
 * @csspart name - The pill with the name.
 * @csspart hand - The mark of a raised hand.
 * @csspart pin-button - The button that keeps this person large; only with `pinnable`.
 * @csspart quality - The mark of a weak connection.
 * @csspart veil - The line over the last picture while the connection is away.
 *
 * @cssprop [--rtc-color-tile=oklch(26% 0.012 260)] - Ground of a tile without picture.
 * @cssprop [--rtc-color-speaking=oklch(78% 0.15 155)] - The speaking ring.
 * @cssprop [--rtc-color-warning=oklch(80% 0.14 80)] - The mark of a weak connection.
 * @cssprop [--rtc-radius-tile=14px] - Corners.
 * @cssprop [--rtc-font=system-ui, sans-serif] - Font of name and initials.
 *
 * @tag rtc-video
 */
export class RtcVideo extends LitElement {
  static override styles = [tokens, videoStyles];

  /** Id of the participant to show; `local` is always me. */
  @property() participant = '';
  /** Shows the screen that the participant shares, not the camera. */
  @property({ type: Boolean }) screen = false;
  /** Has a button that keeps the participant large. */
  @property({ type: Boolean }) pinnable = false;
  /** A stream to show instead of a participant. */
  @property({ attribute: false }) stream: MediaStream | null = null;
  /** Shows the picture as a mirror does; my own camera is mirrored anyway. */
  @property({ type: Boolean }) mirrored = false;
  /** Plays a `stream` without sound; participants are always silent here, since the call plays them. */
  @property({ type: Boolean }) muted = false;
  /** How the picture fills the tile: `cover` fills it, `contain` shows all of it. */
  @property()
  get fit(): VideoFit {
    return this.#fit;
  }
  set fit(value: VideoFit) {
    this.#fit = oneOf(FITS, value);
  }
  #fit: VideoFit = 'cover';

  /** The size of the picture that is being shown, 0 by 0 before there is one. */
  @state() private picture = { width: 0, height: 0 };
  @state() private portraitTile = false;

  readonly #call = new SessionController(this, (snapshot) => this.#find(snapshot));
  readonly #pinned = new SessionController(this, ({ pinned }) => pinned);
  readonly #words = new LocalizeController(this);
  #observer: ResizeObserver | undefined;

  override connectedCallback(): void {
    super.connectedCallback();
    this.#observer = new ResizeObserver(([entry]) => {
      const box = entry?.contentRect;
      this.portraitTile = box !== undefined && box.height > box.width;
    });
    this.#observer.observe(this);
    // Browsers pause a video that is taken out of the document, and a move is a removal.
    this.#video?.play().catch(ignore);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#observer?.disconnect();
  }

  protected override render(): TemplateResult {
    const person = this.#person;
    const { width, height } = this.picture;
    const { screen } = this;
    const picture = this.#stream !== null && width > 0 && (!person || screen || person.camera === 'on');
    const classes = [
      'tile',
      picture && 'picture',
      (this.mirrored || (!screen && (person?.isLocal ?? false))) && 'mirrored',
      (screen || this.fit === 'contain' || (height > width && !this.portraitTile)) && 'contain',
      !screen && person?.speaking && 'speaking',
    ];
    return html`<div part="tile" class=${classes.filter(Boolean).join(' ')}>
      <video
        part="video"
        autoplay
        @ended=${() => this.#attach()}
        playsinline
        disablepictureinpicture
        .muted=${person !== undefined || this.muted}
        @loadeddata=${this.#onPicture}
        @resize=${this.#onPicture}
        @emptied=${this.#onPicture}
      ></video>
      <div part="avatar" class="avatar" aria-hidden="true">
        ${person ? html`<span>${screen ? icon('screen') : initials(person.name) || icon('user')}</span>` : ''}
      </div>
      ${person ? (screen ? this.#renderScreenName(person) : this.#renderMarks(person)) : ''}
    </div>`;
  }

  #renderScreenName({ isLocal, name }: Participant): TemplateResult {
    const words = this.#words;
    return html`<div part="name" class="name">
      <span>${isLocal ? words.term('myScreen') : words.term('screenOf', name || words.term('guest'))}</span>
    </div>`;
  }

  #renderMarks(person: Participant): TemplateResult {
    const words = this.#words;
    const { isLocal, connection, quality } = person;
    const name = person.name || words.term('guest');
    const weak = quality === 'fair' || quality === 'poor';
    const veil = {
      connected: '',
      connecting: 'connecting',
      reconnecting: 'reconnecting',
      failed: 'cannotConnect',
    } as const;
    const line = isLocal ? '' : veil[connection];
    return html`<div part="veil" class="veil" ?hidden=${line === ''}>${line && words.term(line)}</div>
      <div part="name" class="name">
        ${
          person.microphone === 'on'
            ? ''
            : html`<span class="muted" role="img" aria-label=${words.term('muted')}>${icon('microphone-off')}</span>`
        }
        <span>${isLocal ? words.term('you', person.name) : name}</span>
      </div>
      <div
        part="quality"
        class="quality"
        role="img"
        aria-label=${weak ? words.term('quality', quality) : ''}
        ?hidden=${!weak}
      >
        ${icon('signal')}
      </div>
      <div part="hand" class="hand" role="img" aria-label=${words.term('handRaised')} ?hidden=${!person.hand}>
        ${icon('hand')}
      </div>
      <button
        part="pin-button"
        class="pin"
        type="button"
        aria-label=${words.term('pin', isLocal ? words.term('you', '') : name)}
        aria-pressed=${this.#isPinned(person)}
        ?hidden=${!this.pinnable}
        @click=${() => this.dispatchEvent(new RtcPinRequestEvent(this.#isPinned(person) ? null : person.id))}
      >
        ${icon('pin')}
      </button>`;
  }

  protected override updated(changed: PropertyValues): void {
    super.updated(changed);
    this.#attach();
    // Through the CSSOM, since a strict content security policy forbids style attributes.
    this.style.setProperty('--_hue', String(hue(this.#person?.id ?? '')));
  }

  get #person(): Participant | undefined {
    const { snapshot } = this.#call;
    return snapshot && !this.stream ? this.#find(snapshot) : undefined;
  }

  #attach(): void {
    const video = this.#video;
    const stream = this.#stream;
    // Setting the same stream again would load it again, and the tile would flash. But a video whose tracks have all
    // ended has ended too, and in Firefox it stays so when a replaced connection brings new tracks.
    const over = video?.ended && stream?.getTracks().some(({ readyState }) => readyState === 'live');
    if (!video || (video.srcObject === stream && !over)) return;
    // A stream without a track never loads, and would hold back the page's `load` event for ever.
    video.srcObject = this.#person && stream?.getTracks().length === 0 ? null : stream;
  }

  get #stream(): MediaStream | null {
    const person = this.#person;
    if (!person) return this.stream;
    return this.screen ? person.screen : person.stream;
  }

  #isPinned({ id }: Participant): boolean {
    return this.#pinned.snapshot?.pinned === id;
  }

  #find({ localParticipant, participants }: CallSnapshot): Participant | undefined {
    if (!this.participant) return undefined;
    if (this.participant === 'local' || this.participant === localParticipant.id) return localParticipant;
    return participants.find(({ id }) => id === this.participant);
  }

  get #video(): HTMLVideoElement | null {
    return this.renderRoot.querySelector('video');
  }

  readonly #onPicture = ({ target }: Event): void => {
    const { videoWidth: width, videoHeight: height } = target as HTMLVideoElement;
    if (width !== this.picture.width || height !== this.picture.height) this.picture = { width, height };
  };
}

/** A video that was moved or replaced meanwhile rejects its `play()`; the next one counts. */
const ignore = (): void => undefined;

define('rtc-video', RtcVideo);

declare global {
  interface HTMLElementTagNameMap {
    'rtc-video': RtcVideo;
  }
}
