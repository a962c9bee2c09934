import { Table } from 'apache-arrow';
import { expect, test } from 'vitest';
import type { ReleasedTable } from '../../analytics/contract/released.ts';
import { csvFile } from '../../main/export/csv.ts';
import { heat } from '../../renderer/charts/heat.ts';

/**
 * Never called: the compiler is the test. A table that no gate has passed does not go into a chart or
 * an export, and the check of types fails where it does.
 */
function misuse(note: ReleasedTable['note']): void {
  const unreleased = { table: new Table(), note };
  // @ts-expect-error a table without the gate's brand is not a released one
  heat(unreleased, { width: 960, theme: 'light', frame: true });
  // @ts-expect-error nor may it be written to a file
  csvFile(unreleased, 'Title');
}

test('a table without the brand of the gate compiles into no chart and no export', () => {
  expect(misuse).toBeTypeOf('function');
});
