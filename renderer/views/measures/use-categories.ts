import type { Category, Dimension } from '../../../analytics/contract/dimensions.ts';
import { useAnswer } from '../../client/use-answer.ts';
import { useSession } from '../../state/session.tsx';

/** The categories of a dimension: of the definition, of the extract, or of a table where neither lists them. */
export function useCategories(dimension: Dimension): readonly Category[] {
  const { extract, explained, definition, policy } = useSession();
  const listed =
    dimension === 'segment'
      ? explained.answer?.english.segments.map(({ id, label }) => ({ code: id, label }))
      : extract?.dimensions[dimension];
  const isAsked = listed === undefined && dimension !== 'segment';
  const asked = useAnswer(
    'table.release',
    isAsked && definition !== null && policy !== null
      ? { measure: 'people', by: [dimension], definition, policy: policy.id }
      : null,
  );
  return listed ?? asked.answer?.note.dimensions[0]?.categories ?? [];
}
