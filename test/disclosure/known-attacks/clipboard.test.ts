import { Table } from 'apache-arrow';
import { expect, test } from 'vitest';
import { type ReleasedTable, releasedRows } from '../../../analytics/contract/released.ts';
import { release } from '../../../analytics/disclosure/gate.ts';
import { findPolicy } from '../../../analytics/disclosure/policy.ts';
import { toldTable } from '../../../renderer/charts/told-table.ts';
import { twinColumns } from '../../../renderer/components/twin-columns.ts';
import { measureQuestion } from '../random-releases/measure-question.ts';
import { asked, townOf } from './town.ts';

/** Never called: the compiler is the test. The table beside a chart is of a released one. */
function misuse(note: ReleasedTable['note']): void {
  // @ts-expect-error not a released table
  twinColumns({ table: new Table(), note }, []);
}

/** All that the window's table of a figure says, which is all that can be selected and copied. */
function copied(few: number, id: string): readonly (string | null)[] {
  const town = townOf([
    { people: 50, copd: true },
    { people: 150 },
    { people: 200, quintile: '2', copd: true },
    { people: 200, quintile: '2' },
    { people: few, quintile: '3', copd: true },
    { people: 200 - few, quintile: '3' },
  ]);
  const question = asked({ by: ['quintile'], measure: 'prevalence:copd', totals: false });
  const { measured, provenance } = measureQuestion(town, question);
  const table = release(measured, provenance, findPolicy(id));
  const rows = releasedRows(table);
  const columns = twinColumns(toldTable(table), rows);
  return rows.flatMap((row, index) => [
    ...Object.values(row.labels),
    ...columns.map(({ cell }) => cell(row, index)),
  ]);
}

test('what is copied from the table of a figure is what was released', () => {
  expect(misuse).toBeTypeOf('function');
  expect(copied(3, 'nhs-hes')).toEqual(copied(4, 'nhs-hes'));
  expect(copied(3, 'working')).not.toEqual(copied(4, 'working'));
});
