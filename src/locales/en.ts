/**
 * English: every string of the elements, and the type every other language has to fill. It knows no element. How to
 * add a term: docs/languages.md.
 */
import type { CallErrorCode } from '../errors.js';
import type { EndReason } from '../session/call-state.js';

/** The devices a problem can be about; `devices` when microphone and camera share it. */
export type DeviceWord = 'microphone' | 'camera' | 'devices';

const WORDS = { microphone: 'microphone', camera: 'camera', devices: 'camera and microphone' } as const;

const ENDINGS: Record<EndReason, string> = {
  left: 'You left the call',
  kicked: 'You were removed from the call',
  'room-ended': 'The call has ended',
  'room-full': 'This room is full',
  denied: 'You were not let in',
  replaced: 'This call goes on in another window',
  unreachable: 'The call server cannot be reached',
  failed: 'The call could not go on',
  'page-closed': 'The call has ended',
};

/** By code: what happened to a device, and what to do about it. */
const PROBLEMS: Partial<Record<CallErrorCode, readonly [what: (word: string) => string, todo: string]>> = {
  'permission-denied': [(word) => `Your browser blocked the ${word}`, 'Allow access in the address bar'],
  'device-not-found': [(word) => `No ${word} was found`, 'Connect one'],
  'device-in-use': [(word) => `Another program is using the ${word}`, 'Close that program'],
  'insecure-context': [(word) => `The ${word} cannot be used here`, 'Open this page over https'],
  unsupported: [(word) => `The ${word} cannot be used here`, 'Use a current browser'],
};

const problem = (device: DeviceWord, code: CallErrorCode): string =>
  PROBLEMS[code]?.[0](WORDS[device]) ?? `The ${WORDS[device]} did not start`;

const advice = (device: DeviceWord, code: CallErrorCode): string => {
  const todo = PROBLEMS[code]?.[1];
  const without = device === 'devices' ? 'them' : 'it';
  return `${todo ? `${todo} and try` : 'Try'} again, or join without ${without}.`;
};

export const en = {
  $code: 'en',
  $name: 'English',
  $dir: 'ltr' as 'ltr' | 'rtl',

  you: (name: string) => (name ? `${name} (you)` : 'You'),
  guest: 'Guest',
  muted: 'Muted',
  quality: (quality: 'fair' | 'poor') => (quality === 'fair' ? 'Weak connection' : 'Very weak connection'),
  connecting: 'Connecting…',
  reconnecting: 'Reconnecting…',
  cannotConnect: 'Cannot connect',

  screenOf: (name: string) => `${name}’s screen`,
  myScreen: 'Your screen',
  handRaised: 'Hand raised',
  pin: (name: string) => `Keep ${name} large`,
  people: 'People in the call',
  controls: 'Call controls',
  microphone: 'Microphone',
  camera: 'Camera',
  turn: (device: 'microphone' | 'camera', on: boolean) => `Turn ${on ? 'on' : 'off'} ${WORDS[device]}`,
  starting: (device: 'microphone' | 'camera') => `Starting the ${WORDS[device]}…`,
  speaker: 'Speaker',
  systemDefault: 'System default',
  screen: 'Share screen',
  stopSharing: 'Stop sharing',
  choosing: 'Choose what to share…',
  cannotShare: 'This browser cannot share a screen',
  mayNotShare: 'Sharing is not allowed on this page',
  hand: 'Raise hand',
  lowerHand: 'Lower hand',
  chat: 'Chat',
  message: 'Message',
  send: 'Send',
  sendTo: 'To',
  everybody: 'Everybody',
  privately: (name: string) => `Only for ${name}`,
  privatelyMe: 'Only for you',
  unread: (count: number) => `${count} new`,
  chatEmpty: 'Nothing written yet. What is written here goes to those in the call, and is gone after it.',
  leave: 'Leave call',
  problem,
  advice,
  tryAgain: 'Try again',

  emptyTitle: 'You are the only one here',
  emptyText: 'Share the link to invite others.',
  lobbyTitle: 'Ready to join?',
  name: 'Your name',
  join: 'Join',
  joining: 'Joining…',
  waiting: 'Waiting for somebody to let you in…',
  unreachable: 'Can’t reach the server. Trying again…',
  hear: 'Tap to hear the others',
  ended: (reason: EndReason) => ENDINGS[reason],
  joinAgain: 'Join again',
  noRoomTitle: 'No room yet',
  noRoomText: 'Set the room attribute to the name of a room.',
  /** The sentence for an error. English is what the error itself says; other languages look up the code. */
  error: (_code: CallErrorCode, message: string) => message,
} satisfies Record<string, string | ((...about: never[]) => string)>;

/** What a translation provides: every term, and a function of the same arguments where English has one. */
export type RtcTranslation = {
  readonly [K in keyof typeof en]: (typeof en)[K] extends (...about: infer A) => string
    ? (...about: A) => string
    : (typeof en)[K];
};
