import { expect, test } from 'vitest';
import { besideRows, difference } from '../../renderer/views/segments/edit/beside.ts';
import { lineOf } from '../../renderer/views/segments/edit/line-of.ts';
import { lossPairs, moves } from '../../renderer/views/segments/pairs.ts';
import { gated, releasedTable } from '../charts/fixture.ts';
import { lossTable, pairTable } from '../charts/pair-tables.ts';
import { segmentDimension } from '../charts/tables.ts';

const told = ({ one, other, row }: ReturnType<typeof moves>[number]) =>
  `${other.label} to ${one.label}: ${row.count}`;

test('moves come from the largest down, and whoever stays is none', () => {
  const table = pairTable(3, (after, before) => (after === before ? 5_000 : after * 100 + before));
  expect(moves(table).map(told)).toEqual([
    'Die well to Live well: 200',
    'Age well to Live well: 200',
    'Die well to Age well: 100',
    'Live well to Age well: 100',
    'Age well to Die well: null',
    'Live well to Die well: null',
  ]);
});

test('a move that nobody makes is none, and one that is hidden comes last', () => {
  const table = pairTable(2, (after, before) => (after === 0 && before === 1 ? 3 : 0));
  expect(moves(table).map(({ row }) => row.status)).toEqual(['hidden']);
});

test('losses keep the order of the segments that lost', () => {
  const pairs = lossPairs(lossTable(3, 900));
  expect(pairs.map(({ one, other }) => `${one.label} < ${other.label}`)).toEqual([
    'Age well < Die well',
    'Live well < Age well',
    'Live well < Die well',
  ]);
});

const run = (counts: Readonly<Record<string, number>>) =>
  releasedTable(
    [segmentDimension(3)],
    Object.entries(counts).map(([code, count]) => gated([code], count)),
  );

test('counts stand beside each other by segment: new ones and those that are gone are told', () => {
  const rows = besideRows(
    run({ 'die-well': 500, 'age-well': 1_000, all: 1_500 }),
    run({ 'die-well': 450, 'live-well': 1_050, all: 1_500 }),
  );
  expect(rows.map((row) => [row.code, difference(row)])).toEqual([
    ['die-well', -50],
    ['live-well', 1_050],
    ['age-well', -1_000],
  ]);
  expect(rows.map(({ before, after }) => [before === undefined, after === undefined])).toEqual([
    [false, false],
    [true, false],
    [false, true],
  ]);
});

test('no difference is worked out from a hidden count', () => {
  const [row] = besideRows(run({ 'die-well': 5 }), run({ 'die-well': 450 }));
  expect(row && difference(row)).toBeNull();
});

test('the line of a segment is that of its id, however the item is written', () => {
  const text = 'segments:\n  - id: a\n    label: A\n  - { id: "b", label: B }\n  -   id: c-d\n';
  expect(['a', 'b', 'c-d', 'c'].map((id) => lineOf(text, id))).toEqual([2, 4, 5, null]);
});
