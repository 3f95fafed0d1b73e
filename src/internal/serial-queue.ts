/** Runs asynchronous jobs one after the other, in the order in which they were asked for. */
export class SerialQueue {
  #tail: Promise<unknown> = Promise.resolve();
  #length = 0;

  /** Jobs that are waiting or running. */
  get length(): number {
    return this.#length;
  }

  /** Resolves or rejects as the job does; a job that failed does not hold up the next one. */
  run<T>(job: () => Promise<T> | T): Promise<T> {
    this.#length += 1;
    const result = this.#tail.then(job).finally(() => {
      this.#length -= 1;
    });
    this.#tail = result.catch(() => undefined); // the caller hears of it; the queue only needs to know it is over
    return result;
  }
}
