import type { ExplainedDefinition } from '../../../../analytics/contract/methods.ts';
import type { Places } from '../pairs.ts';

/**
 * One colour for each segment id of several documents: those of the first have it by their place
 * there, as everywhere in the window; what the others add takes the next, one by one.
 */
export function sharedPlaces(
  documents: readonly (Pick<ExplainedDefinition, 'english'> | null)[],
): Places {
  const ids = documents.flatMap((each) => each?.english.segments.map(({ id }) => id) ?? []);
  return new Map([...new Set(ids)].map((id, place) => [id, place]));
}
