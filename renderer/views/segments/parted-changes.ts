import type { DefinitionChange, ExplainedDefinition } from '../../../analytics/contract/methods.ts';

type Paper = Pick<ExplainedDefinition, 'id' | 'title' | 'source' | 'doubts'>;

/** How a change ends that is about what a document says of itself. */
function endings(before: Paper, after: Paper): readonly string[] {
  const prose = [after.source, ...before.doubts, ...after.doubts].filter((text) => text !== '');
  return [` of ${before.id}`, `"${before.title}"`, ...prose];
}

/**
 * The changes between two documents, those apart that are about their ids, titles, sources and doubts:
 * nobody is sorted by these, and of two different models they are many.
 */
export function partedChanges(
  changes: readonly DefinitionChange[],
  before: Paper | null,
  after: Paper | null,
) {
  const ends = before === null || after === null ? [] : endings(before, after);
  const isPaper = ({ segment, change }: DefinitionChange) =>
    segment === null && ends.some((end) => change.endsWith(end));
  return {
    rules: changes.filter((each) => !isPaper(each)),
    paper: changes.filter(isPaper),
  };
}
