/** Which properties a page can set on each element, by tag. Made by `npm run manifest` from the elements. */

/** All of them. */
export interface PropertyNames {
  'rtc-call':
    | 'room'
    | 'server'
    | 'name'
    | 'token'
    | 'autojoin'
    | 'muted'
    | 'cameraOff'
    | 'audioOnly'
    | 'layout'
    | 'minimal'
    | 'relayOnly'
    | 'bandwidth'
    | 'iceServers';
  'rtc-camera-button': never;
  'rtc-chat': 'to';
  'rtc-device-select': 'kind';
  'rtc-grid': 'layout';
  'rtc-hand-button': never;
  'rtc-leave-button': never;
  'rtc-microphone-button': never;
  'rtc-screen-button': never;
  'rtc-toolbar': 'audioOnly';
  'rtc-video': 'participant' | 'screen' | 'pinnable' | 'stream' | 'mirrored' | 'muted' | 'fit';
}

/** Those whose attribute is spelled with dashes. */
export interface AttributeNames {
  'rtc-call': 'cameraOff' | 'audioOnly' | 'relayOnly';
  'rtc-camera-button': never;
  'rtc-chat': never;
  'rtc-device-select': never;
  'rtc-grid': never;
  'rtc-hand-button': never;
  'rtc-leave-button': never;
  'rtc-microphone-button': never;
  'rtc-screen-button': never;
  'rtc-toolbar': 'audioOnly';
  'rtc-video': never;
}

/** All that the elements say they fire. */
export type EventNames =
  | 'rtc-state-change'
  | 'rtc-participant-join'
  | 'rtc-participant-leave'
  | 'rtc-participant-change'
  | 'rtc-message'
  | 'rtc-reaction'
  | 'rtc-device-change'
  | 'rtc-error'
  | 'rtc-camera-request'
  | 'rtc-message-request'
  | 'rtc-device-request'
  | 'rtc-hand-request'
  | 'rtc-leave-request'
  | 'rtc-microphone-request'
  | 'rtc-screen-request'
  | 'rtc-pin-request';
