import { expect, test } from 'vitest';
import { reduce } from '../../renderer/state/reduce.ts';
import { type Change, firstState, type WindowState } from '../../renderer/state/window-state.ts';

const after = (...changes: Change[]): WindowState => changes.reduce(reduce, firstState);
const ageWell = { dimension: 'segment', code: 'age-well' } as const;
const mostDeprived = { dimension: 'quintile', code: '1' } as const;

test('picking a category twice filters by it and lets it go, and leaves no empty filter', () => {
  const once = after({ kind: 'toggle-filter', picked: ageWell });
  expect(once.filters).toEqual({ segment: ['age-well'] });
  const twice = reduce(once, { kind: 'toggle-filter', picked: ageWell });
  expect(twice.filters).toEqual({});
  expect(twice.picked).toEqual(ageWell);
});

test('another definition drops the filter on segments and keeps every other filter', () => {
  const state = after(
    { kind: 'toggle-filter', picked: mostDeprived },
    { kind: 'toggle-filter', picked: ageWell },
    { kind: 'define', definition: { id: 'age-by-conditions' } },
  );
  expect(state.filters).toEqual({ quintile: ['1'] });
  expect(state.picked).toBeNull();
});

test('choosing a release policy ends working figures', () => {
  const state = after({ kind: 'work', working: true }, { kind: 'protect', policy: 'threshold-10' });
  expect(state).toMatchObject({ working: false, policy: 'threshold-10' });
});

test('another extract starts without filters, in the same view and theme', () => {
  const state = after(
    { kind: 'theme', theme: 'dark' },
    { kind: 'show', view: 'map' },
    { kind: 'measure-map', measure: 'prevalence:copd' },
    { kind: 'toggle-filter', picked: mostDeprived },
    { kind: 'new-extract' },
  );
  expect(state).toEqual({ ...firstState, theme: 'dark', view: 'map' });
});
