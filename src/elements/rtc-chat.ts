/**
 * What is written in the call. It shows the messages of the snapshot and asks for new ones to be sent; it keeps none
 * itself, and what others wrote reaches the page as text and links only.
 */
import { html, LitElement, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { LocalizeController } from '../controllers/localize.js';
import { SessionController } from '../controllers/session-controller.js';
import { RtcMessageRequestEvent } from '../events.js';
import { MAX_TEXT } from '../session/limits.js';
import type { CallSnapshot, Message, Participant } from '../session/types.js';
import { CustomStates } from './custom-states.js';
import { define } from './define.js';
import { inCall } from './in-call.js';
import { tokensOf } from './links.js';
import { chatStyles } from './rtc-chat.styles.js';
import { tokens } from './tokens.styles.js';

/** How far from its end, in pixels, a list still counts as read to the end. */
const NEAR = 24;

/**
 * @summary What is written in the call, to everybody or to one.
 *
 * Stands anywhere inside `<rtc-call>`, in its `sidebar` slot for one. Messages stand in the order in which they came;
 * web addresses in them are links. Enter sends, Shift and Enter begin a new line. What has been written stays in the
 * field until it is sent. Who has scrolled back is told how many new messages there are, and is not moved.
 *
 * @fires {RtcMessageRequestEvent} rtc-message-request - Something is to be written, to everybody or to one.
 *
 * @csspart log - The list of messages.
 * @csspart message - One message.
 * @csspart mine - A message of mine.
 * @csspart empty - What is said before anything is written.
 * @csspart unread - The button that leads to the new messages.
 * @csspart form - The field and what belongs to it.
 * @csspart to - The choice of who gets the message.
 * @csspart field - The field.
 * @csspart send-button - The button that sends.
 *
 * @cssprop [--rtc-color-surface=light-dark(white, oklch(24% 0.01 260))] - The ground.
 * @cssprop [--rtc-color-on-surface=light-dark(oklch(24% 0.01 260), white)] - Text on it.
 * @cssprop [--rtc-color-accent=oklch(56% 0.17 255)] - My own messages and the send button.
 * @cssprop [--rtc-color-on-accent=white] - Text on them.
 * @cssprop [--rtc-radius=10px] - Corners.
 * @cssprop [--rtc-gap=8px] - The unit of spacing.
 * @cssprop [--rtc-font=system-ui, sans-serif] - Font.
 *
 * @cssstate unread - There are messages that have not been seen.
 *
 * @tag rtc-chat
 */
export class RtcChat extends LitElement {
  static override styles = [tokens, chatStyles];
  static override shadowRootOptions: ShadowRootInit = { ...LitElement.shadowRootOptions, delegatesFocus: true };

  /** Id of the participant to write to; empty for everybody. */
  @property() to = '';

  /** Messages that came in while the end of the list was out of sight. */
  @state() private unread = 0;

  readonly #words = new LocalizeController(this);
  readonly #call = new SessionController(this);
  readonly #states = new CustomStates(this);
  /** Names of all who were here, since what they wrote outlasts them. */
  readonly #names = new Map<string, string>();
  readonly #observer = typeof ResizeObserver === 'undefined' ? undefined : new ResizeObserver(() => this.#onResize());
  #seen: Message | undefined;
  /** Handed over and not yet among the messages. */
  #sent: string | null = null;
  /** The end of the list is to be seen, whatever is added. */
  #following = true;

  override connectedCallback(): void {
    super.connectedCallback();
    if (this.hasUpdated) this.#observe();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#observer?.disconnect();
  }

  protected override render(): TemplateResult {
    const { snapshot } = this.#call;
    const words = this.#words;
    const messages = snapshot?.messages ?? [];
    for (const { id, name } of snapshot?.participants ?? []) this.#names.set(id, name);
    return html`<div
        part="log"
        class="log"
        role="log"
        tabindex="0"
        aria-label=${words.term('chat')}
        @scroll=${this.#onScroll}
      >
        ${messages.map((message) => this.#renderMessage(message, snapshot as CallSnapshot))}
        <p part="empty" class="empty" ?hidden=${messages.length > 0}>${words.term('chatEmpty')}</p>
      </div>
      <button part="unread" class="unread" type="button" ?hidden=${this.unread === 0} @click=${this.#onUnread}>
        ${words.term('unread', this.unread)}
      </button>
      ${this.#renderForm(snapshot)}`;
  }

  #renderMessage({ from, to, text, time }: Message, { localParticipant }: CallSnapshot): TemplateResult {
    const words = this.#words;
    const mine = from === localParticipant.id;
    const aside = mine ? to !== null && words.term('privately', this.#nameOf(to)) : to && words.term('privatelyMe');
    return html`<div part=${mine ? 'message mine' : 'message'} class=${mine ? 'message mine' : 'message'}>
      <div class="about">
        <b>${mine ? words.term('you', '') : this.#nameOf(from)}</b>
        <time datetime=${new Date(time).toISOString()}>${words.date(time, { timeStyle: 'short' })}</time>
        <i ?hidden=${!aside}>${aside || ''}</i>
      </div>
      <div class="text" dir="auto">${linked(text)}</div>
    </div>`;
  }

  #renderForm(snapshot: CallSnapshot | undefined): TemplateResult {
    const words = this.#words;
    const others = snapshot?.participants ?? [];
    // Whoever is gone stays chosen: what was meant for one must not go to everybody.
    const gone = this.to !== '' && !others.some(({ id }) => id === this.to);
    const choice = (id: string, name: string): TemplateResult =>
      html`<option value=${id} .selected=${id === this.to}>${name}</option>`;
    return html`<form part="form" @submit=${this.#onSubmit}>
      <label class="to" ?hidden=${others.length === 0 && !gone}
        ><span>${words.term('sendTo')}</span>
        <select part="to" @change=${this.#onTo}>
          ${choice('', words.term('everybody'))} ${others.map(({ id }: Participant) => choice(id, this.#nameOf(id)))}
          ${gone ? choice(this.to, this.#nameOf(this.to)) : ''}
        </select></label
      >
      <div class="row">
        <textarea
          part="field"
          rows="2"
          dir="auto"
          maxlength=${MAX_TEXT}
          aria-label=${words.term('message')}
          placeholder=${words.term('message')}
          @keydown=${this.#onKeydown}
        ></textarea>
        <button part="send-button" class="send" type="submit" ?disabled=${!inCall(snapshot) || gone}>
          ${words.term('send')}
        </button>
      </div>
    </form>`;
  }

  protected override firstUpdated(): void {
    this.#observe();
  }

  protected override willUpdate(): void {
    this.#take(this.#call.snapshot);
  }

  protected override updated(): void {
    if (this.#following) this.#toEnd();
    this.#states.set({ unread: this.unread > 0 });
  }

  /** Takes in what was written since the last time. */
  #take(snapshot: CallSnapshot | undefined): void {
    const messages = snapshot?.messages ?? [];
    const last = messages.at(-1);
    if (!snapshot || last === this.#seen) return;
    const fresh = messages.slice(this.#seen ? messages.indexOf(this.#seen) + 1 : 0);
    this.#seen = last;
    const mine = fresh.filter(({ from }) => from === snapshot.localParticipant.id);
    if (mine.some(({ text }) => text === this.#sent)) this.#clear();
    if (mine.length > 0) this.#following = true;
    const inSight = this.#following && (this.#log?.clientHeight ?? 1) > 0;
    this.unread = inSight ? 0 : this.unread + fresh.length - mine.length;
  }

  #toEnd(): void {
    const log = this.#log;
    if (log) log.scrollTop = log.scrollHeight;
  }

  #clear(): void {
    const field = this.#field;
    if (field?.value.trim() === this.#sent) field.value = '';
    this.#sent = null;
  }

  #nameOf(id: string): string {
    return this.#names.get(id) || this.#words.term('guest');
  }

  #observe(): void {
    if (this.#log) this.#observer?.observe(this.#log);
  }

  get #log(): HTMLElement | null {
    return this.renderRoot.querySelector('.log');
  }

  get #field(): HTMLTextAreaElement | null {
    return this.renderRoot.querySelector('textarea');
  }

  readonly #onScroll = ({ target }: Event): void => {
    const { scrollTop, clientHeight, scrollHeight } = target as HTMLElement;
    // Out of sight there is nothing to scroll, and nothing that was read.
    if (clientHeight === 0) return;
    this.#following = scrollHeight - scrollTop - clientHeight < NEAR;
    if (this.#following) this.unread = 0;
  };

  readonly #onUnread = (): void => {
    this.#following = true;
    this.unread = 0;
    this.#toEnd();
    this.#log?.focus();
  };

  #onResize(): void {
    if (!this.#following || !this.#log?.clientHeight) return;
    this.unread = 0;
    this.#toEnd();
  }

  readonly #onTo = ({ target }: Event): void => {
    this.to = (target as HTMLSelectElement).value;
  };

  readonly #onKeydown = (event: KeyboardEvent): void => {
    // While an input method composes, Enter chooses a word.
    if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    (event.target as HTMLTextAreaElement).form?.requestSubmit();
  };

  readonly #onSubmit = (event: Event): void => {
    event.preventDefault();
    const text = this.#field?.value.trim() ?? '';
    const send = this.renderRoot.querySelector<HTMLButtonElement>('.send');
    if (!text || send?.disabled) return;
    this.#sent = text;
    this.dispatchEvent(new RtcMessageRequestEvent(text, this.to || null));
  };
}

const linked = (text: string): unknown[] =>
  tokensOf(text).map(({ text: said, href }) =>
    href ? html`<a href=${href} target="_blank" rel="noopener noreferrer">${said}</a>` : said,
  );

define('rtc-chat', RtcChat);

declare global {
  interface HTMLElementTagNameMap {
    'rtc-chat': RtcChat;
  }
}
