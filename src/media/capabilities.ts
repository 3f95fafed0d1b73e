/**
 * What this browser and this page can do: `unsupported` is for good, `unavailable` may change with the page (https,
 * permissions policy). Read when asked, since a page may be embedded with other rights the next time.
 */
export type Capability = 'available' | 'unavailable' | 'unsupported';

export interface Capabilities {
  readonly microphone: Capability;
  readonly camera: Capability;
  readonly screen: Capability;
  /** Choosing where the sound goes. */
  readonly speaker: Capability;
}

/** Chromium's interface to the permissions policy; other browsers say it when they are asked. */
interface Policy {
  allowsFeature(feature: string): boolean;
}

const allowed = (feature: string): boolean =>
  (globalThis.document as { featurePolicy?: Policy } | undefined)?.featurePolicy?.allowsFeature(feature) ?? true;

const capture = (method: 'getUserMedia' | 'getDisplayMedia', feature: string): Capability => {
  const devices = globalThis.navigator?.mediaDevices as Partial<MediaDevices> | undefined;
  if (!devices) return globalThis.isSecureContext === false ? 'unavailable' : 'unsupported';
  if (!devices[method]) return 'unsupported';
  return allowed(feature) ? 'available' : 'unavailable';
};

export const capabilities = (): Capabilities => ({
  microphone: capture('getUserMedia', 'microphone'),
  camera: capture('getUserMedia', 'camera'),
  screen: capture('getDisplayMedia', 'display-capture'),
  speaker:
    typeof HTMLMediaElement !== 'undefined' && 'setSinkId' in HTMLMediaElement.prototype ? 'available' : 'unsupported',
});
