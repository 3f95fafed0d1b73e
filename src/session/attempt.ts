/** One `join()` under way: who asked hears how it ended, once. */
import type { CallError } from '../errors.js';

export class Attempt {
  /** Keep trying while the server cannot be reached. */
  readonly retry: boolean;
  readonly done: Promise<void>;
  resolve: () => void = () => undefined;
  reject: (error: CallError) => void = () => undefined;

  constructor(retry: boolean) {
    this.retry = retry;
    this.done = new Promise((resolve, reject) => {
      this.resolve = resolve;
      this.reject = reject;
    });
  }
}
