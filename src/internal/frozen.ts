/** Frozen views: what is published never changes, and stays the same object as long as nothing in it did. */

/** `next` frozen, or `previous` when every field of both is the same. */
export const frozen = <T extends object>(previous: T | undefined, next: T): T => {
  const keys = Object.keys(next) as (keyof T)[];
  return previous && keys.every((key) => Object.is(previous[key], next[key])) ? previous : Object.freeze(next);
};

/** The same for lists. */
export const frozenList = <T>(previous: readonly T[], next: readonly T[]): readonly T[] =>
  previous.length === next.length && next.every((item, index) => Object.is(item, previous[index]))
    ? previous
    : Object.freeze([...next]);
