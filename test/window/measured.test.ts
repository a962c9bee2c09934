import { expect, test } from 'vitest';
import type { ExtractSummary } from '../../analytics/contract/extract.ts';
import type { MeasureSummary } from '../../analytics/contract/methods.ts';
import {
  firstMeasured,
  heldBreakdowns,
  type MeasuredChoice,
  measuredIn,
  rechosen,
} from '../../renderer/state/measured.ts';
import type { Session } from '../../renderer/state/session.tsx';
import { gapAskOf, mapForm, mapMeasure, specOf } from '../../renderer/state/spec.ts';
import { firstState, type WindowState } from '../../renderer/state/window-state.ts';
import { categories } from './stand-in-categories.ts';
import { heldConditions, receipt } from './stand-in-documents.ts';
import { measureList } from './stand-in-measures.ts';
import { policies } from './stand-in-policies.ts';

const extract: ExtractSummary = {
  name: 'stand-in',
  asAt: null,
  synthetic: true,
  people: 100,
  deprivation: 'IMD 2019',
  place: 'registered: practice, PCN, LCP',
  conditions: heldConditions,
  receipt,
  breakdowns: ['segment', 'quintile', 'age_band', 'sex', 'lcp', 'pcn', 'practice'],
  dimensions: categories,
  hasShapes: true,
};

interface Given {
  readonly measured?: Partial<MeasuredChoice>;
  readonly state?: Partial<WindowState>;
  readonly list?: readonly MeasureSummary[];
  readonly extract?: ExtractSummary;
}

/** A session with what the questions of a figure look at, and nothing else. */
function sessionWith({ measured = {}, state = {}, list = measureList, ...given }: Given): Session {
  return {
    state: { ...firstState, ...state, measured: { ...firstMeasured, ...measured } },
    extract: given.extract ?? extract,
    measures: { status: 'answer', answer: list },
    definition: { id: 'snee' },
    policy: policies[0],
  } as unknown as Session;
}

test('until something is chosen, the first condition is shown crude, by quintile, against everybody', () => {
  expect(specOf(sessionWith({}), 'measure')).toEqual({
    chart: 'rank',
    definition: { id: 'snee' },
    policy: 'hes',
    filters: {},
    measure: measureList[0]?.id,
    by: ['quintile'],
    compare: { dimension: 'quintile', with: 'all' },
  });
});

test('what is on screen is what is saved: measure, form, breakdown and comparison', () => {
  const session = sessionWith({
    measured: { measure: 'cost', form: 'standardised', by: 'lcp', against: { code: 'LCP02' } },
    state: { filters: { lcp: ['LCP01'], sex: ['1'] } },
  });
  expect(specOf(session, 'measure')).toMatchObject({
    measure: 'cost',
    form: 'standardised',
    by: ['lcp'],
    compare: { dimension: 'lcp', with: { code: 'LCP02' } },
    filters: { sex: ['1'] },
  });
  expect(specOf(session, 'curve')).toMatchObject({
    chart: 'curve',
    measure: 'cost',
    by: ['age_band', 'quintile'],
    filters: { lcp: ['LCP01'], sex: ['1'] },
  });
  expect(specOf(session, 'curve')).not.toHaveProperty('form');
});

test('compared with nobody, a question names no comparison', () => {
  const spec = specOf(sessionWith({ measured: { against: 'nobody' } }), 'measure');
  expect(spec).not.toHaveProperty('compare');
});

test('an age band is crude, and a form that a measure lacks is not asked for', () => {
  const byAge = sessionWith({ measured: { form: 'standardised', by: 'age_band' } });
  expect(measuredIn(byAge)?.form).toBe('crude');
  const mean = sessionWith({ measured: { measure: 'cost', form: 'indirect' } });
  expect(measuredIn(mean)?.form).toBe('crude');
});

test('a category to compare with goes with its dimension; everybody and all the others stay', () => {
  const quintile = { ...firstMeasured, by: 'quintile', against: { code: '5' } } as const;
  expect(rechosen(quintile, { by: 'sex' }).against).toBe('all');
  expect(rechosen(quintile, { by: 'quintile' }).against).toEqual({ code: '5' });
  expect(rechosen(quintile, { measure: 'cost' }).against).toEqual({ code: '5' });
  expect(rechosen({ ...quintile, against: 'others' }, { by: 'sex' }).against).toBe('others');
});

test('measures are broken down by what is held alone', () => {
  expect(heldBreakdowns(extract)).toEqual([
    'quintile',
    'age_band',
    'sex',
    'segment',
    'lcp',
    'pcn',
    'practice',
  ]);
  const bare: ExtractSummary = { ...extract, breakdowns: ['segment', 'age_band'] };
  expect(heldBreakdowns(bare)).toEqual(['age_band', 'segment']);
  expect(measuredIn(sessionWith({ extract: bare, measured: { by: 'lcp' } }))?.by).toBe('segment');
});

test('age is not chosen unasked while anything else is held, as it may be known of nobody', () => {
  const by = (breakdowns: ExtractSummary['breakdowns'], chosen: MeasuredChoice['by'] = null) =>
    measuredIn(sessionWith({ extract: { ...extract, breakdowns }, measured: { by: chosen } }))?.by;
  expect(by(['segment', 'age_band', 'sex'])).toBe('sex');
  expect(by(['age_band'])).toBe('age_band');
  expect(by(['segment', 'age_band'], 'age_band')).toBe('age_band');
});

test('the gap is of all quintiles, whatever filter is on them, and of none where none are held', () => {
  const filtered = sessionWith({ state: { filters: { quintile: ['1'], sex: ['2'] } } });
  expect(gapAskOf(filtered)).toMatchObject({ by: [], filters: { sex: ['2'] } });
  const bare: ExtractSummary = {
    ...extract,
    breakdowns: ['segment', 'age_band'],
    dimensions: { age_band: categories.age_band },
  };
  expect(gapAskOf(sessionWith({ extract: bare }))).toBeNull();
  expect(specOf(sessionWith({ extract: bare }), 'curve')).toMatchObject({ by: ['age_band'] });
});

test('without a measure there is no figure to ask for, and nothing is made up', () => {
  const none = sessionWith({ list: [] });
  expect(measuredIn(none)).toBeNull();
  expect(specOf(none, 'measure')).toBeNull();
  expect(gapAskOf(none)).toBeNull();
});

test('the map shows any measure, in a form that it has', () => {
  const state = { mapMeasure: 'emergency-admissions', mapForm: 'indirect' } as const;
  expect(specOf(sessionWith({ state }), 'map')).toMatchObject({
    measure: 'emergency-admissions',
    form: 'indirect',
  });
  const people = sessionWith({ state: { mapMeasure: 'people', mapForm: 'standardised' } });
  expect(mapForm(people)).toBe('crude');
  expect(specOf(people, 'rank')).not.toHaveProperty('form');
  expect(mapMeasure(sessionWith({}))).toBe(measureList[0]?.id);
});
