import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { mergePart, partsOf } from '../../renderer/state/merges.ts';
import { reduce } from '../../renderer/state/reduce.ts';
import { firstState, type WindowState } from '../../renderer/state/window-state.ts';
import { standInTests } from './stand-in-window.ts';

const standInTest = standInTests();
const open = { query: '?open' };

/** The heat table under a policy that hides some of it. */
async function showHidden(page: Page, show: (view: string) => Promise<void>) {
  await show('Population');
  await page
    .getByText(/cells? hidden/)
    .first()
    .waitFor();
}

standInTest(
  'a figure with hidden cells tells what to merge, does it, and takes it back',
  open,
  async ({ page, show }) => {
    await showHidden(page, show);
    const heat = page.locator('.figure-heat');
    await heat.getByRole('button', { name: /^What to merge in / }).press('Enter');
    const dialog = page.getByRole('dialog', { name: 'What to merge' });
    await dialog.getByText('7 of 30 cells are hidden.').waitFor();
    expect(await dialog.getByRole('listitem').count()).toBe(2);
    await dialog.getByText('7 hidden cells become 4 of 25; 1,240 more people shown.').waitFor();
    await dialog.getByText('4 hidden cells become none of 20.').waitFor();
    const found = await new AxeBuilder({ page }).include('[role="dialog"]').analyze();
    expect(found.violations).toEqual([]);
    await dialog
      .getByRole('button', { name: 'Merge quintiles 4 and 5', exact: true })
      .press('Enter');
    await expect.poll(() => dialog.count()).toBe(0);
    const chip = page.getByRole('row', { name: /^Quintile: 4 and 5 .*merged/ });
    await chip.waitFor();
    await page
      .locator('.figure-heat')
      .getByRole('button', { name: /^Save / })
      .click();
    await page.getByRole('button', { name: /SVG/ }).first().click();
    await expect
      .poll(() => page.evaluate(() => standIn.saved.at(-1)?.spec.merge))
      .toEqual({ quintile: [['4', '5']] });
    await page.getByRole('button', { name: /^Undo Quintile/ }).click();
    await expect.poll(() => chip.count()).toBe(0);
  },
);

describe('the merges of the window', () => {
  const merged = (state: WindowState) =>
    reduce(state, { kind: 'merge', merge: { quintile: [['1', '2']], segment: [['a', 'b']] } });

  test('stay with the dimensions that they are of, until they are undone', () => {
    const state = merged(firstState);
    expect(mergePart(state.merge, ['quintile', 'sex'])).toEqual({
      merge: { quintile: [['1', '2']] },
    });
    expect(mergePart(state.merge, ['sex'])).toEqual({});
    const one = { dimension: 'quintile', codes: ['1', '2'] } as const;
    expect(reduce(state, { kind: 'unmerge', merged: one }).merge).toEqual({
      segment: [['a', 'b']],
    });
    expect(reduce(state, { kind: 'unmerge' }).merge).toEqual({});
  });

  test('of segments go with their definition, and all of them with the extract', () => {
    const state = merged(firstState);
    const other = reduce(state, { kind: 'define', definition: { id: 'other' } });
    expect(mergePart(other.merge, ['quintile', 'segment'])).toEqual({
      merge: { quintile: [['1', '2']] },
    });
    expect(reduce(state, { kind: 'new-extract' }).merge).toEqual({});
  });

  test('a merged category is filtered by as its parts', () => {
    const { merge } = merged(firstState);
    expect(partsOf(merge, 'quintile', '1+2')).toEqual(['1', '2']);
    expect(partsOf(merge, 'quintile', '3')).toEqual(['3']);
  });
});
