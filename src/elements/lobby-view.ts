/** What <rtc-call> shows before joining: my picture, my name, one button. It dispatches requests and nothing else. */
import { html, type TemplateResult } from 'lit';
import type { DeviceWord } from '../locales/en.js';
import type { CallError } from '../errors.js';
import { RtcCameraRequestEvent, RtcJoinRequestEvent, RtcMicrophoneRequestEvent } from '../events.js';
import type { CallSnapshot } from '../session/types.js';
import type { CallHost, CallViewState, Words } from './call-host.js';
import { icon } from './icons.js';
import './rtc-camera-button.js';
import './rtc-microphone-button.js';
import './rtc-video.js';

interface Problem {
  readonly device: DeviceWord;
  readonly error: CallError;
}

/** One thing to say about both devices; the camera's comes first when they differ. */
const problemOf = ({ camera, microphone }: CallSnapshot): Problem | null => {
  if (camera.error && camera.error.code === microphone.error?.code) return { device: 'devices', error: camera.error };
  if (camera.error) return { device: 'camera', error: camera.error };
  return microphone.error && { device: 'microphone', error: microphone.error };
};

export const lobbyView = (call: CallHost, { snapshot }: CallViewState, words: Words): TemplateResult => {
  const { camera, microphone } = snapshot;
  const problem = problemOf(snapshot);
  const retry = ({ target }: Event): void => {
    if (camera.error) target?.dispatchEvent(new RtcCameraRequestEvent(true));
    if (microphone.error) target?.dispatchEvent(new RtcMicrophoneRequestEvent(true));
  };
  const submit = (event: SubmitEvent): void => {
    event.preventDefault();
    const form = event.target as HTMLFormElement;
    const field = form.elements.namedItem('name') as HTMLInputElement | null;
    call.name = field?.value.trim() ?? call.name;
    form.dispatchEvent(new RtcJoinRequestEvent());
  };
  return html`<div class="lobby">
    <div part="preview" class="preview">
      <rtc-video exportparts="avatar" participant="local"></rtc-video>
      <div part="problem" class="problem" role="alert" ?hidden=${!problem || camera.state === 'live'}>
        ${problem ? renderProblem(problem) : ''}
      </div>
      <div class="over">
        <rtc-microphone-button></rtc-microphone-button>
        <rtc-camera-button ?hidden=${call.audioOnly}></rtc-camera-button>
      </div>
    </div>
    <form part="form" class="card" @submit=${submit}>
      <h2>${words.term('lobbyTitle')}</h2>
      <p>${call.room}</p>
      ${
        call.name
          ? ''
          : html`<label
              >${words.term('name')}<input part="name-field" name="name" maxlength="64" autocomplete="name"
            /></label>`
      }
      <button part="join-button" class="action" type="submit">${words.term('join')}</button>
    </form>
  </div>`;

  function renderProblem({ device, error }: Problem): TemplateResult {
    return html`${icon('warning')}
      <b>${words.term('problem', device, error.code)}</b>
      <span>${words.term('advice', device, error.code)}</span>
      <button class="action quiet" type="button" @click=${retry}>${words.term('tryAgain')}</button>`;
  }
};
