// Our own secondary suppression, made from its source.
import { importParts } from '../segments/in-process.mjs';

const parts = [
  'analytics/disclosure/secondary/hide-further.ts',
  'analytics/disclosure/secondary/grid.ts',
  'analytics/disclosure/secondary/cost.ts',
];

/** From a table of random-tables.mjs to what is hidden in it, and in how many seconds. */
export async function startOurs() {
  const [{ hideFurther }, { makeGrid }, { costOf }] = await importParts(parts);
  if (
    typeof hideFurther !== 'function' ||
    typeof makeGrid !== 'function' ||
    typeof costOf !== 'function'
  )
    throw new Error('analytics/disclosure/secondary has no hideFurther, makeGrid or costOf');
  return ({ axes, counts, primary, width }) => {
    const size = counts.length;
    const begun = performance.now();
    const { hidden, unprotected } = hideFurther({
      grid: makeGrid(axes.map(({ parents }) => ({ parents }))),
      counts,
      shownLeast: counts,
      shownMost: counts,
      hiddenLeast: new Float64Array(size).fill(1),
      hiddenMost: new Float64Array(size).fill(Infinity),
      hidden: primary,
      known: Uint8Array.from(counts, (count) => (count === 0 ? 1 : 0)),
      cost: counts.map((count) => costOf(count)),
      width: new Float64Array(size).fill(width),
    });
    const seconds = (performance.now() - begun) / 1000;
    if (!(hidden instanceof Uint8Array) || hidden.length !== size)
      throw new Error('hideFurther did not say of each cell whether it is hidden');
    if (primary.some((flag, cell) => flag === 1 && hidden[cell] === 0))
      throw new Error('hideFurther shows a small count');
    return { hidden, seconds, given: unprotected.length };
  };
}
