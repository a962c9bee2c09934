import fc from 'fast-check';
import { conditions, fields } from '../../analytics/dictionary/dictionary.ts';
import { scores } from '../../analytics/dictionary/scores.ts';
import type { Person, Value } from '../sql/people-table.ts';

/** Codes that an area or practice might have, and some that no database should be asked with. */
export const codes = [
  'A1',
  'a1',
  'E01000001',
  "O'Brien",
  "'; DROP TABLE person; --",
  '"quoted"',
  'back\\slash',
  '?',
  '$1',
  '%',
  'Llŷn ☃ 😀',
  ' spaced ',
  'NULL',
];

const numbers: Readonly<Record<string, readonly number[]>> = {
  age: [0, 1, 17, 18, 40, 64, 65, 90, 120],
  imd_quintile: [1, 2, 3, 4, 5],
  imd_decile: [1, 2, 5, 9, 10],
  efi: [0, 0.12, 0.1 + 0.2, 1 / 3, 0.36, 1],
  bmi: [8, 24.9, 25, 30.5],
  cost: [0, 0.07, 1234.56, 1e8],
};

/** Values that a field may take in a random extract. */
export function valuesOf(id: string): readonly Exclude<Value, null>[] {
  const field = fields.find((known) => known.id === id);
  if (field?.kind === 'number') return numbers[id] ?? [0, 1, 2, 3, 100];
  if (field?.kind === 'category') return Object.keys(field.categories);
  return field?.kind === 'code' ? codes : [true, false];
}

const columns = [
  ...fields.map(({ id }) => id).filter((id) => id !== 'person_id'),
  ...conditions.map(({ id }) => id),
];

type Holding = 'whole' | 'gaps' | 'absent';

const holding: fc.Arbitrary<Holding> = fc.constantFrom('whole', 'whole', 'gaps', 'gaps', 'absent');

/** Conditions without which no score can be worked out. */
const inputs = new Set(scores.flatMap((score) => score.inputs.flatMap(({ any }) => any)));

/**
 * An extract: some columns are whole, some have gaps and some are not held at all. Two in three
 * hold all that scores need, and gaps in those columns are rare.
 */
export function extract(size: number): fc.Arbitrary<readonly Person[]> {
  const held = fc.tuple(fc.nat(2), ...columns.map(() => holding));
  return held.chain(([kind, ...holdings]) => {
    const isScored = kind > 0;
    const cells = columns.flatMap((column, index) => {
      const isInput = isScored && inputs.has(column);
      if (holdings[index] === 'absent' && !isInput) return [];
      const value: fc.Arbitrary<Value> = fc.constantFrom(...valuesOf(column));
      const freq = isInput ? 40 : 3;
      const cell = holdings[index] === 'gaps' ? fc.option(value, { freq }) : value;
      return [[column, cell] as const];
    });
    const person = fc.record(Object.fromEntries(cells));
    return fc
      .array(person, { minLength: size, maxLength: size })
      .map((people) => people.map((one, index) => ({ person_id: `p${index}`, ...one })));
  });
}
