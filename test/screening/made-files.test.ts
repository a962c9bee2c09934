import { expect, test } from 'vitest';
import type { ColumnProfile } from '../../analytics/sources/mapping/column-profile.ts';
import { screenColumns } from '../../analytics/sources/screening/screen-columns.ts';
import { screenSample } from '../../analytics/sources/screening/screen-sample.ts';
import { cleanColumns } from './clean-columns.ts';
import { makeFile, profileOf, rowsOf } from './made-files.ts';
import { cells } from './one-column.ts';
import { plantedColumns } from './planted-columns.ts';
import { makeRandom } from './random.ts';

const noField = () => null;

function screened(seed: number, at: number, clean: number, planted: number) {
  const file = makeFile(seed, at, clean, planted);
  const names = file.columns.map(({ name }) => name);
  const findings = [
    ...screenSample('made.csv', names, rowsOf(file), noField),
    ...screenColumns('made.csv', file.columns.map(profileOf), noField),
  ];
  return { ...file, findings };
}

const files = Array.from({ length: 60 }, (_, at) => screened(41, at, 1, 3));

test('every way of every kind of identifier is found in generated files', () => {
  const missed = files.flatMap(({ columns, findings }) =>
    columns.filter(
      ({ kind, name }) => kind !== null && !findings.some(({ column }) => column === name),
    ),
  );
  expect(missed.map(({ kind, how, name }) => [kind, how, name])).toEqual([]);
  const planted = files.flatMap(({ columns }) => columns.filter(({ kind }) => kind !== null));
  expect(new Set(planted.map(({ kind, how }) => `${kind} ${how}`)).size).toBe(
    plantedColumns.length,
  );
});

test('clean columns are left alone', () => {
  const clean = Array.from({ length: 40 }, (_, at) => screened(43, at, 8, 0));
  const alarms = clean.flatMap(({ columns, findings }) =>
    findings.map(({ column, kind }) => [
      columns.find(({ name }) => name === column)?.how,
      column,
      kind,
    ]),
  );
  expect(alarms).toEqual([]);
  expect(clean.length * 8).toBeGreaterThan(cleanColumns.length * 3);
});

test('no report holds a whole value of the column that it reports', () => {
  for (const { columns, findings } of files) {
    const said = new Map(
      columns.map(({ name }) => [
        name,
        JSON.stringify(findings.filter(({ column }) => column === name)),
      ]),
    );
    const whole = columns.filter(({ name, cells: all }) =>
      all.some((cell) => cell !== null && cell.length > 3 && said.get(name)?.includes(cell)),
    );
    expect(whole.map(({ name, how }) => [name, how])).toEqual([]);
  }
});

/** Seconds of the processor, which other programs do not lengthen. */
function seconds(work: () => void): number {
  const begun = process.cpuUsage().user;
  work();
  return (process.cpuUsage().user - begun) / 1e6;
}

test('40 columns of 2,000 different values take less than 0.2 s', () => {
  const all = [
    ...plantedColumns.map(({ cell, names }) =>
      profileOf({ name: names[0] ?? '', cells: cells(2000, cell) }),
    ),
  ];
  const some = (round: number) =>
    Array.from({ length: 40 }, (_, at) => all[(round * 7 + at * 3) % all.length] as ColumnProfile);
  for (let round = 0; round < 3; round += 1) screenColumns('made.csv', some(round), noField);
  const times = [3, 4, 5].map((round) =>
    seconds(() => screenColumns('made.csv', some(round), noField)),
  );
  expect(Math.min(...times)).toBeLessThan(0.2);
});

test('2,000 columns, one in eight of many different values, take less than 3 s', () => {
  const many = plantedColumns.map(({ cell, names }) =>
    profileOf({ name: names[0] ?? '', cells: cells(2000, cell) }),
  );
  const few = cleanColumns.map(({ column, names }) => {
    const random = makeRandom(7);
    const cell = column(random);
    return profileOf({ name: names[0] ?? '', cells: cells(150, (_, row) => cell(row)) });
  });
  const profiles = Array.from({ length: 2000 }, (_, at) => {
    const from = at % 8 === 0 ? many : few;
    return from[at % from.length] as ColumnProfile;
  });
  expect(seconds(() => screenColumns('made.csv', profiles, noField))).toBeLessThan(3);
});
