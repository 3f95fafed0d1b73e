/** Puts what the parts of a call say into the one frozen object that views read. Pure. */
import { frozen } from '../internal/frozen.js';
import type { LocalMedia } from '../media/local-media.js';
import { orderHands } from './hands.js';
import type { Mesh } from './mesh.js';
import type { CallSnapshot } from './types.js';

const NOBODY: readonly never[] = Object.freeze([]);

/** What only the session knows. */
export type OwnFacts = Pick<
  CallSnapshot,
  'state' | 'reason' | 'error' | 'room' | 'localParticipant' | 'mutedSpeech' | 'pinned' | 'messages'
>;

/** The same object as before when nothing in it changed. */
export const composeSnapshot = (
  before: CallSnapshot | undefined,
  own: OwnFacts,
  { microphone, camera, screen, speaker, devices }: LocalMedia,
  mesh: Mesh | null,
): CallSnapshot => {
  const participants = mesh?.participants ?? NOBODY;
  return frozen(before, {
    ...own,
    participants,
    signaling: mesh?.signaling ?? 'offline',
    activeSpeaker: mesh?.activeSpeaker ?? null,
    hands: orderHands(before?.hands ?? NOBODY, [own.localParticipant, ...participants]),
    microphone: microphone.view,
    camera: camera.view,
    screen: screen.view,
    speaker,
    devices: devices.list,
  });
};
