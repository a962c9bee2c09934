import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { ReleasedTable } from '../../analytics/contract/released.ts';
import { releasedRows } from '../../analytics/contract/released.ts';
import { decodeReply, encodeReply } from '../../analytics/contract/wire.ts';
import { release } from '../../analytics/disclosure/gate.ts';
import type { Provenance } from '../../analytics/disclosure/make-table.ts';
import { findPolicy, policies } from '../../analytics/disclosure/policy.ts';
import { countOfPeople } from '../../analytics/measures/describe-measure.ts';
import type { MeasuredRow, MeasuredTable } from '../../analytics/measures/measured-table.ts';
import { isRounded } from './groups.ts';

const provenance: Provenance = {
  definition: { id: 'd', title: 'D', source: 'made up', hash: '0' },
  population: 'Everybody',
  filters: {},
  extract: { name: 'people.csv', asAt: null, synthetic: true },
  deprivation: null,
  place: null,
  warnings: [],
  version: '0',
};

function measured(counts: readonly (readonly [number, number | null])[]): MeasuredTable {
  const rows: MeasuredRow[] = counts.map(([numerator, denominator], index) => ({
    codes: [String(index)],
    numerator,
    denominator,
  }));
  return {
    measure: countOfPeople({ label: 'People', numerator: '' }),
    dimensions: [{ name: 'lcp', label: 'LCP', categories: [] }],
    totals: false,
    rows,
  };
}

const releaseCounts = (counts: readonly (readonly [number, number | null])[], policy: string) =>
  releasedRows(release(measured(counts), provenance, findPolicy(policy)));

test('under the Hospital Episode Statistics rule 1 to 7 are hidden and the rest goes to fives', () => {
  const shown = [0, 1, 7, 8, 12, 13, 22, 23].map(
    (count) => releaseCounts([[count, null]], 'nhs-hes')[0]?.count,
  );
  expect(shown).toEqual([0, null, null, 10, 10, 15, 20, 25]);
});

test('a threshold of 10 hides nobody and everything under ten', () => {
  const shown = [0, 9, 10, 14].map(
    (count) => releaseCounts([[count, null]], 'threshold-10')[0]?.count,
  );
  expect(shown).toEqual([null, null, 10, 15]);
});

test('working figures are exact, and say so', () => {
  const table = release(measured([[3, 40]]), provenance, findPolicy('working'));
  expect(releasedRows(table)[0]?.count).toBe(3);
  expect(table.note.policy.working).toBe(true);
});

test('a hidden count hides its percentage and its interval', () => {
  const [row] = releaseCounts([[5, 1000]], 'nhs-hes');
  expect(row).toMatchObject({
    count: null,
    value: null,
    lower: null,
    upper: null,
    denominator: 1000,
    status: 'hidden',
    reason: 'counts of 1 to 7, and numbers that would tell of so few, are hidden',
  });
});

test('a percentage of too few people is hidden with its denominator', () => {
  const [row] = releaseCounts([[3, 6]], 'nhs-hes');
  expect(row).toMatchObject({ count: null, denominator: null, status: 'hidden' });
});

test('that nobody is counted of too few people is shown where nobody is, and their number is not', () => {
  const [row] = releaseCounts([[0, 6]], 'nhs-hes');
  expect(row).toMatchObject({ count: 0, denominator: null, value: null, status: 'hidden' });
  const [strict] = releaseCounts([[0, 6]], 'threshold-10');
  expect(strict).toMatchObject({ count: null, denominator: null, status: 'hidden' });
});

test('a group with nobody in it has no percentage, and says that it is of nobody', () => {
  const [row] = releaseCounts([[0, 0]], 'nhs-hes');
  expect(row).toMatchObject({ count: 0, denominator: 0, value: null, status: 'not-available' });
});

