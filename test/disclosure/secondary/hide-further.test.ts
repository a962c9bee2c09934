import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hideFurther } from '../../../analytics/disclosure/secondary/hide-further.ts';
import {
  addedUp,
  cellsOf,
  drawnTable,
  exact,
  flat,
  knownTooWell,
  nested,
  sheetOf,
} from './sheets.ts';

const seed = 6;

describe('counts hidden for others', () => {
  it('leave no protected count known to the attacker more closely than its width', async () => {
    let protectedCounts = 0;
    await fc.assert(
      fc.asyncProperty(drawnTable, async ({ trees, inner, manner }) => {
        const sheet = sheetOf(trees, inner, manner);
        const { hidden, unprotected } = hideFurther(sheet);
        const held = cellsOf(hidden).filter((cell) => !unprotected.includes(cell));
        protectedCounts += held.length;
        expect(await knownTooWell(sheet, hidden, held)).toEqual([]);
      }),
      { seed, numRuns: 60 },
    );
    expect(protectedCounts).toBeGreaterThan(600);
  }, 120_000);

  it('come on top of what is hidden already, and are never those that are known anyhow', () => {
    fc.assert(
      fc.property(drawnTable, ({ trees, inner, manner }) => {
        const sheet = sheetOf(trees, inner, manner);
        const { hidden } = hideFurther(sheet);
        for (const cell of cellsOf(sheet.hidden)) expect(hidden[cell]).toBe(1);
        for (const cell of cellsOf(sheet.known)) expect(hidden[cell]).toBe(0);
      }),
      { seed, numRuns: 30 },
    );
  }, 60_000);

  it('are each needed in tables of two flat breakdowns: without one, something is known', async () => {
    const counts = fc.array(fc.integer({ min: 1, max: 60 }), { minLength: 30, maxLength: 30 });
    let tried = 0;
    await fc.assert(
      fc.asyncProperty(counts, async (inner) => {
        const sheet = sheetOf([flat(6), flat(5)], inner, exact);
        const { hidden, unprotected } = hideFurther(sheet);
        if (unprotected.length > 0) return;
        for (const cell of cellsOf(hidden).filter((one) => sheet.hidden[one] !== 1)) {
          const less = hidden.with(cell, 0);
          expect((await knownTooWell(sheet, less, cellsOf(less))).length).toBeGreaterThan(0);
          tried += 1;
        }
      }),
      { seed, numRuns: 20 },
    );
    expect(tried).toBeGreaterThan(50);
  }, 60_000);

  it('are the same whenever the same table is asked for, and the sheet stays as it was', () => {
    fc.assert(
      fc.property(drawnTable, ({ trees, inner, manner }) => {
        const sheet = sheetOf(trees, inner, manner);
        expect(hideFurther(sheet)).toEqual(hideFurther(sheetOf(trees, inner, manner)));
        expect(sheet).toEqual(sheetOf(trees, inner, manner));
      }),
      { seed, numRuns: 30 },
    );
  }, 60_000);

  it('protect as well in whatever order the categories come', () => {
    const counts = fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 20, maxLength: 20 });
    fc.assert(
      fc.property(counts, (inner) => {
        const trees = [flat(5), flat(4)];
        const turned = Array.from({ length: 20 }, (_, at) => inner[19 - at] as number);
        const number = (own: readonly number[]) =>
          hideFurther(sheetOf(trees, own, exact)).unprotected.length;
        expect(number(turned)).toBe(number(inner));
      }),
      { seed, numRuns: 30 },
    );
  }, 60_000);
});

describe('a table', () => {
  const further = (...table: Parameters<typeof sheetOf>) => {
    const sheet = sheetOf(...table);
    const { hidden, unprotected } = hideFurther(sheet);
    return { sheet, hidden, unprotected, cells: cellsOf(hidden) };
  };

  it('of one count needs nothing further', () => {
    expect(further([], [3], exact).cells).toEqual([0]);
    expect(further([], [3], exact).unprotected).toEqual([]);
  });

  it('of nobody at all hides nothing', () => {
    expect(further([flat(3), flat(3)], Array(9).fill(0), exact).cells).toEqual([]);
  });

  it('of small counts alone keeps them all hidden and tells which are not protected', async () => {
    const { sheet, cells, hidden, unprotected } = further([flat(2)], [1, 2], exact);
    expect(cells).toEqual([0, 1, 2]);
    const narrow = await knownTooWell(sheet, hidden, cells);
    expect(narrow.every(({ at }) => unprotected.includes(at))).toBe(true);
  });

  it('of one row hides the least other count or the total with a small one', () => {
    expect(further([flat(4)], [3, 40, 12, 30], exact).cells).toEqual([0, 2]);
  });

  it('with a huge count hides others for a small one', () => {
    const { cells, unprotected } = further([flat(3), flat(2)], [1e6, 30, 20, 3, 40, 50], exact);
    expect(cells).not.toContain(0);
    expect(unprotected).toEqual([]);
  });

  // SOURCE: the table of Fischetti and Salazar-González, Management Science 47 (2001): 22 is sensitive.
  it('of three by three in which 22 is sensitive hides three further counts, as few as can be', async () => {
    const inner = [20, 50, 10, 8, 19, 22, 17, 32, 12];
    const sheet = sheetOf([flat(3), flat(3)], inner, { ...exact, threshold: 0 });
    const at = sheet.counts.indexOf(22);
    const asked = { ...sheet, hidden: sheet.hidden.with(at, 1), width: sheet.counts.map(() => 10) };
    const { hidden, unprotected } = hideFurther(asked);
    expect(unprotected).toEqual([]);
    expect(cellsOf(hidden)).toHaveLength(4);
    expect(await knownTooWell(asked, hidden, cellsOf(hidden))).toEqual([]);
    const people = cellsOf(hidden).reduce((sum, cell) => sum + (asked.counts[cell] as number), 0);
    expect(people).toBe(8 + 22 + 12 + 17);
  });

  it('finds a ring of six where no four counts will do as well', async () => {
    const inner = [3, 300, 12, 12, 3, 300, 300, 12, 3];
    const { sheet, hidden, cells, unprotected } = further([flat(3), flat(3)], inner, exact);
    expect(unprotected).toEqual([]);
    expect(cells.map((cell) => sheet.counts[cell]).sort((a, b) => Number(a) - Number(b))).toEqual([
      3, 3, 3, 12, 12, 12,
    ]);
    expect(await knownTooWell(sheet, hidden, cells)).toEqual([]);
  });

  it('with groups of categories is protected down to the innermost', async () => {
    const inner = [5, 30, 40, 20, 9, 33, 2, 28, 35, 14];
    const { sheet, hidden, cells, unprotected } = further([nested([2, 3]), flat(2)], inner, exact);
    expect(unprotected).toEqual([]);
    expect(cells.length).toBeGreaterThan(2);
    expect(await knownTooWell(sheet, hidden, cells)).toEqual([]);
    expect(addedUp([nested([2, 3]), flat(2)], inner).at(-1)).toBe(216);
  });
});
