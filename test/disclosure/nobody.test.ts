import { expect, test } from 'vitest';
import { findPolicy } from '../../analytics/disclosure/policy.ts';
import { protect } from '../../analytics/disclosure/protect.ts';
import { nobodyKnown } from '../../analytics/measures/describe-measure.ts';
import { findPrevalence } from '../../analytics/measures/library.ts';
import { measureColumns } from '../../analytics/measures/measure-columns.ts';
import { type MeasureAsk, measureTable } from '../../analytics/measures/measured-table.ts';
import { makeCube } from '../cube/make-cube.ts';

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
