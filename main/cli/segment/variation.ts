import type { Client } from '../../../analytics/contract/client.ts';
import type { DefinitionRef, Variation } from '../../../analytics/contract/methods.ts';
import { peopleText, textTable } from './text-table.ts';

export interface VariationOptions {
  readonly definition: DefinitionRef;
  readonly id: string;
  readonly field: string;
  readonly policy: string;
  readonly signal: AbortSignal;
}

/** How well a definition, and every other that is shipped, explains a field. */
export async function variation(
  client: Client,
  { definition, id, field, policy, signal }: VariationOptions,
): Promise<Variation> {
  const shipped = await client.call('definition.list', {}, { signal });
  const isShipped = 'id' in definition;
  const others = shipped.filter((other) => !isShipped || other.id !== id);
  const definitions = [definition, ...others.map((other) => ({ id: other.id }))];
  const found = await client.call('segments.variation', { definitions, field, policy }, { signal });
  return found.policy.working ? found : withoutPeople(found);
}

/**
 * The shares alone: people whose value is known are counted by no table that is recorded, and against
 * those of a release their number would tell how many they are of whom it is not known.
 */
function withoutPeople({ rows, ...rest }: Variation): Variation {
  return { ...rest, rows: rows.map((row) => ({ ...row, people: null })) };
}

/** A label inside a sentence; acronyms such as GP and IMD stay. */
const inSentence = (label: string) =>
  /^[A-Z][^ ]*[A-Z]/.test(label) ? label : label.charAt(0).toLowerCase() + label.slice(1);

/** Said where definitions sort different people: their figures share no denominator. */
function incomparable({ rows }: Variation): readonly string[] {
  const sizes = new Set(rows.flatMap(({ people }) => people ?? []));
  if (sizes.size < 2) return [];
  return [
    'Definitions that sort other people (see People) are not to be compared: the variance is of other people too.',
  ];
}

/** This definition first, then the others, the best first. */
export function variationLines(variation: Variation): string[] {
  const { field, rows } = variation;
  const [own, ...others] = rows;
  const ordered = others.sort((a, b) => (b.explained ?? -1) - (a.explained ?? -1));
  const lines = [...(own === undefined ? [] : [own]), ...ordered].map((row) => [
    row.title,
    String(row.segments),
    row.people === null ? '' : peopleText(row.people),
    row.explained === null ? '' : `${row.explained.toFixed(1)}%`,
    row.reason ?? '',
  ]);
  const heads = ['Definition', 'Segments', 'People', 'Explained', ''];
  return [
    '',
    `Share of the variance of ${inSentence(field.label)} between people that lies between segments`,
    ...textTable(heads, lines, [1, 2, 3]),
    ...incomparable(variation),
  ];
}
