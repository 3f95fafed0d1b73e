/**
 * How much video to send to each person. In a mesh every receiver costs an encoder and a share of the uplink, so the
 * picture gets smaller as the room fills. Pure; the link applies it.
 */

export interface Encoding {
  /** bit/s */
  readonly maxBitrate: number;
  /** frames per second */
  readonly maxFramerate: number;
  /** At least 1; 2 is half the width and half the height. */
  readonly scaleResolutionDownBy: number;
}

/** Rows by receivers: from this many on, a camera of 1280x720 is sent like this. */
const STEPS = [
  { receivers: 1, maxBitrate: 1_700_000, maxFramerate: 30, scaleResolutionDownBy: 1 },
  { receivers: 2, maxBitrate: 900_000, maxFramerate: 30, scaleResolutionDownBy: 1.5 },
  { receivers: 3, maxBitrate: 600_000, maxFramerate: 24, scaleResolutionDownBy: 2 },
  { receivers: 4, maxBitrate: 400_000, maxFramerate: 20, scaleResolutionDownBy: 2 },
  { receivers: 6, maxBitrate: 250_000, maxFramerate: 15, scaleResolutionDownBy: 3 },
] as const;

/** Voices come first: this much of a stated budget is set aside per receiver. bit/s */
const VOICE = 40_000;
/** Below this a picture is not worth sending, but a frozen one is worse. bit/s */
const LEAST = 50_000;

/**
 * @param receivers people I send to
 * @param budget ceiling for all I send in kbit/s; 0 for none
 */
export const cameraEncoding = (receivers: number, budget: number): Encoding => {
  const step = STEPS.findLast((row) => receivers >= row.receivers) ?? STEPS[0];
  const share = budget > 0 ? (budget * 1000) / Math.max(1, receivers) - VOICE : Infinity;
  const { maxFramerate, scaleResolutionDownBy } = step;
  return { maxBitrate: Math.max(LEAST, Math.min(step.maxBitrate, share)), maxFramerate, scaleResolutionDownBy };
};

/** A shared screen: sharp rather than smooth, and what the uplink has left goes to it. */
export const screenEncoding = (receivers: number, budget: number): Encoding => {
  const share = budget > 0 ? (budget * 1000) / Math.max(1, receivers) - VOICE : Infinity;
  const wanted = receivers <= 2 ? 2_500_000 : 1_200_000;
  return { maxBitrate: Math.max(LEAST, Math.min(wanted, share)), maxFramerate: 15, scaleResolutionDownBy: 1 };
};
