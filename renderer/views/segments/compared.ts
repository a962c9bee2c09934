import type { DefinitionRef, Variation } from '../../../analytics/contract/methods.ts';
import { formatCount, formatPercent } from '../../charts/number-format.ts';
import { lowerFirst } from '../../charts/phrase.ts';
import { isSame } from '../../state/draft.ts';

/** A row of a comparison with the definition that it is of, as it was asked for. */
export interface Compared {
  readonly row: Variation['rows'][number];
  readonly definition: DefinitionRef;
  /** Its place in the question: an edited definition has the id of the one that it was. */
  readonly place: number;
  readonly isInForce: boolean;
}

/** Definitions that can be compared: they sort as many people, as far as is shown. */
export interface ComparedGroup {
  /** Null for those without a figure. */
  readonly people: number | null;
  readonly rows: readonly Compared[];
}

/** A definition without a figure is of no number of people. */
const peopleOf = ({ row }: Compared) => (row.explained === null ? null : row.people);
const explains = ({ row }: Compared) => row.explained ?? -1;

/** The order of groups: that of the definition in force, then by people from the most, then the rest. */
function rank({ people, rows }: ComparedGroup): number {
  if (people === null) return Number.NEGATIVE_INFINITY;
  return rows.some(({ isInForce }) => isInForce) ? Number.POSITIVE_INFINITY : people;
}

/**
 * The rows of a comparison by the people that they sort, as the variance among other people is another
 * variance; in each group what explains most comes first.
 */
export function comparedGroups(
  { rows }: Variation,
  definitions: readonly DefinitionRef[],
  inForce: DefinitionRef | null,
): ComparedGroup[] {
  const compared = rows.flatMap((row, place): Compared[] => {
    const definition = definitions[place];
    if (definition === undefined) return [];
    const isInForce = inForce !== null && isSame(definition, inForce);
    return [{ row, definition, place, isInForce }];
  });
  const sizes = [...new Set(compared.map(peopleOf))];
  return sizes
    .map((people) => ({
      people,
      rows: compared
        .filter((each) => peopleOf(each) === people)
        .toSorted((a, b) => explains(b) - explains(a)),
    }))
    .toSorted((a, b) => (rank(a) === rank(b) ? 0 : rank(b) > rank(a) ? 1 : -1));
}

/** What explains most of a field, among those that sort as many people as the definition in force. */
export function bestWords(groups: readonly ComparedGroup[], field: Variation['field']): string {
  const figures = groups.filter(({ people }) => people !== null);
  const first = figures[0];
  const top = first?.rows[0];
  if (first === undefined || top === undefined) return 'No figure can be given for any of them.';
  const people = formatCount(first.people ?? 0);
  const isOfForce = first.rows.some(({ isInForce }) => isInForce);
  const part = formatPercent(top.row.explained ?? 0);
  const of = `the variation of ${lowerFirst(field.label)}`;
  if (first.rows.length === 1) {
    const as = isOfForce ? ', which is in force,' : ' alone';
    return `${top.row.title}${as} sorts ${people} people, and explains ${part} of ${of} among them: no other can be compared with it.`;
  }
  const as = isOfForce ? ', as the one in force does' : '';
  return `Of the ${first.rows.length} that sort ${people} people${as}, ${top.row.title} explains the largest part of ${of}: ${part}.`;
}
