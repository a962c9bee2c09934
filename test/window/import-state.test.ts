import { expect, test } from 'vitest';
import type { InspectedColumn, Inspection } from '../../analytics/contract/extract.ts';
import { columnKey, rekeyed } from '../../renderer/state/column-key.ts';
import {
  loadedBy,
  mappingOf,
  questionsOf,
  readAsOf,
  takenFor,
  twiceTaken,
} from '../../renderer/state/fields.ts';
import { foundColumns, undecided } from '../../renderer/state/identifiers.ts';
import { type ImportState, nothingChosen } from '../../renderer/state/import-state.ts';
import { columnLines } from '../../renderer/views/import/column-filter.ts';
import { confidenceWord } from '../../renderer/words/confidence.ts';
import { inspect } from './stand-in-inspection.ts';

const offered = (...names: string[]) => names.map((name) => ({ handle: name, name, bytes: 1 }));

function looked(names: readonly string[], change: Partial<ImportState> = {}): ImportState {
  return { ...nothingChosen, inspection: inspect(offered(...names), undefined), ...change };
}

function columnOf({ inspection }: ImportState, name: string): InspectedColumn {
  const column = inspection?.columns.find((one) => one.column === name);
  if (column === undefined) throw new Error(`no column ${name}`);
  return column;
}

const key = (column: string, file?: string) =>
  columnKey(file === undefined ? { column } : { column, file });

test('a column is taken for what was chosen by hand, before what memory and the proposal say', () => {
  const remembered = {
    columns: [{ column: 'dm_reg', field: 'condition:copd', confidence: 1, reason: 'By hand.' }],
  };
  const proposed = looked(['people.csv']);
  const recalled = looked(['people.csv'], { remembered });
  const chosen = { [key('dm_reg')]: { field: null } };
  const byHand = looked(['people.csv'], { remembered, chosen });
  const taken = (state: ImportState) => takenFor(state, columnOf(state, 'dm_reg'));
  expect(taken(proposed)).toMatchObject({ field: 'condition:diabetes', by: 'proposal' });
  expect(taken(recalled)).toMatchObject({ field: 'condition:copd', by: 'memory' });
  expect(taken({ ...recalled, followsMemory: false })).toMatchObject({ by: 'proposal' });
  expect(taken(byHand)).toMatchObject({ field: null, by: 'hand', confidence: 1 });
});

test('what would be loaded is people, without rows left out, while they are named as proposed', () => {
  const state = looked(['people.csv']);
  const { inspection } = state;
  if (inspection === null) throw new Error('nothing was found');
  const counted = { ...inspection, rows: 8_025, rejected: 3, repeated: 25 };
  expect(loadedBy(state, counted)).toEqual({ rows: 8_022, people: 7_997 });
  expect(loadedBy(state, { ...counted, repeated: null })).toEqual({ rows: 8_022, people: null });
  const chosen = { [key('pseudo_id')]: { field: null } };
  expect(loadedBy({ ...state, chosen }, counted)).toEqual({ rows: 8_022, people: null });
});

test('an identifier keeps the load back until it is kept out, or accepted with a reason', () => {
  const state = looked(['named.csv']);
  const names = (of: ImportState) => undecided(of).map(({ column }) => column);
  expect(names(state)).toEqual(['nhs_number', 'home_postcode', 'comments']);
  const decisions = {
    nhs_number: { action: 'drop' },
    home_postcode: { action: 'accept', reason: ' ' },
    comments: { action: 'accept', reason: ' Codes of a register. ' },
  } as const;
  const decided = { ...state, decisions };
  expect(names(decided)).toEqual(['home_postcode']);
  expect(mappingOf(decided).identifiers).toEqual({
    nhs_number: { action: 'drop' },
    comments: { action: 'accept', reason: 'Codes of a register.' },
  });
});

test('what blocks is listed before what warns, and a column that is kept out has no field', () => {
  const chosen = { [key('nhs_number')]: { field: 'person_id' } };
  const decisions = { nhs_number: { action: 'drop' } } as const;
  const state = looked(['named.csv'], { chosen, decisions });
  expect(foundColumns(state).map(({ severity }) => severity)).toEqual([
    'block',
    'block',
    'block',
    'warn',
  ]);
  expect(takenFor(state, columnOf(state, 'nhs_number'))).toMatchObject({
    field: null,
    by: 'identifier',
  });
  expect(twiceTaken(state).size).toBe(0);
});

