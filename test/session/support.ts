/** Facts to wait for, instead of times. */

/** Resolves with the first event of a type for which `test` holds; a test that waits in vain is ended by its runner. */
export const next = <T extends Event>(
  target: Pick<EventTarget, 'addEventListener' | 'removeEventListener'>,
  type: string,
  test: (event: T) => boolean = () => true,
): Promise<T> =>
  new Promise((resolve) => {
    const listener = (event: Event): void => {
      if (!test(event as T)) return;
      target.removeEventListener(type, listener);
      resolve(event as T);
    };
    target.addEventListener(type, listener);
  });

/** Resolves once `test` holds, looked at now and after every event of a type. */
export const until = async (
  target: Pick<EventTarget, 'addEventListener' | 'removeEventListener'>,
  type: string,
  test: () => boolean,
): Promise<void> => {
  if (!test()) await next(target, type, test);
};

/** Resolves once a stream shows pictures: with the size of the first one. */
export const picture = async (stream: MediaStream): Promise<{ width: number; height: number }> => {
  const video = document.createElement('video');
  video.muted = video.autoplay = true;
  video.srcObject = stream;
  document.body.append(video);
  await until(video, 'resize', () => video.videoWidth > 2);
  const size = { width: video.videoWidth, height: video.videoHeight };
  video.remove();
  video.srcObject = null;
  return size;
};

/** Every live track that the page got from `getUserMedia` since this was called. */
export const watchTracks = (): { live(): number; restore(): void } => {
  const original = navigator.mediaDevices.getUserMedia.bind(navigator.mediaDevices);
  const tracks: MediaStreamTrack[] = [];
  navigator.mediaDevices.getUserMedia = async (constraints) => {
    const stream = await original(constraints);
    tracks.push(...stream.getTracks());
    return stream;
  };
  return {
    live: () => tracks.filter(({ readyState }) => readyState === 'live').length,
    restore: () => {
      navigator.mediaDevices.getUserMedia = original;
    },
  };
};
