/** Trying something again until it works, for as long as somebody wants it. */
import { Backoff } from '../internal/backoff.js';

interface Patience {
  readonly isWanted: () => boolean;
  /** The second attempt failed too: somebody should know, once. */
  readonly onTrouble: (thrown: unknown) => void;
}

/** Resolves with what the work gave, or with null when it was not wanted any more. */
export const patiently = async <T>(work: () => Promise<T>, { isWanted, onTrouble }: Patience): Promise<T | null> => {
  const backoff = new Backoff();
  while (isWanted()) {
    try {
      return await work();
    } catch (thrown) {
      if (backoff.attempts === 1) onTrouble(thrown);
      await new Promise((resolve) => setTimeout(resolve, backoff.next()));
    }
  }
  return null;
};
