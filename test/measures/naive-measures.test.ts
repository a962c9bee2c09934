import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Dimension } from '../../analytics/contract/dimensions.ts';
import type { Comparison, DefinitionRef, TableAsk } from '../../analytics/contract/methods.ts';
import { type Form, type ReleasedRow, releasedRows } from '../../analytics/contract/released.ts';
import { type InProcessEngine, startInProcess } from '../engine/in-process.ts';
import { type Citizen, makeCity, writeCity } from './city.ts';
import {
  askedAbout,
  type Case,
  type Codes,
  codesOf,
  comparedWith,
  peopleIn,
} from './groups-of-city.ts';
import { type NaiveFigure, naiveFigures, naiveMeasures } from './naive-measures.ts';

const city = makeCity(20_260_305, 2_000);
let engine: InProcessEngine;

beforeAll(async () => {
  engine = startInProcess();
  await engine.client.call('workspace.open', { path: null });
  await engine.import({ files: [writeCity(engine.folder, city)], places: [] });
});
afterAll(() => engine.close());

/** Segments that a person may be in at once, and some in none. */
const overlapping: DefinitionRef = {
  name: 'overlapping.yaml',
  text: `version: 1
id: overlapping
title: Overlapping
assign: every-match
segments:
  - { id: breathless, label: breathless, when: { condition: copd } }
  - { id: sweet, label: sweet, when: { condition: diabetes } }
  - { id: poor, label: poor, when: { quintile: [1, 2] } }
`,
};

function standingOf({ lower, upper }: NaiveFigure, benchmark: number | null, isLowGood: boolean) {
  if (lower === null || upper === null || benchmark === null) return 'not-compared';
  if (lower > benchmark) return isLowGood ? 'worse' : 'higher';
  if (upper < benchmark) return isLowGood ? 'better' : 'lower';
  return 'similar';
}

function expectNear(got: number | null, wanted: number | null, said: object): void {
  if (got === null || wanted === null) {
    expect({ ...said, number: got }).toEqual({ ...said, number: wanted });
    return;
  }
  const isNear = Math.abs(got - wanted) <= 1e-9 * Math.max(1, Math.abs(wanted));
  if (!isNear) expect({ ...said, number: got }).toEqual({ ...said, number: wanted });
}

interface Expected {
  readonly asked: Case;
  readonly people: readonly Citizen[];
  /** Those whom rows are compared with. */
  readonly others: readonly Citizen[];
  readonly isLowGood: boolean;
  readonly figureOf: (people: readonly Citizen[]) => NaiveFigure;
}

function expectedOf(asked: Case): Expected {
  const measure = naiveMeasures[asked.measure];
  if (measure === undefined) throw new Error(`No formula for ${asked.measure}.`);
  return {
    asked,
    people: askedAbout(city, asked),
    others: asked.compare === undefined ? [] : askedAbout(city, asked, [asked.compare.dimension]),
    isLowGood: measure.isLowGood,
    figureOf: naiveFigures(measure, asked.form, askedAbout(city, asked, asked.by)),
  };
}

/** Nobody is better or worse for their age, sex or segment. */
const isJudged = (dimension: string) => ['lcp', 'pcn', 'practice', 'quintile'].includes(dimension);

function expectRow(row: ReleasedRow, expected: Expected): void {
  const { asked, people, others, isLowGood, figureOf } = expected;
  const { measure: id, form, compare } = asked;
  const codes = row.codes as Codes;
  const wanted = figureOf(peopleIn(people, codes));
  const said = (what: string) => ({ id, form, codes, what });
  expectNear(row.count, wanted.numerator, said('numerator'));
  expectNear(row.denominator, wanted.denominator, said('denominator'));
  const apart = row.excluded === null || row.unknown === null ? null : row.excluded + row.unknown;
  expectNear(apart, wanted.apart, said('excluded and unknown'));
  for (const what of ['value', 'lower', 'upper'] as const) {
    expectNear(row[what], wanted[what], said(what));
  }
  if (compare === undefined) return;
  const against = comparedWith(others, codes, compare);
  const benchmark = against === null || wanted.value === null ? null : figureOf(against).value;
  expectNear(row.benchmark, benchmark, said('benchmark'));
  const standing = standingOf(wanted, benchmark, isLowGood && isJudged(compare.dimension));
  expect({ ...said('standing'), is: row.standing }).toEqual({ ...said('standing'), is: standing });
}

/** The groups of a table that a person is in. */
function keysOf(person: Citizen, by: readonly Dimension[]): string[] {
  return by.reduce<string[]>(
    (keys, dimension) =>
      keys.flatMap((key) => codesOf(person, dimension).map((code) => `${key} ${code}`)),
    [''],
  );
}

/** Holds every row of a table against the people; gives how many had a value. */
async function holdAgainstPeople(asked: Case, totals: boolean): Promise<number> {
  const { satisfies: _, ...ask } = asked;
  const written = naiveMeasures[asked.measure]?.document;
  const text = `version: 1\nid: made\nlabel: Made up\n${written}\n`;
  const measure = written === undefined ? asked.measure : { name: 'made.yaml', text };
  const table: TableAsk = { ...ask, measure, definition: overlapping, policy: 'working', totals };
  const released = await engine.client.call('table.release', table);
  const rows = releasedRows(released);
  const people = askedAbout(city, asked);
  const groups = new Set(people.flatMap((person) => keysOf(person, asked.by)));
  const told = new Set(rows.map(({ codes }) => asked.by.map((name) => ` ${codes[name]}`).join('')));
  const { filters = {} } = asked;
  const isAskedFor = (key: string) =>
    asked.by.every((name, at) => filters[name]?.includes(key.split(' ')[at + 1] ?? '') !== false);
  expect([...groups].filter((key) => isAskedFor(key) && !told.has(key))).toEqual([]);
  const expected = expectedOf(asked);
  for (const row of rows) expectRow(row, expected);
  return rows.filter(({ value }) => value !== null).length;
}

