import { describeCriterion } from '../criteria/describe-criterion.ts';
import type { Segmentation } from './segmentation.ts';

export interface DescribedSegment {
  readonly id: string;
  readonly label: string;
  /** Without a full stop, e.g. `Aged 65 and over, and has dementia`. */
  readonly sentence: string;
}

export interface Description {
  readonly population: string;
  readonly segments: readonly DescribedSegment[];
}

/** Who is in a document's population. */
export const describePopulation = ({ population }: Pick<Segmentation, 'population'>): string =>
  population === null ? 'Everybody in the extract' : describeCriterion(population);

/** A document read back in plain English. */
export function describe(document: Segmentation): Description {
  return {
    population: describePopulation(document),
    segments: document.segments.map(({ id, label, when }) => ({
      id,
      label,
      sentence: when === null ? 'Everybody else' : describeCriterion(when),
    })),
  };
}
