import { Table, type Vector } from 'apache-arrow';
import { totalCode } from '../contract/dimensions.ts';
import type { ReleasedTable, ReleaseNote } from '../contract/released.ts';
import type { MeasuredTable } from '../measures/measured-table.ts';
import type { ProtectedCell } from './cell.ts';
import { numberColumn, textColumn } from './columns.ts';
import { type Policy, releasedPolicy } from './policy.ts';
import type { Stood } from './stand.ts';

/** What the engine knows of where a table comes from; the gate adds what it did to it. */
export type Provenance = Omit<
  ReleaseNote,
  'measure' | 'dimensions' | 'places' | 'policy' | 'cells'
>;

/** Rows that have been protected, with what is said of them. */
export interface ProtectedTable {
  readonly measured: Omit<MeasuredTable, 'rows'>;
  readonly codes: readonly (readonly string[])[];
  readonly cells: readonly ProtectedCell[];
  readonly stood: readonly Stood[];
  /** Further counts of the rows, protected, by column name. */
  readonly further: readonly {
    readonly name: string;
    readonly counts: readonly (number | null)[];
  }[];
}

function dimensionColumns({ measured, codes: rows }: ProtectedTable): Record<string, Vector> {
  return Object.fromEntries(
    measured.dimensions.flatMap(({ name, categories }, index) => {
      const labels = new Map(categories.map(({ code, label }) => [code, label]));
      const labelOf = (code: string) => (code === totalCode ? 'All' : (labels.get(code) ?? code));
      const codes = rows.map((row) => row[index] as string);
      return [
        [name, textColumn(codes, 2 * index)],
        [`${name}_label`, textColumn(codes.map(labelOf), 2 * index + 1)],
      ];
    }),
  );
}

function standingColumns(stood: readonly Stood[], textId: number): Record<string, Vector> {
  if (stood.length === 0) return {};
  return {
    benchmark: numberColumn(stood.map(({ benchmark }) => benchmark)),
    standing: textColumn(
      stood.map(({ standing }) => standing),
      textId,
    ),
    rank_from: numberColumn(stood.map(({ rankFrom }) => rankFrom)),
    rank_to: numberColumn(stood.map(({ rankTo }) => rankTo)),
    ranking: textColumn(
      stood.map(({ ranking }) => ranking),
      textId + 1,
    ),
  };
}

/** A protected table as Arrow columns with its note. Only the gate may call it a released one. */
export function makeTable(
  protectedTable: ProtectedTable,
  provenance: Provenance,
  policy: Policy,
): ReleasedTable {
  const { measured, cells, stood, further } = protectedTable;
  const texts = 2 * measured.dimensions.length;
  const column = (of: (cell: ProtectedCell) => number | null) => numberColumn(cells.map(of));
  const table = new Table({
    ...dimensionColumns(protectedTable),
    count: column(({ count }) => count),
    denominator: column(({ denominator }) => denominator),
    value: column(({ value }) => value),
    lower: column(({ lower }) => lower),
    upper: column(({ upper }) => upper),
    ...(measured.measure.exclusions === null
      ? {}
      : {
          excluded: column(({ excluded }) => excluded),
          unknown: column(({ unknown }) => unknown),
        }),
    ...standingColumns(stood, texts + 2),
    ...Object.fromEntries(further.map(({ name, counts }) => [name, numberColumn(counts)])),
    status: textColumn(
      cells.map(({ status }) => status),
      texts,
    ),
    reason: textColumn(
      cells.map(({ reason }) => reason),
      texts + 1,
    ),
  });
  const shown = cells.filter(({ status }) => status === 'shown').length;
  const hidden = cells.filter(({ status }) => status === 'hidden').length;
  const note: ReleaseNote = {
    measure: measured.measure,
    dimensions: measured.dimensions.map((dimension) => ({
      ...dimension,
      total: measured.totals ? totalCode : null,
    })),
    ...(measured.places === undefined ? {} : { places: measured.places }),
    policy: releasedPolicy(policy),
    cells: { shown, hidden, total: cells.length },
    ...provenance,
  };
  return { table, note } as unknown as ReleasedTable;
}
