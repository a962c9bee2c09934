import AxeBuilder from '@axe-core/playwright';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { qualityCsv } from '../../main/export/quality-csv.ts';
import { qualityHtml } from '../../main/export/quality-html.ts';
import { browserProgram, launchBrowser, noBrowser } from '../setup/browser.ts';
import { emptyReport, hostile, richReport } from './quality-report.ts';

const html = qualityHtml(richReport);

test('texts from the files are never markup', () => {
  expect(html).not.toContain('<script');
  expect(html).not.toContain(hostile);
  expect(html).not.toContain('\u0000');
  expect(html.split('&lt;script&gt;').length).toBeGreaterThan(6);
});

test('nothing is fetched and nothing runs', () => {
  expect(html).not.toMatch(/\b(?:src|href|action)="(?!#)/);
  expect(html).not.toMatch(/url\(|@import|\son\w+=|javascript:/);
  expect(html).toContain(`content="default-src 'none'; style-src 'unsafe-inline'"`);
});

test('a hidden count says that it is hidden and why', () => {
  expect(html).toContain('<span class="hidden">hidden</span><span class="of">1 to 7 people</span>');
  expect(html).toContain('another number would give it away');
});

test('no part of a cell of a person is in it, masked or not', () => {
  expect(html).not.toContain('***');
});

test('rows that were left out and cells that were not taken are told apart, with their lines', () => {
  const page = qualityHtml({ ...richReport, rejectsNotListed: 0 });
  const after = (id: string) => page.slice(page.indexOf(`<h2 id="${id}"`)).split('</section>')[0];
  expect(after('rejects')).toContain('A damaged page.');
  expect(after('rejects')).not.toMatch(/Line<|Column<|SUM/);
  expect(after('cells')).toContain('<td class="number">1,204</td><td>@SUM(A1)</td>');
});

test('what was not checked is said beside what was found', () => {
  const page = qualityHtml(richReport);
  const found = page.slice(page.indexOf('<h2 id="found"')).split('</section>')[0];
  expect(found).toContain('Not checked, for the reasons under All other checks: Dates.');
});

test('a column that is accepted and that no field takes is not said to be loaded', () => {
  const identifiers = richReport.identifiers.map((finding) => ({
    ...finding,
    isUntaken: true as const,
  }));
  expect(html).toContain('Loaded; the reason given:');
  const text = qualityHtml({ ...richReport, identifiers });
  expect(text).not.toContain('Loaded; the reason given:');
  expect(text).toContain('Accepted; not loaded, as no field takes it.');
  expect(qualityCsv({ ...richReport, identifiers })).toContain('Not loaded, as no field takes it.');
});

test('a small share is not said to be none', () => {
  const [first] = richReport.missing;
  if (first === undefined) throw new Error('The report has no fields.');
  const shares = [0.01, 99.99].map((percent) => ({ ...first, people: { shown: 10 }, percent }));
  const page = qualityHtml({ ...richReport, missing: shares, missingByLcp: [] });
  expect(page).toContain('under 0.1%');
  expect(page).toContain('over 99.9%');
});

describe.skipIf(browserProgram === null)(`in a browser (else: ${noBrowser})`, () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launchBrowser(browserProgram ?? '');
  });
  afterAll(() => browser.close());

  const looks = [
    ['light', 1100],
    ['dark', 1100],
    ['light', 360],
  ] as const;

  test.each(looks)('the page is accessible and fits, %s at %i pixels', async (scheme, width) => {
    for (const report of [richReport, emptyReport]) {
      const context = await browser.newContext({
        colorScheme: scheme,
        viewport: { width, height: 900 },
      });
      const page = await context.newPage();
      const said: string[] = [];
      page.on('console', (message) => said.push(message.text()));
      await page.setContent(qualityHtml(report));
      const { violations } = await new AxeBuilder({ page }).analyze();
      expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html: node }) => node)])).toEqual(
        [],
      );
      const wide = await page.evaluate(
        () => document.documentElement.scrollWidth > document.documentElement.clientWidth,
      );
      expect({ wide, said }).toEqual({ wide: false, said: [] });
      await context.close();
    }
  });

  test('every table has a caption, and every heading cell says what it heads', async () => {
    const page = await browser.newPage();
    await page.setContent(html);
    const bare = await page.evaluate(() => ({
      tables: document.querySelectorAll('table:not(:has(> caption))').length,
      heads: document.querySelectorAll('th:not([scope])').length,
      language: document.documentElement.lang,
    }));
    expect(bare).toEqual({ tables: 0, heads: 0, language: 'en-GB' });
    await page.close();
  });
});
