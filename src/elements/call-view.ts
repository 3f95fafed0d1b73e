/**
 * What <rtc-call> shows when it is its own interface: templates over a snapshot. They dispatch requests like any
 * other control and change nothing themselves, except for the name somebody types.
 */
import { html, type ReactiveControllerHost, type TemplateResult } from 'lit';
import { LocalizeController } from '../controllers/localize.js';
import { RtcJoinRequestEvent } from '../events.js';
import type { CallState } from '../session/call-state.js';
import type { CallSnapshot } from '../session/types.js';
import type { CallHost, CallViewState, Words } from './call-host.js';
import { emptyRoom } from './empty-room.js';
import { icon } from './icons.js';
import { lobbyView } from './lobby-view.js';
import './rtc-grid.js';
import './rtc-toolbar.js';

export { callViewStyles } from './call-view.styles.js';

const BEFORE: readonly CallState[] = ['idle', 'lobby'];

/** Makes the template function of one element, once its language is there, so that nobody reads English first. */
export const createCallView = async (
  call: CallHost & ReactiveControllerHost,
): Promise<(view: CallViewState) => TemplateResult> => {
  const words = new LocalizeController(call);
  await words.ready;
  return (view) => callView(call, view, words);
};

const callView = (call: CallHost, view: CallViewState, words: Words): TemplateResult => {
  const { snapshot } = view;
  const before = BEFORE.includes(snapshot.state);
  const ended = snapshot.state === 'ended';
  const during = !before && !ended;
  const notice = noticeOf(snapshot);
  return html`<div class="call" ?hidden=${!during}>
      <div part="stage" class="stage">
        <rtc-grid part="grid" exportparts="tile, name, avatar" layout=${call.layout}>
          <slot name="empty" slot="empty">${emptyRoom(words)}</slot>
        </rtc-grid>
        <div class="over">
          <div role="status">
            <div part="notice" class="pill ${snapshot.state}" ?hidden=${!notice}>
              <span class="dot"></span>${notice && words.term(notice)}
            </div>
          </div>
          <button part="audio-button" class="pill" type="button" ?hidden=${!view.soundBlocked} @click=${view.unlock}>
            ${icon('sound')} ${words.term('hear')}
          </button>
        </div>
      </div>
      <slot name="sidebar" part="sidebar"></slot>
      <rtc-toolbar part="toolbar" exportparts="button" ?audio-only=${call.audioOnly} ?hidden=${call.minimal}>
        <slot name="toolbar-start" slot="start"></slot>
        <slot name="toolbar-end" slot="end"></slot>
      </rtc-toolbar>
    </div>
    <div part="lobby" class="panel" ?hidden=${!before}>
      <slot name="lobby">${before ? (call.room ? lobbyView(call, view, words) : noRoomView(call, words)) : ''}</slot>
    </div>
    <div part="ended" class="panel" ?hidden=${!ended}>
      <slot name="ended">${ended ? endedView(call, view, words) : ''}</slot>
    </div>`;
};

const noticeOf = ({ state, error }: CallSnapshot): 'unreachable' | 'joining' | 'waiting' | 'reconnecting' | '' => {
  if (state === 'joining') return error?.code === 'signaling-unreachable' ? 'unreachable' : 'joining';
  return state === 'waiting' || state === 'reconnecting' ? state : '';
};

const noRoomView = ({ error }: CallHost, words: Words): TemplateResult =>
  html`<div class="card">
    <h2>${words.term('noRoomTitle')}</h2>
    <p role=${error ? 'alert' : 'note'}>
      ${error ? words.term('error', error.code, error.message) : words.term('noRoomText')}
    </p>
  </div>`;

const endedView = (call: CallHost, { snapshot }: CallViewState, words: Words): TemplateResult => {
  const { reason, error } = snapshot;
  return html`<div class="card">
    <h2>${words.term('ended', reason ?? 'left')}</h2>
    <p ?hidden=${!error}>${error ? words.term('error', error.code, error.message) : ''}</p>
    <button
      part="join-button"
      class="action"
      type="button"
      @click=${() => call.dispatchEvent(new RtcJoinRequestEvent())}
    >
      ${words.term('joinAgain')}
    </button>
  </div>`;
};
