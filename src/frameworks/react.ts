/** Our elements as React components, typed. Made by `npm run manifest` from the elements. */
import '../index.js';
import { wrap } from './react-wrap.js';

export type { ComponentProps, TagProps } from './react-wrap.js';
/** `<rtc-call>`: A video call: provider of the session, and a ready-made call. */
export const RtcCall = /* @__PURE__ */ wrap('rtc-call');
/** `<rtc-camera-button>`: Turns my camera on and off. */
export const RtcCameraButton = /* @__PURE__ */ wrap('rtc-camera-button');
/** `<rtc-chat>`: What is written in the call, to everybody or to one. */
export const RtcChat = /* @__PURE__ */ wrap('rtc-chat');
/** `<rtc-device-select>`: Chooses among the microphones, cameras or speakers there are. */
export const RtcDeviceSelect = /* @__PURE__ */ wrap('rtc-device-select');
/** `<rtc-grid>`: Everybody in the call, laid out. */
export const RtcGrid = /* @__PURE__ */ wrap('rtc-grid');
/** `<rtc-hand-button>`: Raises my hand, and lowers it. */
export const RtcHandButton = /* @__PURE__ */ wrap('rtc-hand-button');
/** `<rtc-leave-button>`: Leaves the call. */
export const RtcLeaveButton = /* @__PURE__ */ wrap('rtc-leave-button');
/** `<rtc-microphone-button>`: Turns my microphone on and off. */
export const RtcMicrophoneButton = /* @__PURE__ */ wrap('rtc-microphone-button');
/** `<rtc-screen-button>`: Shares my screen, and stops that. */
export const RtcScreenButton = /* @__PURE__ */ wrap('rtc-screen-button');
/** `<rtc-toolbar>`: The call's buttons in one row. */
export const RtcToolbar = /* @__PURE__ */ wrap('rtc-toolbar');
/** `<rtc-video>`: One person, or one stream, in a tile. */
export const RtcVideo = /* @__PURE__ */ wrap('rtc-video');
