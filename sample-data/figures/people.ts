import type { Knots } from './knots.ts';

/** Women and girls as a share of an age: boys outnumber girls at birth, women men in old age. */
export const femaleShare: Knots = [
  [0, 0.488],
  [17, 0.489],
  [20, 0.53],
  [25, 0.515],
  [50, 0.505],
  [65, 0.515],
  [75, 0.54],
  [85, 0.61],
  [95, 0.73],
];

/** The 16 + 1 ethnic categories of the NHS Data Dictionary that are drawn, Z = not stated. */
export const ethnicCategories = [...'ABCDEFGHJKLMNPRSZ'] as const;

/**
 * Per cent White, Asian, Black, Mixed and other by quintile. White and Asian, and Black in quintiles
 * 1 and 5: Census 2021 for Leeds by IMD 2025 quintile (ONS, OGL v3.0). The other Black shares are
 * placed between those two so that Leeds has 5.6; Mixed is three fifths of what is left, other two.
 */
const broad: readonly (readonly [white: number, asian: number, black: number])[] = [
  [64.4, 14.0, 13.5],
  [79.7, 9.6, 5.2],
  [85.3, 7.3, 2.9],
  [85.1, 8.6, 2.0],
  [88.1, 6.6, 1.3],
];

/** How a broad group divides into its categories; assumed, alike in every quintile. */
const within = {
  white: [88, 1.5, 10.5],
  mixed: [34, 16, 28, 22],
  asian: [24, 45, 8, 23],
  black: [24, 62, 14],
  other: [26, 74],
};

const notStated = 4;

function divide(share: number, parts: readonly number[]): number[] {
  const total = parts.reduce((sum, part) => sum + part, 0);
  return parts.map((part) => (share * part * (100 - notStated)) / (100 * total));
}

/** Per cent of each of {@link ethnicCategories} in a quintile. */
export function ethnicity(quintile: number): number[] {
  const [white, asian, black] = broad[quintile - 1] ?? [100, 0, 0];
  const rest = 100 - white - asian - black;
  return [
    ...divide(white, within.white),
    ...divide(rest * 0.6, within.mixed),
    ...divide(asian, within.asian),
    ...divide(black, within.black),
    ...divide(rest * 0.4, within.other),
    notStated,
  ];
}

/** Current smokers of 18 and over, per cent: Leeds 2017. */
export const currentSmokers = 17;

/** Smoking relative to the average, quintile 1 to 5, and by age; the shapes are assumed. */
export const smokingByQuintile = [1.65, 1.15, 0.95, 0.7, 0.5] as const;
export const smokingByAge: Knots = [
  [16, 0.5],
  [20, 1.05],
  [30, 1.3],
  [50, 1.1],
  [65, 0.75],
  [80, 0.35],
  [95, 0.15],
];

/** Former smokers among those who do not smoke now; assumed. */
export const formerByAge: Knots = [
  [16, 0.02],
  [25, 0.12],
  [40, 0.25],
  [60, 0.4],
  [80, 0.45],
];

/** Women pregnant on a given day, by age; general knowledge. */
export const pregnantByAge: Knots = [
  [14, 0],
  [16, 0.004],
  [20, 0.04],
  [28, 0.085],
  [33, 0.08],
  [38, 0.035],
  [44, 0.002],
  [47, 0],
];
