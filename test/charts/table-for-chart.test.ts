import { expect, test } from 'vitest';
import { chartKinds } from '../../analytics/contract/host.ts';
import { isTableAsk, tableAsk } from '../../renderer/charts/table-for-chart.ts';

const spec = { definition: { id: 'snee' }, policy: 'nhs-hes' } as const;

test('a heat table asks for shares of segments by quintile, with totals', () => {
  expect(tableAsk({ ...spec, chart: 'heat' })).toEqual({
    ...spec,
    measure: 'share:segment',
    by: ['segment', 'quintile'],
    totals: true,
  });
});

test('a pyramid asks for people, and for totals only where shares are compared', () => {
  expect(tableAsk({ ...spec, chart: 'pyramid' })).toEqual({
    ...spec,
    measure: 'people',
    by: ['age_band', 'sex'],
  });
  expect(tableAsk({ ...spec, chart: 'pyramid', measure: 'share:age_band' })).toMatchObject({
    totals: true,
  });
});

test('a map asks for areas alone, a ranking for their total too', () => {
  expect(tableAsk({ ...spec, chart: 'map' })).toEqual({ ...spec, measure: 'people', by: ['lcp'] });
  expect(tableAsk({ ...spec, chart: 'rank' })).toMatchObject({ by: ['lcp'], totals: true });
});

test('a curve asks for quintiles by age band, and whatever it is told to be by', () => {
  expect(tableAsk({ ...spec, chart: 'curve', measure: 'smoking' })).toEqual({
    ...spec,
    measure: 'smoking',
    by: ['age_band', 'quintile'],
  });
  expect(tableAsk({ ...spec, chart: 'curve', by: ['age_band', 'sex'] })).toMatchObject({
    by: ['age_band', 'sex'],
  });
});

test('form, comparison and dimension of a ranking go with the question', () => {
  const asked = {
    form: 'standardised',
    compare: { dimension: 'quintile', with: { code: '5' } },
    by: ['quintile'],
  } as const;
  expect(tableAsk({ ...spec, chart: 'rank', measure: 'smoking', ...asked })).toEqual({
    ...spec,
    measure: 'smoking',
    ...asked,
    totals: true,
  });
});

test('a waterfall asks for a run of its definition, among those whom filters and criteria leave', () => {
  expect(tableAsk({ ...spec, chart: 'waterfall' })).toEqual(spec);
  const narrowed = { filters: { lcp: ['X01'] }, where: { age: { from: 65 } } };
  expect(tableAsk({ ...spec, chart: 'waterfall', ...narrowed })).toEqual({ ...spec, ...narrowed });
});

test('filters, criteria and a measure go with the question', () => {
  const asked = {
    measure: 'prevalence:copd',
    filters: { quintile: ['1'] },
    where: { age: { from: 65 } },
  };
  expect(tableAsk({ ...spec, chart: 'rank', ...asked })).toMatchObject(asked);
});

test('only a waterfall is a run', () => {
  const runs = chartKinds.filter((chart) => !isTableAsk(tableAsk({ ...spec, chart })));
  expect(runs).toEqual(['waterfall']);
});