test('percentages and intervals are those of the rounded counts, not of the true ones', () => {
  const [row] = releaseCounts([[103, 1002]], 'nhs-hes');
  expect(row).toMatchObject({ count: 105, denominator: 1000 });
  expect(row?.value).toBeCloseTo(10.5, 10);
  expect(row?.lower).toBeCloseTo(8.749, 3);
  expect(row?.upper).toBeCloseTo(12.554, 3);
});

test('an unknown policy and a table that is not of counts are refused', () => {
  expect(() => releaseCounts([[1, null]], 'none')).toThrow(/no disclosure policy/);
  for (const bad of [
    [1.5, null],
    [-1, null],
    [5, 4],
    [Number.NaN, null],
  ] as const) {
    expect(() => release(measured([bad]), provenance, findPolicy('nhs-hes'))).toThrow(
      /cannot be judged/,
    );
  }
});

test('further counts that would give a hidden one back are hidden with it, and what was asked for stays', () => {
  const table = release(
    measured([
      [100, null],
      [3, null],
    ]),
    provenance,
    findPolicy('nhs-hes'),
    {
      matched: [104, 50],
      lost: [4, 47],
    },
  );
  const rows = releasedRows(table);
  expect(rows.map(({ status }) => status)).toEqual(['shown', 'hidden']);
  expect(rows.map(({ count }) => count)).toEqual([100, null]);
  for (const name of ['matched', 'lost']) {
    expect([...(table.table.getChild(name) ?? [])]).toEqual([null, null]);
  }
});

test('whatever the counts and the policy, nothing released lets a small count be read', () => {
  const count = fc.oneof(fc.nat(12), fc.nat(3000));
  const pair = fc.tuple(count, count).map(([a, b]) => [Math.min(a, b), Math.max(a, b)] as const);
  fc.assert(
    fc.property(
      fc.array(pair, { minLength: 1, maxLength: 30 }),
      fc.constantFrom(...policies.filter(({ working }) => !working).map(({ id }) => id)),
      (pairs, id) => {
        const { threshold, zero } = findPolicy(id);
        const rows = releaseCounts(pairs, id);
        rows.forEach((row, index) => {
          const [numerator = 0] = pairs[index] ?? [];
          const isSmall = numerator > 0 ? numerator <= threshold : zero === 'hidden';
          if (isSmall)
            expect([row.count, row.value, row.lower, row.upper]).toEqual([null, null, null, null]);
          for (const shown of [row.count, row.denominator]) {
            if (shown !== null) expect([shown, isRounded(shown, id)]).toEqual([shown, true]);
          }
          if (row.value !== null && row.denominator !== null && row.count !== null) {
            expect(row.value).toBeCloseTo((100 * row.count) / row.denominator, 9);
          }
        });
      },
    ),
    { seed: 20260101, numRuns: 300 },
  );
});

test('two tables that differ only in what is hidden are the same bytes', () => {
  const bytes = (hidden: number) =>
    encodeReply({
      ok: true,
      answer: release(
        measured([
          [hidden, 900],
          [400, 900],
        ]),
        provenance,
        findPolicy('nhs-hes'),
      ),
    });
  expect(bytes(2)).toEqual(bytes(6));
});

test('a released table comes over the wire with its note, and no table comes without one', () => {
  const sent = release(measured([[50, 100]]), provenance, findPolicy('nhs-hes'));
  const reply = decodeReply<ReleasedTable>(encodeReply({ ok: true, answer: sent }));
  if (!reply.ok) throw new Error('not a reply');
  expect(reply.answer.note).toEqual(sent.note);
  expect(releasedRows(reply.answer)).toEqual(releasedRows(sent));
  const unsigned = encodeReply({ ok: true, answer: { plain: 1 } });
  const forged = new Uint8Array([...unsigned, 1, 2, 3]);
  expect(() => decodeReply(forged)).toThrow(/no gate has signed/);
});

test('a table of no rows can be released', () => {
  expect(releaseCounts([], 'nhs-hes')).toEqual([]);
});
