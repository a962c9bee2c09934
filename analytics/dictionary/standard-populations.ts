import { parse } from 'yaml';
import { ageBandStarts } from './age-bands.ts';
import text from './standard-populations.yaml?raw';

/** A standard population: people in each of the five-year age bands. */
export interface StandardPopulation {
  readonly id: string;
  readonly label: string;
  readonly source: string;
  readonly weights: readonly number[];
}

export const standardPopulations: readonly StandardPopulation[] = (
  parse(text) as { populations: StandardPopulation[] }
).populations;

export function findStandardPopulation(id: string): StandardPopulation | undefined {
  return standardPopulations.find((one) => one.id === id);
}

/**
 * The weights of a standard population between two ages, inclusive (null is no limit): of a band that
 * lies only partly between them, the part of its years that does, as if people were spread evenly over
 * a band. The last band counts whole wherever it is reached.
 */
export function weightsBetween(
  { weights }: StandardPopulation,
  from: number | null,
  to: number | null,
): readonly number[] {
  return weights.map((weight, band) => {
    const start = ageBandStarts[band] ?? 0;
    const next = ageBandStarts[band + 1];
    if (next === undefined) return to === null || to >= start ? weight : 0;
    const first = Math.max(start, from ?? 0);
    const end = Math.min(next, to === null ? next : to + 1);
    return (weight * Math.max(0, end - first)) / (next - start);
  });
}
