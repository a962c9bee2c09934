import { categories, type HeldDimension } from './stand-in-categories.ts';

/** One combination of all dimensions that are held, and how many invented people it has. */
export interface Cell {
  readonly codes: Readonly<Record<HeldDimension, string>>;
  /** Place of the age band, from 0. */
  readonly age: number;
  readonly place: number;
  readonly people: number;
}

const segmentByAge = (band: number): readonly number[] => {
  const old = band / 18;
  return [
    0.03 * old ** 4,
    0.5 * old ** 2,
    0.12 + 0.3 * old,
    0.1,
    0.2 * (1 - old),
    0.75 * (1 - old),
  ];
};

/** Quintile mix of an LCP: the first ones are the most deprived. */
const quintilesOf = (lcp: number): readonly number[] =>
  [0, 1, 2, 3, 4].map((quintile) => Math.exp(-((quintile - (lcp / 19) * 4) ** 2) / 2.2));

const scale = 13;

/** People spread by smooth shares; the remainder walks on, so that the same cells come each time. */
function makeCells(): Cell[] {
  const cells: Cell[] = [];
  let rest = 0;
  categories.lcp.forEach((lcp, lcpIndex) => {
    categories.quintile.forEach((quintile, quintileIndex) => {
      categories.age_band.forEach((age, ageIndex) => {
        categories.sex.forEach((sex, sexIndex) => {
          categories.segment.forEach((segment, segmentIndex) => {
            const size = lcp.code === 'not-allocated' ? 0.04 : 0.6 + ((lcpIndex * 7) % 19) / 19;
            const ages =
              Math.exp(-(((ageIndex - 6) / 7.5) ** 2)) *
              (1 + sexIndex * 0.004 * ageIndex ** 2 * 0.3);
            const tilt = 1 + (2 - quintileIndex) * 0.09 * (segmentIndex < 4 ? 1 : -1);
            const exact =
              scale *
                size *
                ages *
                tilt *
                (quintilesOf(lcpIndex)[quintileIndex] ?? 0) *
                (segmentByAge(ageIndex)[segmentIndex] ?? 0) +
              rest;
            const people = Math.floor(exact);
            rest = exact - people;
            cells.push({
              codes: {
                segment: segment.code,
                quintile: quintile.code,
                age_band: age.code,
                sex: sex.code,
                lcp: lcp.code,
              },
              age: ageIndex,
              place: cells.length,
              people,
            });
          });
        });
      });
    });
  });
  return cells;
}

export const cells: readonly Cell[] = makeCells();
