import { AxeBuilder } from '@axe-core/playwright';
import { expect } from 'vitest';
import type { OpenedWindow } from './open-window.ts';
import { standInTests } from './stand-in-window.ts';

const views = [
  'Import',
  'Quality',
  'Segments',
  'Population',
  'Measures',
  'Map',
  'Save',
  'Workspace',
] as const;

const standInTest = standInTests();

interface Options {
  readonly isOpen?: boolean;
  readonly width?: number;
  readonly theme?: 'light' | 'dark';
}

function windowTest(
  name: string,
  { isOpen = true, ...look }: Options,
  run: (window: OpenedWindow) => Promise<void>,
) {
  standInTest(name, { query: isOpen ? '?open' : '', ...look }, run);
}

windowTest(
  'an extract comes in by its columns, and a cancelled load leaves nothing',
  { isOpen: false },
  async ({ page }) => {
    await page.getByText('Nobody yet').waitFor();
    const [extract, places] = [
      page.locator('input[type=file]').first(),
      page.locator('input[type=file]').last(),
    ];
    await places.setInputFiles({ name: 'areas.geojson', mimeType: '', buffer: Buffer.from('{}') });
    await extract.setInputFiles({
      name: 'people.csv',
      mimeType: '',
      buffer: Buffer.from('id\n1\n'),
    });
    await page.getByRole('button', { name: /Field for dm_reg/ }).click();
    await page.getByRole('option', { name: 'Keep out' }).click();
    await page.evaluate(() => {
      standIn.pause = 200;
    });
    await page.getByRole('button', { name: 'Load 100,000 rows' }).click();
    await page.getByText(/Reading rows, part 2/).waitFor();
    await page.getByRole('button', { name: 'Cancel' }).click();
    await page.locator('.outcome:focus').getByText('Nothing was loaded.').waitFor();
    await expect.poll(() => page.getByText(/Reading rows/).count()).toBe(0);
    expect(await page.getByText('Nobody yet').count()).toBe(1);
    await page.evaluate(() => {
      standIn.pause = 5;
    });
    await page.getByRole('button', { name: 'Load 100,000 rows' }).click();
    await page.getByRole('region', { name: 'Loaded: stand-in' }).waitFor();
    await page.locator('h2:focus', { hasText: 'Loaded: stand-in' }).waitFor();
    expect(await page.getByText('99,969').count()).toBe(1);
  },
);

windowTest(
  'a click filters every other view, and what is saved is its specification',
  {},
  async ({ page, show }) => {
    await show('Population');
    await page
      .locator('.figure-heat')
      .getByRole('button', { name: /^Age well, deprivation quintile 1/ })
      .click();
    await page.getByRole('row', { name: 'Segment: Age well' }).waitFor();
    await show('Map');
    await page.getByRole('button', { name: /Measure$/ }).click();
    await page.getByRole('option', { name: 'Prevalence of COPD' }).click();
    await page
      .locator('.figure-rank')
      .getByRole('button', { name: /^Birkmoor/ })
      .first()
      .hover();
    await expect.poll(() => page.locator('.figure-map .mark-linked').count()).toBeGreaterThan(0);
    await page.getByRole('button', { name: /^Save Prevalence of COPD/ }).click();
    await page.getByRole('button', { name: /^SVG/ }).click();
    await page.getByText('Saved: map.svg').waitFor();
    expect(await page.evaluate(() => standIn.saved)).toEqual([
      {
        spec: {
          chart: 'map',
          definition: { id: 'snee' },
          policy: 'hes',
          measure: 'prevalence:copd',
          filters: { segment: ['age-well'] },
        },
        format: 'svg',
      },
    ]);
  },
);

