import { expect, test } from 'vitest';
import { type Draft, editedTitle, savedName } from '../../renderer/state/draft.ts';

const draft = (name: string, text: string): Draft => ({
  ...{
    origin: { id: 'snee' },
    title: 'SNEE',
    originText: 'at-least: 4',
    applied: null,
    saved: null,
  },
  ...{ name, text },
});

test.each([
  ['snee-edited.yaml', 'at-least: 3', 'snee-edited.yaml'],
  ['snee-edited.yaml', 'at-least: 4', 'snee.yaml'],
  ['ours.yaml', 'at-least: 3', 'ours-edited.yaml'],
  ['Ours.YML', 'at-least: 3', 'Ours-edited.yaml'],
  ['ours-edited.yml', 'at-least: 3', 'ours-edited.yaml'],
])('a text of %s that is now %s is saved as %s', (name, text, saved) => {
  expect(savedName(draft(name, text))).toBe(saved);
});

test('a title says once that its document was edited', () => {
  expect(['SNEE', 'SNEE (edited)'].map(editedTitle)).toEqual(['SNEE (edited)', 'SNEE (edited)']);
});