const forms = {
  proportion: ['crude', 'standardised', 'indirect'],
  mean: ['crude', 'standardised'],
};
const formsOf = (id: string) =>
  (naiveMeasures[id]?.statistic === 'mean' ? forms.mean : forms.proportion) as readonly Form[];
const measured = Object.keys(naiveMeasures).flatMap((measure) =>
  formsOf(measure).map((form) => ({ measure, form })),
);
const dimensions = ['segment', 'quintile', 'sex', 'lcp', 'pcn', 'practice'] as const;

test.each(measured)('$measure, $form, is that of the people, by each dimension', async (one) => {
  for (const dimension of dimensions) {
    const values = await holdAgainstPeople({ ...one, by: [dimension] }, true);
    expect(values).toBeGreaterThan(0);
  }
  expect(await holdAgainstPeople({ ...one, by: [] }, false)).toBe(1);
  await holdAgainstPeople({ ...one, by: ['segment', 'sex'] }, true);
  await holdAgainstPeople({ ...one, by: ['lcp', 'quintile'] }, true);
});

test.each(measured)('$measure, $form, is compared with whom it says', async (one) => {
  const asks: readonly (readonly [Dimension, Comparison['with'], readonly Dimension[]])[] = [
    ['lcp', 'all', ['lcp']],
    ['lcp', 'others', ['lcp', 'sex']],
    ['quintile', { code: '5' }, ['sex', 'quintile']],
    ['segment', 'others', ['segment']],
    ['segment', { code: 'poor' }, ['segment', 'pcn']],
    ['practice', { code: 'not-known' }, ['practice']],
  ];
  for (const [dimension, other, by] of asks) {
    if (one.form === 'indirect' && typeof other === 'object') continue;
    const compare = { dimension, with: other };
    await holdAgainstPeople({ ...one, by, compare }, by.length === 1);
  }
});

test.each(measured)(
  '$measure, $form, is of those whom filters and a criterion leave',
  async (one) => {
    const filters = { quintile: ['1', '2', 'not-known'], sex: ['1'] };
    await holdAgainstPeople({ ...one, by: ['quintile', 'lcp'], filters }, true);
    const north = { filters: { lcp: ['North'], sex: ['2'] }, by: ['lcp', 'sex'] } as const;
    for (const other of ['all', 'others', { code: 'South' }] as const) {
      if (one.form === 'indirect' && typeof other === 'object') continue;
      await holdAgainstPeople(
        { ...one, ...north, compare: { dimension: 'lcp', with: other } },
        true,
      );
    }
    const segment = { segment: ['sweet', 'poor'] };
    const compare = { dimension: 'sex', with: 'others' } as const;
    await holdAgainstPeople({ ...one, by: ['sex'], filters: segment, compare }, true);
    const where = { any: [{ condition: 'hypertension' }, { field: 'cost', over: 500 }] };
    const satisfies = ({ hypertension, cost }: Citizen) =>
      hypertension === true || (cost !== null && cost > 500);
    await holdAgainstPeople({ ...one, by: ['lcp'], where, satisfies }, true);
    const old = { age_band: ['70-74', '75-79', '80-84', '85-89', '90+'] };
    await holdAgainstPeople({ ...one, by: ['sex'], filters: old, compare }, true);
    const elder = {
      where: { age: { from: 60 } },
      satisfies: ({ age }: Citizen) => age !== null && age >= 60,
    };
    const compared = { dimension: 'pcn', with: 'all' } as const;
    await holdAgainstPeople({ ...one, by: ['pcn'], ...elder, compare: compared }, true);
    const nobody = { where: { field: 'cost', over: 9e7 }, satisfies: () => false };
    expect(await holdAgainstPeople({ ...one, by: ['lcp'], ...nobody }, true)).toBe(0);
  },
);

test('crude values by age band are of that band, those of unknown age apart', async () => {
  for (const { measure } of measured.filter(({ form }) => form === 'crude')) {
    const one = { measure, form: 'crude' } as const;
    await holdAgainstPeople({ ...one, by: ['age_band'] }, true);
    const compare = { dimension: 'age_band', with: 'others' } as const;
    await holdAgainstPeople({ ...one, by: ['sex', 'age_band'], compare }, false);
  }
});

test('only intervals that lie apart are an order of rank', async () => {
  const released = await engine.client.call('table.release', {
    ...{ measure: 'multimorbidity', form: 'standardised', by: ['quintile'] },
    ...{
      compare: { dimension: 'quintile', with: 'all' },
      definition: overlapping,
      policy: 'working',
    },
  });
  const rows = releasedRows(released);
  const ranked = rows.filter(({ codes }) => codes.quintile !== 'not-known');
  const higher = (one: ReleasedRow, other: ReleasedRow) => (one.lower ?? 0) > (other.upper ?? 0);
  expect(rows.filter(({ rankFrom }) => rankFrom === null)).toHaveLength(
    rows.length - ranked.length,
  );
  for (const row of ranked) {
    expect([row.rankFrom, row.rankTo]).toEqual([
      1 + ranked.filter((other) => higher(other, row)).length,
      ranked.length - ranked.filter((other) => higher(row, other)).length,
    ]);
  }
});
