import type { Catalogue } from '../criteria/catalogue.ts';
import { requireInputs } from '../criteria/require-inputs.ts';
import type { Segmentation } from './segmentation.ts';

/**
 * Throws a `Refusal` (`definition-invalid`) where the extract lacks a condition of a score that the
 * document tests: which score, and which conditions.
 */
export function refuseMissingInputs(document: Segmentation, catalogue: Catalogue): void {
  const rules = document.segments.flatMap(({ when }) => when ?? []);
  requireInputs([...(document.population ? [document.population] : []), ...rules], catalogue);
}
