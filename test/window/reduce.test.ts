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

const draft = {
  origin: { id: 'snee' },
  title: 'SNEE',
  originText: 'at-least: 4',
  name: 'snee-edited.yaml',
  text: 'at-least: 3',
  applied: null,
} as const;

test('a draft changes nothing before it is applied, and drops the filter on segments then', () => {
  const drafted = after(
    { kind: 'define', definition: { id: 'snee' } },
    { kind: 'toggle-filter', picked: ageWell },
    { kind: 'draft', draft },
  );
  expect(drafted).toMatchObject({ definition: { id: 'snee' }, filters: { segment: ['age-well'] } });
  const applied = reduce(drafted, { kind: 'apply', text: draft.text });
  expect(applied.definition).toEqual({ text: 'at-least: 3', name: 'snee-edited.yaml' });
  expect(applied.filters).toEqual({});
});

test('a draft that is discarded takes what it put in force with it, and nothing else', () => {
  const applied = after({ kind: 'draft', draft }, { kind: 'apply', text: draft.text });
  const back = reduce(applied, { kind: 'discard' });
  expect(back).toMatchObject({ draft: null, definition: { id: 'snee' } });
  const moved = reduce(applied, { kind: 'define', definition: { id: 'leeds' } });
  expect(reduce(moved, { kind: 'discard' })).toMatchObject({
    draft: null,
    definition: { id: 'leeds' },
  });
});

test('a draft that goes on after it was applied is still what is in force when it is discarded', () => {
  const applied = after({ kind: 'draft', draft }, { kind: 'apply', text: draft.text });
  const held = applied.draft;
  if (held === null) throw new Error('The draft is gone.');
  const typed = reduce(applied, { kind: 'draft', draft: { ...held, text: 'at-least: 2' } });
  expect(typed.definition).toEqual(applied.definition);
  expect(reduce(typed, { kind: 'discard' }).definition).toEqual({ id: 'snee' });
});
