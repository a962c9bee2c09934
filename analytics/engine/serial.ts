/**
 * Runs jobs one after the other, in the order in which they came: one DuckDB connection answers one
 * question at a time, so that a cancel stops the question it was meant for.
 */
export function makeSerial(): <T>(job: () => Promise<T>) => Promise<T> {
  let last: Promise<unknown> = Promise.resolve();
  return (job) => {
    const next = last.then(job, job);
    last = next.catch(() => undefined);
    return next;
  };
}
