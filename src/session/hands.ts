/** Whose hand is up, first come first. Pure. */
import { frozenList } from '../internal/frozen.js';
import type { Participant } from './types.js';

/** The order as it was, without those who took their hand down, and with those who raised it since. */
export const orderHands = (before: readonly string[], people: readonly Participant[]): readonly string[] => {
  const raised = people.filter(({ hand }) => hand).map(({ id }) => id);
  const still = before.filter((id) => raised.includes(id));
  return frozenList(before, [...still, ...raised.filter((id) => !still.includes(id))]);
};
