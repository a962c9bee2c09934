import { Refusal } from '../../analytics/contract/problem.ts';
import { readPlaces } from '../../analytics/places/read-places.ts';
import { writeSample } from '../../sample-data/write-sample.ts';
import { existingPaths } from './existing-paths.ts';
import type { Outcome } from './outcome.ts';
import { progressLine } from './progress-line.ts';

export interface SampleOptions {
  readonly persons: string;
  readonly seed: string;
  readonly out: string;
  readonly places?: readonly string[];
}

function wholeNumber(text: string, what: string, from: number, to: number): number {
  const number = Number(text);
  if (/^\d+$/.test(text) && number >= from && number <= to) return number;
  throw new Refusal({
    code: 'usage',
    reason: `${what} is a whole number from ${from} to ${to}.`,
    hint: `For example: ${what} ${Math.max(from, 100_000)}`,
  });
}

/** `quintile sample`: synthetic people of any number, the same bytes for the same seed. */
export async function sampleCommand(options: SampleOptions): Promise<Outcome> {
  const persons = wholeNumber(options.persons, '--persons', 1, 100_000_000);
  const seed = wholeNumber(options.seed, '--seed', 0, 2 ** 32 - 1);
  const places =
    options.places === undefined ? null : await readPlaces(existingPaths(options.places));
  const controller = new AbortController();
  const onInterrupt = () => controller.abort();
  process.on('SIGINT', onInterrupt);
  const line = progressLine(process.stderr);
  try {
    const receipt = await writeSample({
      persons,
      seed,
      out: options.out,
      places,
      signal: controller.signal,
      progress: (done, total) =>
        line.show({ share: done / total, phrase: `Drawing people (${done} of ${total})` }),
    });
    return {
      document: receipt,
      lines: [`${persons} synthetic people in ${options.out}: ${receipt.files.join(', ')}.`],
    };
  } finally {
    line.clear();
    process.off('SIGINT', onInterrupt);
  }
}
