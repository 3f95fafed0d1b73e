/** The whole library: registers every element, and gives out the public API; nothing else. */
export { RtcCall } from './elements/rtc-call.js';
export { RtcCameraButton } from './elements/rtc-camera-button.js';
export { RtcChat } from './elements/rtc-chat.js';
export { RtcDeviceSelect } from './elements/rtc-device-select.js';
export { RtcGrid } from './elements/rtc-grid.js';
export { RtcHandButton } from './elements/rtc-hand-button.js';
export { RtcLeaveButton } from './elements/rtc-leave-button.js';
export { RtcMicrophoneButton } from './elements/rtc-microphone-button.js';
export { RtcScreenButton } from './elements/rtc-screen-button.js';
export { RtcToolbar } from './elements/rtc-toolbar.js';
export { RtcVideo } from './elements/rtc-video.js';
export * from './events.js';
export { registerTranslation, type PageTranslation } from './locales/registry.js';
export * from './session/index.js';
