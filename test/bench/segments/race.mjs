import { readFileSync } from 'node:fs';

/** Threads that every peer is given; the engine takes what the machine has, which must be as many. */
export const threads = 2;

/** Most memory, in bytes, that a process has held at once; this one where no id is given. */
export function peakOf(pid = 'self') {
  const kilobytes = /^VmHWM:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
  return Number(kilobytes ?? 0) * 1024;
}

export const median = (values) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];

/** The value that a share of all is not above, 0 to 1. */
export const percentile = (values, share) =>
  values.toSorted((a, b) => a - b)[
    Math.min(values.length - 1, Math.ceil(values.length * share) - 1)
  ];

/** Seconds that some work takes, and what came of it. */
export async function timed(work) {
  const begun = process.hrtime.bigint();
  const answer = await work();
  return { seconds: Number(process.hrtime.bigint() - begun) / 1e9, answer };
}

/**
 * Tries each way of doing the job twice and times the fastest so many times. `ways` is from its name to
 * its work; `told` is given each answer, out of the time.
 */
export async function race(ways, rounds, told = () => undefined) {
  const best = new Map();
  for (const [name, work] of Object.entries(ways)) {
    for (let round = 0; round < 2; round += 1) {
      const { seconds, answer } = await timed(work);
      best.set(name, Math.min(best.get(name) ?? Number.POSITIVE_INFINITY, seconds));
      told(answer, name);
    }
  }
  const [way] = [...best].sort((a, b) => a[1] - b[1])[0];
  const seconds = [];
  for (let round = 0; round < rounds; round += 1) seconds.push((await timed(ways[way])).seconds);
  return { way, seconds, tried: Object.fromEntries(best) };
}
