/** What every way of making a call has in common when it is timed, and the clock both pages share. */

/** One call between two pages: one is armed as `answer` and then waits, the other is armed as `dial` and dials. */
export interface Contender {
  /** Camera live and signaling open: all that a page has done before somebody presses the button. */
  arm(role: 'dial' | 'answer', round: string): Promise<void>;
  /** Dials, on the page that was armed to. */
  dial(): void;
  /** Resolves with the other side's first frame, once it is on the screen. */
  seen(): Promise<Frame>;
  /** Ends the call and gives the camera back. */
  hangUp(): Promise<void>;
}

/** A frame on the screen: when, in milliseconds since the epoch, and how large it was sent. */
export interface Frame {
  readonly at: number;
  readonly size: string;
}

/** What the elements ask a camera for; every contender sends the same picture. */
export const MEDIA: MediaStreamConstraints = {
  audio: true,
  video: { width: { ideal: 1280 }, height: { ideal: 720 }, frameRate: { ideal: 30 } },
};

/** Milliseconds since the epoch, monotonic within a page: two pages on one machine can be compared. */
export const now = (): number => performance.timeOrigin + performance.now();

/** Shows a stream as it is, or comes to be, and tells when its first frame is on the screen. */
export const firstFrame = (stream: MediaStream): Promise<Frame> => {
  const video = document.createElement('video');
  video.autoplay = true;
  video.muted = true;
  video.srcObject = stream;
  document.body.replaceChildren(video);
  return new Promise((resolve) =>
    video.requestVideoFrameCallback((_now, { width, height }) => resolve({ at: now(), size: `${width}x${height}` })),
  );
};

/** A promise and what settles it (Promise.withResolvers is younger than the browsers we support). */
export const deferred = <T>(): { promise: Promise<T>; resolve: (value: T) => void } => {
  let resolve!: (value: T) => void;
  const promise = new Promise<T>((settle) => (resolve = settle));
  return { promise, resolve };
};

export const stop = (stream: MediaStream | null): void => stream?.getTracks().forEach((track) => track.stop());
