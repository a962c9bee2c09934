import { expect, test } from 'vitest';
import { forms, type Ranking, type ReleasedRow } from '../../analytics/contract/released.ts';
import { placeWords } from '../../renderer/charts/place-words.ts';
import { reasonOf } from '../../renderer/components/twin-columns.ts';
import {
  againstGroups,
  againstId,
  againstOf,
} from '../../renderer/views/measures/compared-with.ts';
import { gapName, gapNumber, sentencesOf } from '../../renderer/views/measures/gap-words.ts';
import { formLabels, formSuffix, measureGroups, partNames } from '../../renderer/words/measure.ts';
import { measureList } from './stand-in-measures.ts';

const row: ReleasedRow = {
  codes: {},
  labels: {},
  count: 15,
  denominator: 385,
  value: 4,
  lower: 2,
  upper: 8,
  excluded: 0,
  unknown: 0,
  benchmark: null,
  standing: null,
  rankFrom: null,
  rankTo: null,
  ranking: null,
  status: 'shown',
  reason: null,
};

test('the counts behind a value are called by what they count', () => {
  const named = (unit: 'percent' | 'rate' | 'mean' | 'ratio', unitLabel: string) =>
    Object.values(partNames({ unit, unitLabel })).join(' of ');
  expect(named('percent', '%')).toBe('People of Of');
  expect(named('rate', 'bed days per 1,000 people')).toBe('Bed days of People');
  expect(named('mean', '£ per person, age-standardised')).toBe('Total (£) of People');
  expect(named('mean', 'conditions per person')).toBe('Conditions of People');
  expect(named('ratio', 'observed for 100 expected')).toBe('Observed of People');
});

test('a place is told as far as intervals allow, and where the engine finds them too wide it is said', () => {
  const place = (rankFrom: number | null, rankTo: number | null, ranking: Ranking | null) =>
    placeWords({ ...row, rankFrom, rankTo, ranking });
  expect(place(1, 1, 'ranked')).toBe('1st');
  expect(place(2, 23, 'ranked')).toBe('2nd to 23rd');
  expect(place(11, 13, 'ranked')).toBe('11th to 13th');
  expect(place(1, 17, 'too-small-to-rank')).toBe('1st to 17th; differences too small to rank');
  expect(place(null, null, null)).toBeNull();
});

test('a row without a value always has a reason, and one with a value none', () => {
  expect(reasonOf(row)).toBe('');
  expect(reasonOf({ ...row, status: 'hidden', value: null })).toBe('hidden by the policy');
  expect(reasonOf({ ...row, status: 'not-available', value: null })).toBe('not available');
  const few = { ...row, value: null, reason: 'fewer than 10 events' };
  expect(reasonOf(few)).toBe('fewer than 10 events');
  expect(reasonOf({ ...few, status: 'not-available' })).toBe('fewer than 10 events');
});

test('every measure of the list is under one heading, and says its unit unless it is %', () => {
  const groups = measureGroups(measureList);
  const options = groups.flatMap((group) => group.options);
  expect(options.map(({ id }) => id)).toEqual(measureList.map(({ id }) => id));
  expect(groups.map(({ label }) => label)).toEqual(['Conditions (%)', 'Risks', 'Use of services']);
  expect(options.find(({ id }) => id === 'cost')?.note).toBe('£ per person');
  expect(options.find(({ id }) => id === 'smoking')).not.toHaveProperty('note');
});

test('a form is said after the name of a measure unless it is crude', () => {
  expect(forms.map(formSuffix)).toEqual(['', ', age-standardised', ', indirectly standardised']);
  expect(new Set(Object.values(formLabels)).size).toBe(forms.length);
});

test('a comparison keeps its meaning through its list, whatever a category is called', () => {
  const categories = [
    { code: 'all', label: 'A practice that is called all' },
    { code: 'not-known', label: 'Not known' },
  ];
  const ids = againstGroups('practice', categories).flatMap(({ options }) =>
    options.map(({ id }) => id),
  );
  expect(ids).toHaveLength(4);
  expect(ids.map(againstOf)).toEqual(['nobody', 'all', 'others', { code: 'all' }]);
  expect(ids.map(againstOf).map(againstId)).toEqual(ids);
});

test('a figure of a gap is parted from its unit, and printed as what it is', () => {
  expect(gapName('Slope index (percentage points; above 0 is more)')).toEqual({
    name: 'Slope index',
    note: 'Percentage points; above 0 is more',
  });
  expect(gapName('Share that would be spared (%)').note).toBe('');
  expect(gapName('A ratio')).toEqual({ name: 'A ratio', note: '' });
  expect(gapNumber('excess', 1604.6)).toBe('1,605');
  expect(gapNumber('attributable-fraction', 29.53)).toBe('29.5%');
  expect(gapNumber('concentration-index', -0.1335)).toBe('−0.13');
});

test('a method is told sentence by sentence, and the year of a paper ends none', () => {
  const said =
    'Index: (Y0 + SII) / Y0. Concentration: Kakwani et al. 1997. 95% confidence. Values: Wilson';
  expect(sentencesOf(said)).toEqual([
    'Index: (Y0 + SII) / Y0.',
    'Concentration: Kakwani et al. 1997.',
    '95% confidence.',
    'Values: Wilson',
  ]);
});
