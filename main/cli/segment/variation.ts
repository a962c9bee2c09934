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
  return client.call('segments.variation', { definitions, field, policy }, { signal });
}

/** This definition first, then the others, the best first. */
export function variationLines({ field, rows }: Variation): string[] {
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
    `Share of the variance of ${field.label.toLowerCase()} between people that lies between segments`,
    ...textTable(heads, lines, [1, 2, 3]),
  ];
}