test('a question counts as answered once a reading is chosen, be it the proposed one', () => {
  const state = looked(['asked.csv']);
  const open = (of: ImportState) =>
    questionsOf(of).flatMap(({ column, isAnswered }) => (isAnswered ? [] : [column.column]));
  expect(open(state)).toEqual(['imd_level', 'ethnos', 'frailty_score']);
  const chosen = { [key('ethnos')]: { field: 'ethnicity', scale: '2001' } };
  const answered = { ...state, chosen };
  expect(open(answered)).toEqual(['imd_level', 'frailty_score']);
  const mapped = mappingOf(answered).columns.find(({ column }) => column === 'ethnos');
  expect(mapped).toMatchObject({ field: 'ethnicity', scale: '2001', reason: 'Chosen by hand.' });
});

test('what merely stood last time is asked about again; another reading is not', () => {
  const as = (scale: string) => ({
    columns: [
      { column: 'ethnos', field: 'ethnicity', scale, confidence: 1, reason: 'As last time.' },
    ],
  });
  const isAsked = (scale: string) =>
    questionsOf(looked(['asked.csv'], { remembered: as(scale) })).some(
      ({ column, isAnswered }) => column.column === 'ethnos' && !isAnswered,
    );
  expect(isAsked('2001')).toBe(true);
  expect(isAsked('2011')).toBe(false);
});

test('one field for two columns is a fault within a file, and none between files', () => {
  const state = looked(['people.csv', 'conditions.csv', 'activity.parquet']);
  expect(twiceTaken(state).size).toBe(0);
  const chosen = { [key('comments', 'people.csv')]: { field: 'sex' } };
  expect([...twiceTaken({ ...state, chosen })]).toEqual([
    [key('comments', 'people.csv'), 'gender'],
    [key('gender', 'people.csv'), 'comments'],
  ]);
});

test('what was chosen for a column outlives a second file, and its leaving', () => {
  const alone = inspect(offered('people.csv'), undefined);
  const together = inspect(offered('people.csv', 'conditions.csv'), undefined);
  const chosen = { [key('gender')]: { field: null } };
  const moved = rekeyed(chosen, alone, together);
  expect(moved).toEqual({ [key('gender', 'people.csv')]: { field: null } });
  expect(rekeyed(moved, together, alone)).toEqual(chosen);
});

test('how a file is read by hand is laid over how it was read last time', () => {
  const remembered = {
    columns: [],
    files: { 'people.csv': { dates: 'ymd', decimal: ',' } },
  } as const;
  const readAs = { 'people.csv': { dates: 'mdy' } } as const;
  const state = looked(['people.csv'], { remembered, readAs });
  expect(readAsOf(state)).toEqual({ 'people.csv': { dates: 'mdy', decimal: ',' } });
  expect(readAsOf({ ...state, followsMemory: false })).toEqual(readAs);
  expect(mappingOf(state).files).toEqual({ 'people.csv': { dates: 'mdy', decimal: ',' } });
});

test('how a file of several parts is read holds for all of its parts', () => {
  const state = looked(['people.csv'], { readAs: { 'people.csv': { delimiter: ';' } } });
  const [first] = (state.inspection as Inspection).files;
  if (first === undefined) throw new Error('no file');
  const parts = ['people.csv', 'people-2.csv'];
  const inspection = { ...(state.inspection as Inspection), files: [{ ...first, parts }] };
  expect(readAsOf({ ...state, inspection })).toEqual({
    'people.csv': { delimiter: ';' },
    'people-2.csv': { delimiter: ';' },
  });
});

test('a field whose numbers mean nothing without their scale stays to be decided', () => {
  const to = (chosen: ImportState['chosen']) =>
    columnLines(looked(['people.csv'], { chosen })).flatMap(({ column, isToDecide }) =>
      isToDecide ? [column.column] : [],
    );
  expect(to({ [key('comments')]: { field: 'efi' } })).toEqual(['comments']);
  expect(to({ [key('comments')]: { field: 'efi', scale: 'efi2' } })).toEqual([]);
});

test('the mapping to load with names the file of a column only where there are several', () => {
  const files = (state: ImportState) =>
    new Set(mappingOf(state).columns.map((mapped) => ('file' in mapped ? mapped.file : null)));
  expect(files(looked(['people.csv']))).toEqual(new Set([null]));
  expect(files(looked(['people.csv', 'conditions.csv']))).toEqual(
    new Set(['people.csv', 'conditions.csv']),
  );
  const { columns } = looked(['people.csv']).inspection as Inspection;
  expect(mappingOf(looked(['people.csv'])).columns).toHaveLength(columns.length);
});

test('confidence is told in three words', () => {
  expect([1, 0.9, 0.89, 0.6, 0.59, 0].map(confidenceWord)).toEqual([
    'sure',
    'sure',
    'likely',
    'likely',
    'unsure',
    'unsure',
  ]);
});
