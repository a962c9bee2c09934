import { expect, test } from 'vitest';
import { besideRows, difference } from '../../renderer/views/segments/edit/beside.ts';
import { lineOf, segmentsLine } from '../../renderer/views/segments/edit/line-of.ts';
import { sharedPlaces } from '../../renderer/views/segments/edit/places.ts';
import { lossPairs, moves } from '../../renderer/views/segments/pairs.ts';
import { type Cell, gated, releasedTable } from '../charts/fixture.ts';
import { lossTable, pairTable } from '../charts/pair-tables.ts';
import { segmentDimension } from '../charts/tables.ts';

const noPlaces = new Map<string, number>();
const told = ({ one, other, row }: ReturnType<typeof moves>[number]) =>
  `${other.label} to ${one.label}: ${row.count}`;

test('moves come from the largest down, and whoever stays is none', () => {
  const table = pairTable(3, (after, before) => (after === before ? 5_000 : after * 100 + before));
  expect(moves(table, noPlaces).map(told)).toEqual([
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
  expect(moves(table, noPlaces).map(({ row }) => row.status)).toEqual(['hidden']);
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
    noPlaces,
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
  const [row] = besideRows(run({ 'die-well': 5 }), run({ 'die-well': 450 }), noPlaces);
  expect(row && difference(row)).toBeNull();
});

test('the line of a segment is that of its id, however the item is written', () => {
  const text = 'segments:\n  - id: a\n    label: A\n  - { id: "b", label: B }\n  -   id: c-d\n';
  expect(['a', 'b', 'c-d', 'c'].map((id) => lineOf(text, id))).toEqual([2, 4, 5, null]);
});

const document = (...ids: string[]) => ({
  english: {
    population: 'Everybody',
    segments: ids.map((id) => ({ id, label: id, sentence: '' })),
  },
});

test('a segment has one colour in every document: that in force, and what is new takes the next', () => {
  const places = sharedPlaces([
    document('die-well', 'age-well', 'live-well'),
    null,
    document('first', 'live-well', 'age-well', 'second'),
  ]);
  expect([...places]).toEqual([
    ['die-well', 0],
    ['age-well', 1],
    ['live-well', 2],
    ['first', 3],
    ['second', 4],
  ]);
});

test('who moves between two documents bears the colours of ids, not of places', () => {
  const category = (code: string) => ({ code, label: code });
  const cells: Cell[] = [
    gated(['first', 'age-well'], 300),
    gated(['age-well', 'die-well'], 200),
    gated(['age-well', 'outside'], 100),
  ];
  const table = releasedTable(
    [
      { name: 'segment', label: 'After', categories: ['first', 'age-well'].map(category) },
      {
        name: 'other_segment',
        label: 'Before',
        categories: ['die-well', 'age-well', 'outside'].map(category),
      },
    ],
    cells,
  );
  const places = sharedPlaces([document('die-well', 'age-well'), document('first', 'age-well')]);
  expect(moves(table, places).map(({ one, other }) => [other.place, one.place])).toEqual([
    [1, 2],
    [0, 1],
    [null, 1],
  ]);
  const [row] = besideRows(run({ 'age-well': 500 }), run({ 'age-well': 450 }), places);
  expect(row?.place).toBe(1);
});

test('the segments of a document begin on the line of their key, and on the first where it is none', () => {
  const text = 'version: 1\ndoubts:\n  - the segments: unknown\nsegments:\n  - id: a\n';
  expect([segmentsLine(text), segmentsLine('version: 1\n')]).toEqual([4, 1]);
});
