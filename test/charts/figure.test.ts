import { expect, test } from 'vitest';
import { measureTitle, tableTitle } from '../../renderer/charts/describe.ts';
import { heat } from '../../renderer/charts/heat.ts';
import { provenance } from '../../renderer/charts/provenance.ts';
import { textWidth } from '../../renderer/charts/text-width.ts';
import {
  costMeasure,
  gatedShare,
  rateMeasure,
  releasedTable,
  releasePolicy,
  shareMeasure,
  workingPolicy,
} from './fixture.ts';
import {
  heatTable,
  mapTable,
  quintileDimension,
  rankTable,
  segmentDimension,
  sexDimension,
} from './tables.ts';
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
  const { note } = heatTable(4);
  const told = (policy: typeof releasePolicy) =>
    provenance({ ...note, policy }).find(({ key }) => key === 'Disclosure')?.text;
  expect(told(releasePolicy)).toMatch(
    /^NHS England, Hospital Episode Statistics: counts from 1 to 7 are hidden with what would give them away, those of all or nearly all of a group too, zero is shown, shown counts are rounded to the nearest 5\. /,
  );
  expect(told(workingPolicy)).toContain('no count is hidden');
});

test.each([
  [rateMeasure, 'Per 1,000 people, standardised for age. People registered with a practice'],
  [costMeasure, '£ per person, crude. People registered with a practice'],
  [shareMeasure, 'Crude. People registered with a practice'],
  [
    { ...rateMeasure, unitLabel: 'per 1,000 people, age-standardised' },
    'Per 1,000 people, age-standardised. People registered with a practice',
  ],
])(
  'the subtitle of $label, $unitLabel, has the unit where numbers do not say it, and the form once',
  (measure, subtitle) => {
    const table = heatTable(4);
    expect(
      texts(heat({ ...table, note: { ...table.note, measure } }, { ...options, frame: true }).root),
    ).toContain(subtitle);
  },
);

test('a crude value says so under its picture, and a count of people says nothing of age', () => {
  expect(said(heatTable(4), true)).toContain('Crude: no account is taken of age');
  expect(said(mapTable(), true)).not.toMatch(/crude/i);
});

test('a name says a unit once', () => {
  const label = 'Admissions per 1,000 people';
  const unitLabel = 'per 1,000 people, age-standardised';
  expect(measureTitle({ ...rateMeasure, label, unitLabel })).toBe(
    'Admissions per 1,000 people, age-standardised',
  );
});

test('a heat table says its unit underneath where numbers do not', () => {
  const table = heatTable(4);
  const rates = { ...table, note: { ...table.note, measure: rateMeasure } };
  expect(said(rates, false)).toContain('Values are per 1,000 people, standardised for age.');
  expect(said(table, false)).not.toContain('Values are');
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

test('highest and lowest leave out people of no known category', () => {
  const unknown = { code: 'not-known', label: 'Not known' };
  const dimensions = [
    segmentDimension(2),
    { ...quintileDimension, categories: [...quintileDimension.categories, unknown] },
  ];
  const table = releasedTable(
    dimensions,
    [
      gatedShare(['die-well', '1'], 2000, 10_000),
      gatedShare(['die-well', '2'], 3000, 10_000),
      gatedShare(['die-well', 'not-known'], 9000, 10_000),
    ],
    { measure: shareMeasure },
  );
  expect(heat(table, { ...options, frame: false }).description).toContain(
    'the highest is 30.0% (Die well, 2) and the lowest 20.0% (Die well, 1 (most deprived))',
  );
});

test('a title says what a table is broken down by, and proper nouns keep their capitals', () => {
  const { note } = rankTable();
  expect(tableTitle(note)).toBe('Prevalence of diabetes by Local Care Partnership');
  const dimensions = releasedTable([quintileDimension, sexDimension], []).note.dimensions;
  expect(tableTitle({ ...note, dimensions })).toBe(
    'Prevalence of diabetes by deprivation quintile and sex',
  );
});

test('a long warning wraps within its column of the footer', () => {
  const table = heatTable(4);
  const warning = `This extract lacks ${Array.from({ length: 40 }, (_, index) => `condition number ${index}`).join(', ')}.`;
  const warned = { ...table, note: { ...table.note, warnings: [warning] } };
  for (const width of [480, 960]) {
    const lines = texts(heat(warned, { ...options, width, frame: true }).root);
    const found = lines.filter((line) => /^This extract lacks|condition|number/.test(line));
    expect(found.length).toBeGreaterThan(8);
    expect(Math.max(...found.map((line) => textWidth(line, { size: 10.5 })))).toBeLessThan(
      width / (width < 720 ? 1 : 2),
    );
  }
});
