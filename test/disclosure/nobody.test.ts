import { expect, test } from 'vitest';
import { releasedRows } from '../../analytics/contract/released.ts';
import { release } from '../../analytics/disclosure/gate.ts';
import { findPolicy, policies } from '../../analytics/disclosure/policy.ts';
import { protect } from '../../analytics/disclosure/protect.ts';
import { nobodyKnown } from '../../analytics/measures/describe-measure.ts';
import { findPrevalence } from '../../analytics/measures/library.ts';
import { measureColumns } from '../../analytics/measures/measure-columns.ts';
import { type MeasureAsk, measureTable } from '../../analytics/measures/measured-table.ts';
import { makeCube } from '../cube/make-cube.ts';
import { prevalence, provenance, tableOf } from './groups.ts';

const policy = findPolicy('nhs-hes');
const ofNobody = { codes: [], numerator: 0, denominator: 0 };

test('a share of an empty group says that nobody is in it', () => {
  expect(protect(ofNobody, policy)).toMatchObject({
    ...{ count: 0, denominator: 0, value: null },
    ...{ status: 'not-available', reason: 'nobody in this group' },
  });
});

test('the people of an empty denominator are told each by the rule for their own count', () => {
  const row = { ...ofNobody, excluded: 40, unknown: 6 };
  expect(protect(row, policy)).toMatchObject({
    count: 0,
    denominator: 0,
    excluded: 40,
    unknown: null,
  });
  const middles = protect(row, findPolicy('opensafely-midpoint'));
  expect(middles).toMatchObject({ count: 0, denominator: 0, excluded: 39, unknown: 3 });
  for (const id of ['threshold-10', 'uk-llc']) {
    const hidden = {
      status: 'hidden',
      count: null,
      denominator: null,
      excluded: 40,
      unknown: null,
    };
    expect(protect(row, findPolicy(id))).toMatchObject(hidden);
  }
});

test('that nobody is left out, or nobody unknown, is shown where a count of nobody is hidden', () => {
  const row = { codes: [], numerator: 40, denominator: 400, excluded: 0, unknown: 0 };
  for (const { id } of policies) {
    const shown = { status: 'shown', excluded: 0, unknown: 0 };
    expect(protect(row, findPolicy(id))).toMatchObject(shown);
    const few = { ...row, excluded: 3, unknown: 3 };
    const told = id === 'working' ? 3 : id === 'opensafely-midpoint' ? 3 : null;
    expect(protect(few, findPolicy(id))).toMatchObject({ excluded: told, unknown: told });
  }
  const nobody = { ...row, numerator: 0 };
  const hidden = { status: 'hidden', count: null, excluded: 0, unknown: 0 };
  expect(protect(nobody, findPolicy('uk-llc'))).toMatchObject(hidden);
});

test('a hidden number of people left out is somebody, so that too few others do not hide it', () => {
  const policy = { ...findPolicy('uk-llc'), complement: 'shown' } as const;
  const excluded = [4, 0, 0, 60, 60];
  const rows = excluded.map((people, at) => ({
    ...{ codes: [`${at + 1}`], numerator: 40, denominator: 400, excluded: people, unknown: 0 },
  }));
  const sum = (of: (row: (typeof rows)[number]) => number) =>
    rows.reduce((total, row) => total + of(row), 0);
  const all = { numerator: 200, denominator: 2000, excluded: sum((row) => row.excluded) };
  const table = {
    ...tableOf(prevalence, 'crude', [...rows, { codes: ['all'], ...all, unknown: 0 }]),
    totals: true,
  };
  const told = releasedRows(release(table, provenance, policy));
  expect(told.map((row) => row.unknown)).toEqual([0, 0, 0, 0, 0, 0]);
  expect(told.slice(1, 3).map((row) => row.excluded)).toEqual([0, 0]);
  expect(told[0]?.excluded).toBeNull();
  const hiddenBeside = told.slice(3).filter((row) => row.excluded === null);
  expect(hiddenBeside.length).toBeGreaterThan(0);
  expect(told.map((row) => row.status)).toEqual(told.map(() => 'shown'));
});

test('a prevalence in a group of whom nothing is known does not call the group empty', () => {
  const reason = nobodyKnown({ ages: { from: null, to: null }, among: null });
  expect(reason).toBe('nobody in this group of whom it is known');
  expect(protect({ ...ofNobody, ofNobody: reason }, policy)).toMatchObject({
    status: 'not-available',
    reason,
  });
});

test('a prevalence among people of certain ages says which ages nobody is of', () => {
  expect([
    nobodyKnown({ ages: { from: 17, to: null }, among: null }),
    nobodyKnown({ ages: { from: null, to: 17 }, among: null }),
    nobodyKnown({ ages: { from: 6, to: 17 }, among: null }),
  ]).toEqual([
    'nobody in this group aged 17 and over of whom it is known',
    'nobody in this group aged 0 to 17 of whom it is known',
    'nobody in this group aged 6 to 17 of whom it is known',
  ]);
});

test('in a table, a group with people but no record of the condition is told so', () => {
  const copd = findPrevalence('copd');
  if (copd === undefined) throw new Error('The dictionary has no copd.');
  const catalogue = { fields: new Map(), conditions: new Map([['copd', { nullable: true }]]) };
  const { numerator, denominator } = measureColumns(copd, catalogue);
  const cube = makeCube([
    { at: [0, 0, 10, 0, 0], people: 40, copd: 10 },
    { at: [0, 0, 10, 0, 1], people: 50 },
  ]);
  cube.counts.set(numerator.key, Uint32Array.from([10, 0]));
  cube.counts.set(denominator?.key ?? '', Uint32Array.from([40, 0]));
  const ask: Omit<MeasureAsk, 'measure'> = {
    by: ['lcp'],
    filters: {},
    totals: false,
    form: 'crude',
    compare: null,
    catalogue,
    withAges: false,
    ages: { from: null, to: null },
    unknowable: new Set(),
  };
  const { rows } = measureTable(cube, { ...ask, measure: copd });
  const cells = new Map(rows.map((row) => [row.codes[0], protect(row, policy)]));
  expect(cells.get('L1')).toMatchObject({ status: 'shown', value: 25 });
  expect(cells.get('L2')).toMatchObject({
    status: 'not-available',
    reason: expect.stringMatching(/^nobody in this group.* of whom it is known$/),
  });
});
