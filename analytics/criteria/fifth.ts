import { ifHeld } from './column.ts';
import { numbersAmong } from './column-truths.ts';
import { expectList } from './expect.ts';
import { expectWhole } from './expect-number.ts';
import { type CriterionKind, mapSchema, noNeeds } from './kind.ts';
import { isOneOf } from './layout.ts';
import { listed } from './wording.ts';

/** Deprivation by fifths of areas; 1 is the most deprived. */
export interface QuintileCriterion {
  readonly kind: 'quintile';
  readonly in: readonly number[];
}

/** Deprivation by tenths of areas; 1 is the most deprived. */
export interface DecileCriterion {
  readonly kind: 'decile';
  readonly in: readonly number[];
}

function groupKind<K extends 'quintile' | 'decile'>(
  kind: K,
  field: string,
  groups: number,
): CriterionKind<{ readonly kind: K; readonly in: readonly number[] }> {
  const inWords = (values: readonly number[]) =>
    `in deprivation ${kind} ${listed(values.map(String), 'or')} (1 is the most deprived)`;
  const item = { type: 'integer', minimum: 1, maximum: groups };
  return {
    key: kind,
    companions: [],
    read(entries, { reading }) {
      const entry = entries.get(kind);
      if (entry === undefined) return undefined;
      const range = { from: 1, to: groups };
      const values = expectList(
        entry.value,
        `The ${kind}`,
        (written) => expectWhole(written, range, `A ${kind}`, reading),
        reading,
      );
      return values && { kind, in: values };
    },
    schema: mapSchema({ [kind]: { type: 'array', items: item, minItems: 1, uniqueItems: true } }, [
      kind,
    ]),
    phrase: ({ in: values }) => ({
      says: `lives ${inWords(values)}`,
      denies: `does not live ${inWords(values)}`,
      compound: false,
    }),
    sql: ({ in: values }, { catalogue, indent }) =>
      ifHeld(catalogue, field, (column) => isOneOf(column, values, indent)),
    truths: ({ in: values }, { columns }) => numbersAmong(columns, field, values),
    needs: () => ({ ...noNeeds, fields: [field] }),
  };
}

export const quintileKind: CriterionKind<QuintileCriterion> = groupKind(
  'quintile',
  'imd_quintile',
  5,
);

export const decileKind: CriterionKind<DecileCriterion> = groupKind('decile', 'imd_decile', 10);
