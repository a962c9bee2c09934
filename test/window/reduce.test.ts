import { expect, test } from 'vitest';
import { mostOwn } from '../../renderer/state/own-documents.ts';
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
    { kind: 'form-map', form: 'standardised' },
    { kind: 'measure', choice: { measure: 'cost', by: 'lcp', against: 'others' } },
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
  saved: null,
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

const ours = { id: 'ours', title: 'Ours', name: 'ours.yaml', text: 'id: ours\ntitle: Ours' };
const { text, name } = ours;
const named = (state: WindowState) => state.own.map((each) => [each.name, each.id, each.title]);

test('a document that was opened is kept when another definition is chosen, and can be chosen again', () => {
  const state = after(
    { kind: 'open', document: ours },
    { kind: 'define', definition: { id: 'snee' } },
    { kind: 'new-extract' },
  );
  expect(state.definition).toEqual({ id: 'snee' });
  expect(state.own).toEqual([ours]);
});

test('an edited definition that was applied is kept by its own title, and so is what it was made of', () => {
  const edited = 'id: ours\ntitle: Ours, later';
  const held = { ...draft, origin: { text, name }, title: 'Ours', originText: text };
  const state = after(
    { kind: 'open', document: ours },
    { kind: 'draft', draft: { ...held, name: 'later.yaml', text: edited } },
    { kind: 'apply', text: edited },
    { kind: 'define', definition: { id: 'snee' } },
  );
  expect(named(state)).toEqual([
    ['ours.yaml', 'ours', 'Ours'],
    ['later.yaml', 'ours', 'Ours, later (edited)'],
  ]);
});

test('the newest document of a name and an id takes the place of the older; of another id it does not', () => {
  const state = after(
    { kind: 'open', document: ours },
    { kind: 'open', document: { ...ours, id: 'theirs', title: 'Theirs' } },
    { kind: 'open', document: { ...ours, title: 'Ours again', text: 'id: ours' } },
  );
  expect(named(state)).toEqual([
    ['ours.yaml', 'theirs', 'Theirs'],
    ['ours.yaml', 'ours', 'Ours again'],
  ]);
});

test('no more than so many documents are kept, and the one in force always is', () => {
  const many = Array.from({ length: mostOwn + 3 }, (_, place): Change => {
    return { kind: 'open', document: { ...ours, name: `${place}.yaml` } };
  });
  const state = after(...many);
  expect(state.own.length).toBe(mostOwn);
  expect(state.own.at(-1)?.name).toBe(`${mostOwn + 2}.yaml`);
  expect(state.definition).toEqual({ text, name: `${mostOwn + 2}.yaml` });
});

test('what is discarded while in force is kept no more, and the document that it took the place of is', () => {
  const edited = { ...draft, origin: { text, name }, title: 'Ours', originText: text, name };
  const applied = after(
    { kind: 'open', document: ours },
    { kind: 'draft', draft: { ...edited, text: 'id: ours' } },
    { kind: 'apply', text: 'id: ours' },
  );
  expect(named(applied)).toEqual([['ours.yaml', 'ours', 'Ours (edited)']]);
  const back = reduce(applied, { kind: 'discard' });
  expect(back.definition).toEqual({ text, name });
  expect(back.own).toEqual([ours]);
  const moved = reduce(applied, { kind: 'define', definition: { id: 'snee' } });
  expect(reduce(moved, { kind: 'discard' }).own).toEqual(applied.own);
});

test('the definition in force chosen again keeps the filter on its segments', () => {
  const state = after(
    { kind: 'define', definition: { id: 'snee' } },
    { kind: 'toggle-filter', picked: ageWell },
    { kind: 'define', definition: { id: 'snee' } },
  );
  expect(state.filters).toEqual({ segment: ['age-well'] });
});
