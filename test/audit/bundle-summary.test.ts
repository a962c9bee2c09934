import { expect, test } from 'vitest';
import { bundleSummary } from '../../main/export/bundle-summary.ts';
import { releasedTable } from '../charts/fixture.ts';
import { quintileDimension } from '../charts/tables.ts';

const hostile = '<img src=x onerror="x()">';

function page(working = false): string {
  const small = 'counts of 1 to 7 are hidden';
  const table = releasedTable(
    [quintileDimension],
    [
      { codes: ['1'], count: 120 },
      { codes: ['2'], count: null, status: 'hidden', reason: small },
      { codes: ['3'], count: null, status: 'hidden', reason: small },
      { codes: ['4'], count: null, status: 'not-available', reason: hostile },
    ],
  );
  const { id, title } = table.note.policy;
  return bundleSummary({
    title: hostile,
    synthetic: true,
    tables: [{ file: 'people-by-quintile', title: 'People by quintile', table }],
    policies: [
      {
        id,
        title,
        sentence: 'Small counts are hidden.',
        working,
        dated: '2018-09',
        setBy: 'NHS England',
      },
      { id: 'other', title: 'Other', sentence: 'Not used here.', working },
    ],
    files: [{ path: 'tables/people-by-quintile.csv', bytes: 1234, sha256: 'ab'.repeat(32) }],
    audited: { counts: 4, hidden: 2, equations: 1, warnings: [hostile] },
  });
}

test('a page says what is hidden and why, under which policy, and lists every file', () => {
  const text = page()
    .replaceAll(/<[^>]+>/g, ' ')
    .replaceAll(/\s+/g, ' ');
  expect(text).toContain('Shown 1');
  expect(text).toContain('Hidden 2 counts of 1 to 7 are hidden');
  expect(text).toContain('Small counts are hidden. 2018-09 NHS England');
  expect(text).not.toContain('Not used here');
  expect(text).toContain(`tables/people-by-quintile.csv 1,234 ${'ab'.repeat(32)}`);
  expect(text).toContain('4 distinct counts, 2 of them hidden, and 1 equations');
});

test('a page runs nothing, fetches nothing, and escapes every text', () => {
  const html = page();
  expect(html).not.toMatch(/<script|<img|<link|https?:\/\//);
  expect(html.split('&lt;img src=x').length - 1).toBe(4);
});
