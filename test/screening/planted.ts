import type { IdentifierKind } from '../../analytics/contract/identifiers.ts';
import type { Random } from './random.ts';

/** A way in which a kind of identifier comes: how a cell is made, and under which names. */
export interface Planted {
  readonly kind: IdentifierKind;
  readonly how: string;
  readonly cell: (random: Random) => string;
  readonly names: readonly string[];
  /** Cells that it takes to tell; under a telling name, one. */
  readonly least: number;
}

/** Names that say nothing. */
export const dull = [
  'ref2',
  'col_07',
  'x',
  'field 12',
  'Unnamed: 4',
  'V9',
  'extra',
  'data_item_3',
  'c',
];

/** Ways of one kind, each under telling names and under dull ones. */
export function planted(
  kind: IdentifierKind,
  least: number,
  names: readonly string[],
  ways: Readonly<Record<string, (random: Random) => string>>,
): Planted[] {
  return Object.entries(ways).flatMap(([how, cell]) => [
    { kind, how, cell, names, least: 1 },
    { kind, how: `${how}, dull name`, cell, names: dull, least },
  ]);
}
