/** Which tiles a grid shows, in which order, and which of them are large. Pure; where they go is layout.ts. */
import type { CallSnapshot, Participant } from '../session/types.js';
import type { CallLayout } from './layouts.js';

export interface Tile {
  /** Unique, and the same for as long as the tile is there. */
  readonly key: string;
  /** Id of the participant. */
  readonly id: string;
  /** The shared screen, not the camera. */
  readonly screen: boolean;
}

export interface Staging {
  /** People first, me before all, in the order in which they came; then screens in the same order. */
  readonly tiles: readonly Tile[];
  /** Keys of those on the stage; nobody is when all are equal. */
  readonly stage: ReadonlySet<string>;
  /** Two people, of whom I am the small one on top of the other. */
  readonly floating: boolean;
}

const keyOf = (id: string, screen: boolean): string => (screen ? `${id}/screen` : id);
const tileOf = ({ id }: Participant, screen: boolean): Tile => ({ key: keyOf(id, screen), id, screen });

export const stagingOf = (
  { localParticipant, participants, pinned, activeSpeaker }: CallSnapshot,
  layout: CallLayout,
): Staging => {
  const people = [localParticipant, ...participants];
  const sharing = people.filter(({ screen }) => screen !== null);
  const tiles = [...people.map((one) => tileOf(one, false)), ...sharing.map((one) => tileOf(one, true))];
  const staged = (keys: readonly string[]): Staging => ({ tiles, stage: new Set(keys), floating: false });
  if (layout === 'grid' || people.length === 1) return staged([]);
  if (
    people.some(({ id }) => id === pinned && (people.length > 2 || id === localParticipant.id || sharing.length > 0))
  ) {
    return staged([keyOf(pinned ?? '', false)]);
  }
  // My own screen on my own stage would show itself in itself.
  const screens = sharing.filter(({ isLocal }) => !isLocal).map(({ id }) => keyOf(id, true));
  if (screens.length > 0) return staged(screens);
  if (people.length === 2 && sharing.length === 0) return { tiles, stage: new Set(), floating: true };
  if (layout !== 'speaker') return staged([]);
  const speaker = participants.find(({ id }) => id === activeSpeaker) ?? participants[0];
  return staged(speaker ? [speaker.id] : []);
};
