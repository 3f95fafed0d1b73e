/** English: every string of the elements, and the type every other language has to fill. It knows no element. */
import type { Translation } from '@shoelace-style/localize';
import type { CallErrorCode } from '../errors.js';
import type { EndReason } from '../session/call-state.js';

/** The devices a problem can be about; `devices` when microphone and camera share it. */
export type DeviceWord = 'microphone' | 'camera' | 'devices';

const WORDS = { microphone: 'microphone', camera: 'camera', devices: 'camera and microphone' };

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

const problem = (device: DeviceWord, code: CallErrorCode): string => {
  const word = WORDS[device];
  switch (code) {
    case 'permission-denied':
      return `Your browser blocked the ${word}`;
    case 'device-not-found':
      return `No ${device === 'devices' ? 'camera or microphone' : word} was found`;
    case 'device-in-use':
      return `Another program is using the ${word}`;
    case 'insecure-context':
    case 'unsupported':
      return `The ${word} cannot be used on this page`;
    default:
      return `The ${word} did not start`;
  }
};

const advice = (device: DeviceWord, code: CallErrorCode): string => {
  const without = `or join without ${device === 'devices' ? 'them' : 'it'}.`;
  switch (code) {
    case 'permission-denied':
      return `Allow access in the address bar, then try again, ${without}`;
    case 'device-not-found':
      return `Connect one and try again, ${without}`;
    case 'device-in-use':
      return `Close that program and try again, ${without}`;
    case 'insecure-context':
      return `Open this page over https, ${without}`;
    case 'unsupported':
      return `Use a current browser, ${without}`;
    default:
      return `Try again, ${without}`;
  }
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

  people: 'People in the call',
  controls: 'Call controls',
  microphone: 'Microphone',
  camera: 'Camera',
  turn: (device: 'microphone' | 'camera', on: boolean) => `Turn ${on ? 'on' : 'off'} ${WORDS[device]}`,
  starting: (device: 'microphone' | 'camera') => `Starting the ${WORDS[device]}…`,
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
} satisfies Translation & Record<string, unknown>;

/** What a translation provides. */
export type RtcTranslation = Translation & typeof en;