windowTest(
  'a hidden count says that it is hidden, in the chart, in its table and in the inspector',
  {},
  async ({ page, show }) => {
    await show('Population');
    const mark = page
      .locator('.figure-heat')
      .getByRole('button', { name: /^Die well, deprivation quintile 1/ });
    expect(await mark.getAttribute('aria-label')).toMatch(/hidden/i);
    await page
      .getByRole('radiogroup', { name: /^Show Segments by/ })
      .getByRole('radio', { name: 'Table' })
      .click();
    const cell = page.locator('.figure-heat tbody tr').first().locator('td').nth(1);
    expect(await cell.textContent()).toBe('hidden');
    expect(await cell.getAttribute('title')).toBe('A count from 1 to 7.');
    await show('Segments');
    await page.getByRole('button', { name: 'Die well', exact: true }).click();
    await show('Map');
    await page
      .locator('.figure-rank')
      .getByRole('button', { name: /hidden/i })
      .first()
      .click();
    const inspector = page.getByRole('complementary', { name: 'Inspector' });
    await inspector.getByText('A count from 1 to 7.').waitFor();
  },
);

windowTest(
  'working figures are unmistakable, on screen and on the paper',
  {},
  async ({ page, show }) => {
    await show('Save');
    expect(await page.getByText('Working figures.').count()).toBe(0);
    await page.getByRole('radio', { name: 'Working', exact: true }).click();
    expect(await page.getByRole('status').getByText('Working figures.').count()).toBe(1);
    await page.locator('.paper').getByText('WORKING FIGURES: NOT FOR RELEASE').first().waitFor();
  },
);

windowTest(
  'arrow keys walk the marks as they lie, and Enter filters without losing the place',
  {},
  async ({ page, show }) => {
    await show('Population');
    const label = () => page.locator(':focus').getAttribute('aria-label');
    await page.locator('.figure-heat [data-mark][tabindex="0"]').focus();
    await page.keyboard.press('ArrowRight');
    expect(await label()).toBe('Deprivation quintile 2');
    await page.keyboard.press('ArrowDown');
    expect(await label()).toMatch(/^Die well, deprivation quintile 2/);
    await page.keyboard.press('Enter');
    await page.getByRole('row', { name: 'Segment: Die well' }).waitFor();
    expect(await label()).toMatch(/^Die well, deprivation quintile 2/);
  },
);

windowTest(
  'a document with a fault is refused with its line, and the definition stays',
  {},
  async ({ page, show }) => {
    await show('Segments');
    const text = 'version: 1\nid: own\nsegments:\n  - when: { condition: diabtes }\n';
    await page
      .locator('input[type=file]')
      .setInputFiles({ name: 'own.yaml', mimeType: '', buffer: Buffer.from(text) });
    await page.getByText('own.yaml · line 4, column 24').waitFor();
    expect(await page.locator('.numbered .marked').textContent()).toContain('diabtes');
    const inspector = page.getByRole('complementary', { name: 'Inspector' });
    expect(await inspector.getByRole('heading', { name: 'Segments by priority' }).count()).toBe(1);
  },
);

windowTest(
  'an engine that dies is said to be dead, and every number is asked for again',
  {},
  async ({ page, show }) => {
    await show('Population');
    await page.evaluate(() => standIn.tell({ kind: 'engine', state: 'lost' }));
    await page.getByText('The engine stopped.').waitFor();
    await page.evaluate(() => {
      standIn.asked.length = 0;
      standIn.tell({ kind: 'engine', state: 'recovered' });
    });
    await page.getByText('The engine is running again.').waitFor();
    const asked = () => page.evaluate(() => [...new Set(standIn.asked)].sort());
    await expect
      .poll(asked)
      .toEqual([
        'definition.explain',
        'definition.list',
        'measure.list',
        'policy.list',
        'segments.run',
        'table.release',
        'workspace.describe',
      ]);
  },
);

for (const theme of ['light', 'dark'] as const) {
  for (const view of views) {
    windowTest(
      `the view ${view} has no accessibility fault in the ${theme} theme`,
      { theme },
      async ({ page, show }) => {
        await show(view);
        const { violations } = await new AxeBuilder({ page }).analyze();
        expect(violations.map(({ id, nodes }) => `${id} ${nodes[0]?.html}`)).toEqual([]);
      },
    );
  }
}

for (const width of [360, 720]) {
  windowTest(
    `nothing is cut off at ${width} pixels: no view scrolls sideways`,
    { width },
    async ({ page, show }) => {
      for (const view of views) {
        await show(view);
        const wide = await page.evaluate(() => document.documentElement.scrollWidth);
        expect({ view, wide }).toEqual({ view, wide: width });
      }
    },
  );
}
