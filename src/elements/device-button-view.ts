/** What a microphone or camera button shows for a snapshot; pure, and the same for both. */
import type { CallSnapshot } from '../session/types.js';
import type { Words } from './call-host.js';
import type { ButtonView } from './round-button.js';

export const deviceButtonView = (
  device: 'microphone' | 'camera',
  snapshot: CallSnapshot | undefined,
  words: Words,
): ButtonView => {
  const { pending, error } = snapshot?.[device] ?? { pending: false, error: null };
  const on = snapshot?.localParticipant[device] === 'on';
  const hopeless = error?.code === 'insecure-context' || error?.code === 'unsupported';
  let hint = words.term('turn', device, !on);
  if (pending) hint = words.term('starting', device);
  else if (error) hint = words.term('problem', device, error.code);
  return {
    icon: on ? device : `${device}-off`,
    name: words.term(device),
    hint,
    look: on ? 'on' : 'off',
    pressed: on,
    pending,
    problem: error !== null,
    disabled: !snapshot || snapshot.state === 'ended' || hopeless,
  };
};
