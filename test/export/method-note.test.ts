import { expect, test } from 'vitest';
import { methodNote } from '../../main/export/method-note.ts';
import { heat } from '../../renderer/charts/heat.ts';
import { heatTable, runTable } from '../charts/tables.ts';
import { texts } from '../charts/walk.ts';

const doubts = ['The order of the rules is not published.', 'Hospital stays are left out.'];

function doubted(table: ReturnType<typeof heatTable>): typeof table {
  const definition = { ...table.note.definition, doubts };
  return { ...table, note: { ...table.note, definition } };
}

test('the note of a bundle says under each table who it counts, and what is doubted of its definition', () => {
  const text = methodNote('Segments', [
    { file: 'by-quintile', title: 'Segments by quintile', table: doubted(heatTable()) },
    { file: 'run', title: 'The run', table: runTable() },
  ]);
  const [title, first = '', second = ''] = text.split('\n\n');
  expect(title).toBe('Segments');
  expect(first.split('\n')[0]).toBe('by-quintile: Segments by quintile');
  expect(first).toContain('  Population: People registered with a practice\n');
  for (const doubt of doubts) expect(first).toContain(`\n  Doubt: ${doubt}\n`);
  expect(second).not.toContain('Doubt');
});

test('the footer of a picture leaves doubts to its table', () => {
  const options = { width: 960, theme: 'light', frame: true } as const;
  const said = texts(heat(doubted(heatTable()), options).root).join('\n');
  expect(said).toContain('Definition');
  expect(said).not.toContain('Doubt');
});
