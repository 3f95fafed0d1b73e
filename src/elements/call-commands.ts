/**
 * Buttons anywhere in the page as remote controls, without script: `<button commandfor="call" command="--leave">`.
 * A command becomes the request that a control of ours would make, so that a page can prevent it alike.
 */
import {
  RtcCameraRequestEvent,
  RtcHandRequestEvent,
  RtcJoinRequestEvent,
  RtcLeaveRequestEvent,
  RtcMicrophoneRequestEvent,
  RtcScreenRequestEvent,
} from '../events.js';

const COMMANDS: Readonly<Record<string, () => Event>> = {
  '--join': () => new RtcJoinRequestEvent(),
  '--leave': () => new RtcLeaveRequestEvent(),
  '--toggle-microphone': () => new RtcMicrophoneRequestEvent(),
  '--toggle-camera': () => new RtcCameraRequestEvent(),
  '--toggle-screen-share': () => new RtcScreenRequestEvent(),
  '--raise-hand': () => new RtcHandRequestEvent(),
};

export const serveCommands = (call: HTMLElement): void => {
  call.addEventListener('command', (event) => {
    const { command } = event as Event & { readonly command: string };
    const request = COMMANDS[command]?.();
    if (request) call.dispatchEvent(request);
  });
};
