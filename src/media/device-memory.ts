/** The devices somebody chose last, kept in this browser; a browser that keeps nothing is treated as one that forgot. */
import type { DeviceKind } from './types.js';

const key = (kind: DeviceKind): string => `rtc-elements:${kind}`;

/** The id chosen last, or an empty string. */
export const rememberedDevice = (kind: DeviceKind): string => {
  try {
    return globalThis.localStorage?.getItem(key(kind)) ?? '';
  } catch {
    return ''; // storage is blocked, as in some private windows and frames
  }
};

export const rememberDevice = (kind: DeviceKind, deviceId: string): void => {
  try {
    globalThis.localStorage?.setItem(key(kind), deviceId);
  } catch {
    // blocked or full: the choice holds for this page
  }
};
