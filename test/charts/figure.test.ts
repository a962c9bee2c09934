import { expect, test } from 'vitest';
import { heat } from '../../renderer/charts/heat.ts';
import { policySentence, provenance } from '../../renderer/charts/provenance.ts';
import { releasePolicy, workingPolicy } from './fixture.ts';
import { heatTable } from './tables.ts';
import { texts } from './walk.ts';

const options = { width: 960, theme: 'light' } as const;
const said = (table: ReturnType<typeof heatTable>, frame = true) =>
  texts(heat(table, { ...options, frame }).root).join(' ');

test('a file says where its numbers come from, how they are protected and what made it', () => {
  const text = said(heatTable(9, 700));
  for (const part of [
    'Share of people in each segment by deprivation quintile',
    'People registered with a practice',
    'people.parquet. Synthetic data: no real person is described',
    '31 March 2026',
    'IMD 2019 (synthetic), national quintiles',
    'Registered: practice, PCN, LCP',
    'Segments by priority (snee, 3f6c1d0a9b27)',
    'Wilson score interval, 95% (Wilson 1927)',
    'counts from 1 to 7 are hidden',
    'Quintile 0.1.0',
  ]) {
    expect(text).toContain(part);
  }
});

test('working figures are stamped across the top and said in the footer', () => {
  const table = heatTable(4);
  const stamped = { ...table, note: { ...table.note, policy: workingPolicy } };
  expect(said(stamped).match(/WORKING FIGURES: NOT FOR RELEASE/g)).toHaveLength(2);
  expect(said(table)).not.toContain('WORKING');
});

test('a view on screen has the plot and no title, footer or background', () => {
  const text = said(heatTable(4), false);
  expect(text).toContain('Die well');
  expect(text).not.toContain('people.parquet');
  expect(text).not.toContain('Share of people');
});

test('a title that is given stands in place of the chart’s own', () => {
  const drawing = heat(heatTable(4), { ...options, frame: true, title: 'Who lives where' });
  expect(drawing.title).toBe('Who lives where');
  expect(texts(drawing.root)).toContain('Who lives where');
});

test('the description names subject, population, extremes and what is hidden', () => {
  expect(heat(heatTable(9, 700), { ...options, frame: false }).description).toMatch(
    /^Share of people in each segment by deprivation quintile: people registered with a practice\. Of what is shown, the highest is [\d.]+% \(.+\) and the lowest [\d.]+% \(.+\)\. 6 of 60 cells are hidden\.$/,
  );
});

test('a policy is told by what it does', () => {
  expect(policySentence(releasePolicy)).toBe(
    'NHS England, Hospital Episode Statistics: counts from 1 to 7 are hidden, zero is shown, shown counts are rounded to the nearest 5',
  );
  expect(policySentence(workingPolicy)).toContain('no count is hidden');
});

test('warnings and an extract without a date are said, what does not apply is left out', () => {
  const { note } = heatTable(4);
  const lines = provenance({
    ...note,
    extract: { ...note.extract, asAt: null },
    deprivation: null,
    warnings: ['the extract does not hold asthma'],
  });
  const texts = new Map(lines.map(({ key, text }) => [key, text]));
  expect(texts.get('As at')).toBe('Not stated');
  expect(texts.get('Note')).toBe('The extract does not hold asthma');
  expect(texts.has('Deprivation')).toBe(false);
});
