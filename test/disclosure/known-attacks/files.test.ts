import { unzipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import type { Dimension } from '../../../analytics/contract/dimensions.ts';
import type { ChartKind } from '../../../analytics/contract/host.ts';
import type { ReleasedTable } from '../../../analytics/contract/released.ts';
import { release } from '../../../analytics/disclosure/gate.ts';
import { findPolicy } from '../../../analytics/disclosure/policy.ts';
import { pngFile } from '../../../main/export/png.ts';
import { svgFile } from '../../../main/export/svg.ts';
import { tableFile, tableFormats } from '../../../main/export/table-file.ts';
import { draw } from '../../../renderer/charts/draw.ts';
import { cityShapes } from '../../charts/shapes.ts';
import { measureQuestion } from '../random-releases/measure-question.ts';
import type { Question } from '../random-releases/question.ts';
import { asked, type Some, townOf } from './town.ts';

/** People of whom so few are of the last quintile, segment, area and age, and of them so many are ill. */
function peopleWith(few: number): Some[] {
  const rare = { quintile: '3', matched: { v3: [1], v4: [1] }, practice: 2, age: 62, sex: '2' };
  return [
    { people: 50, copd: true, sex: '2' },
    { people: 150 },
    { people: 100, quintile: '2', age: 50, practice: 1, copd: true },
    { people: 100, quintile: '2', age: 50, practice: 1, sex: '2' },
    { people: few, ...rare, copd: true },
  ];
}

const places = ['North', 'South'].map((code) => ({ code, label: code }));
const options = { width: 800, theme: 'light', frame: true, shapes: cityShapes(places) } as const;

interface Case {
  readonly kind: ChartKind;
  readonly by: readonly Dimension[];
  readonly measure: string;
  readonly compare?: Question['compare'];
  readonly totals: boolean;
}

const cases: readonly Case[] = [
  { kind: 'heat', by: ['segment', 'quintile'], measure: 'share:segment', totals: true },
  { kind: 'heat', by: ['segment', 'quintile'], measure: 'people', totals: true },
  { kind: 'pyramid', by: ['age_band', 'sex'], measure: 'people', totals: false },
  { kind: 'map', by: ['lcp'], measure: 'people', totals: false },
  { kind: 'rank', by: ['lcp'], measure: 'people', totals: true },
  { kind: 'rank', by: ['lcp'], measure: 'prevalence:copd', totals: true },
  {
    ...{ kind: 'rank', by: ['quintile'], measure: 'prevalence:copd', totals: false },
    compare: { dimension: 'quintile', with: { code: '1' } },
  },
  { kind: 'curve', by: ['age_band', 'quintile'], measure: 'prevalence:copd', totals: false },
];

function letOut(
  people: readonly Some[],
  { by, measure, totals, compare = null }: Case,
  id: string,
) {
  const question = asked({ by, measure, totals, compare });
  const { measured, provenance } = measureQuestion(townOf(people), question);
  return release(measured, provenance, findPolicy(id));
}

/** Every file that a table and its chart leave as, by its ending. */
function filesOf(table: ReleasedTable, kind: ChartKind): ReadonlyMap<string, Uint8Array> {
  const drawing = draw(kind, table, options);
  const written = tableFormats.map((format) => [format, tableFile(table, format)] as const);
  return new Map([...written, ['svg', svgFile(drawing)], ['png', pngFile(drawing)]]);
}

const formats = [...tableFormats, 'svg', 'png'];

function alike(one: ReadonlyMap<string, Uint8Array>, other: ReadonlyMap<string, Uint8Array>) {
  return formats.filter((format) =>
    Buffer.from(one.get(format) ?? []).equals(other.get(format) ?? new Uint8Array(1)),
  );
}

describe.each(cases)('a $kind of $measure by $by', (own) => {
  test('is the same in every byte of every file whether 3 or 4 are hidden', () => {
    const [three, four] = [3, 4].map((few) =>
      filesOf(letOut(peopleWith(few), own, 'nhs-hes'), own.kind),
    ) as [Map<string, Uint8Array>, Map<string, Uint8Array>];
    expect(alike(three, four)).toEqual(formats);
  });

  test('tells 3 from 4 in every file where no gate hides them', () => {
    const [three, four] = [3, 4].map((few) =>
      filesOf(letOut(peopleWith(few), own, 'working'), own.kind),
    ) as [Map<string, Uint8Array>, Map<string, Uint8Array>];
    expect(alike(three, four)).toEqual([]);
  });
});

/** Two small areas, of which one or the other has more people. */
const twoSmall = (first: number, second: number): Some[] => [
  { people: 150 },
  { people: first, quintile: '2' },
  { people: second, quintile: '3' },
];

test('hidden rows stand in the order of their names, not of their counts', () => {
  const own: Case = { kind: 'rank', by: ['quintile'], measure: 'people', totals: true };
  const drawn = (first: number, second: number, id: string) =>
    filesOf(letOut(twoSmall(first, second), own, id), own.kind);
  expect(alike(drawn(2, 6, 'nhs-hes'), drawn(6, 2, 'nhs-hes'))).toEqual(formats);
  expect(alike(drawn(2, 6, 'working'), drawn(6, 2, 'working'))).toEqual([]);
});

test('the same question asked a hundred times has the same answer to the byte', () => {
  const own = cases[0] as Case;
  const once = filesOf(letOut(peopleWith(3), own, 'nhs-hes'), own.kind);
  const csv = Buffer.from(once.get('csv') ?? []);
  const again = Array.from({ length: 100 }, () =>
    tableFile(letOut(peopleWith(3), own, 'nhs-hes'), 'csv'),
  );
  expect(again.every((bytes) => csv.equals(bytes))).toBe(true);
  expect(alike(once, filesOf(letOut(peopleWith(3), own, 'nhs-hes'), own.kind))).toEqual(formats);
});

test('a workbook has its two sheets and no cache, comment, hidden sheet or time of making', () => {
  const table = letOut(peopleWith(3), cases[0] as Case, 'nhs-hes');
  const parts = unzipSync(tableFile(table, 'xlsx'));
  const names = Object.keys(parts);
  expect(names.filter((name) => /pivot|comment|calcChain|custom/i.test(name))).toEqual([]);
  expect(names.filter((name) => name.startsWith('xl/worksheets/sheet'))).toHaveLength(2);
  const texts = Object.values(parts).map((bytes) => new TextDecoder().decode(bytes));
  expect(texts.filter((text) => /state="(very)?hidden"|dcterms:created/i.test(text))).toEqual([]);
});

test('a picture holds pixels and no text beside them', () => {
  const table = letOut(peopleWith(3), cases[0] as Case, 'nhs-hes');
  const png = Buffer.from(pngFile(draw('heat', table, options))).toString('latin1');
  expect(['tEXt', 'iTXt', 'zTXt', 'tIME', 'eXIf'].filter((chunk) => png.includes(chunk))).toEqual(
    [],
  );
});
