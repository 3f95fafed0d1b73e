/** Whether there is a call in which things can be shared, said and shown. */
import type { CallSnapshot } from '../session/types.js';

export const inCall = (snapshot: CallSnapshot | undefined): snapshot is CallSnapshot =>
  snapshot?.state === 'joined' || snapshot?.state === 'reconnecting';
