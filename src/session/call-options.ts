/** What a call goes by when nobody says otherwise. */
import type { CallOptions } from './types.js';

export const DEFAULT_OPTIONS: CallOptions = Object.freeze({
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
});
