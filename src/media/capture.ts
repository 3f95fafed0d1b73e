/** Asking the browser for a microphone or a camera (Media Capture and Streams, `getUserMedia`), with our errors. */
import { CallError } from '../errors.js';

export type InputKind = 'microphone' | 'camera';

/** Where a name is worth more than the code's general sentence. */
const WORDS: Readonly<Record<InputKind, Partial<Record<CallError['code'], string>>>> = {
  microphone: {
    'permission-denied': 'The browser blocked the microphone. Allow it in the address bar, then turn it on again.',
    'device-not-found': 'No microphone was found. Connect one, then turn it on again.',
    'device-in-use': 'Another program is using the microphone. Close that program, then turn it on again.',
  },
  camera: {
    'permission-denied': 'The browser blocked the camera. Allow it in the address bar, then turn it on again.',
    'device-not-found': 'No camera was found. Connect one, then turn it on again.',
    'device-in-use': 'Another program is using the camera. Close that program, then turn it on again.',
  },
};

/** @param chosen the person chose this device now; one that is only remembered may be gone, and another one will do */
export const constraintsFor = (kind: InputKind, deviceId: string, chosen = false): MediaTrackConstraints => ({
  ...(deviceId && { deviceId: chosen ? { exact: deviceId } : { ideal: deviceId } }),
  ...(kind === 'camera' && { width: { ideal: 1280 }, height: { ideal: 720 }, frameRate: { ideal: 30 } }),
});

const inWords = (thrown: unknown, kind: InputKind): CallError => {
  const { code, cause } = CallError.from(thrown, 'device-not-found');
  return new CallError(code, WORDS[kind][code], { cause });
};

const getUserMedia = async (constraints: MediaStreamConstraints): Promise<MediaStream> => {
  // Absent on insecure pages: https://w3c.github.io/mediacapture-main/#navigator-interface-extensions
  const devices: MediaDevices | undefined = globalThis.navigator?.mediaDevices;
  if (!devices) throw new CallError(globalThis.isSecureContext === false ? 'insecure-context' : 'unsupported');
  return devices.getUserMedia(constraints);
};

/** One live track of a device; rejects with a CallError in words about that device. */
export const capture = async (kind: InputKind, constraints: MediaTrackConstraints): Promise<MediaStreamTrack> => {
  try {
    const stream = await getUserMedia(kind === 'microphone' ? { audio: constraints } : { video: constraints });
    const [track] = stream.getTracks();
    if (!track) throw new CallError('device-not-found', WORDS[kind]['device-not-found']);
    return track;
  } catch (thrown) {
    throw inWords(thrown, kind);
  }
};

/**
 * Both devices in one question to the person, and each by itself where the browser refuses the pair: a machine
 * without a camera still has its microphone.
 */
export const capturePair = (
  microphone: MediaTrackConstraints,
  camera: MediaTrackConstraints,
): Record<InputKind, Promise<MediaStreamTrack>> => {
  const both = getUserMedia({ audio: microphone, video: camera });
  const one = (kind: InputKind, alone: () => Promise<MediaStreamTrack>): Promise<MediaStreamTrack> =>
    both.then((stream) => {
      const [track] = kind === 'microphone' ? stream.getAudioTracks() : stream.getVideoTracks();
      return track ?? alone();
    }, alone);
  const audio = one('microphone', () => capture('microphone', microphone));
  // One after the other: two questions at once make some browsers drop the first.
  const video = one('camera', () =>
    audio.then(
      () => capture('camera', camera),
      () => capture('camera', camera),
    ),
  );
  return { microphone: audio, camera: video };
};
