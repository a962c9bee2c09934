/**
 * Residents of Leeds in the middle of 2020 by five-year age band (0-4 … 85-89, 90 and over) and
 * national quintile of IMD 2019, 1 = most deprived. Source: Office for National Statistics, mid-2020
 * estimates by LSOA, with MHCLG's Indices of Deprivation 2019 (Open Government Licence v3.0).
 */
export const ageByQuintile: readonly (readonly [number, number, number, number, number])[] = [
  [21344, 5802, 7109, 8157, 6321],
  [21814, 5953, 7328, 8500, 7012],
  [19893, 5442, 6579, 8188, 6651],
  [17255, 6600, 10640, 7554, 6138],
  [21283, 14639, 26259, 12507, 5192],
  [24846, 10538, 16144, 11628, 6508],
  [20881, 7468, 10985, 9474, 5570],
  [19445, 6661, 9557, 9608, 6753],
  [16429, 5558, 7911, 9040, 7222],
  [16007, 5393, 7864, 9500, 7553],
  [15810, 5796, 8440, 10161, 7781],
  [14698, 5635, 7892, 9683, 8025],
  [11377, 4701, 6633, 8512, 7155],
  [9067, 4068, 5752, 7591, 6597],
  [7963, 3985, 6206, 8041, 7260],
  [5326, 2505, 4546, 5773, 4882],
  [4141, 2105, 3415, 4523, 3758],
  [2552, 1304, 2088, 2635, 2264],
  [1416, 611, 1060, 1332, 1018],
];

/** Single years of age that people are drawn at: 0 to 104. */
export const ages = 105;

export const lastBand = ageByQuintile.length - 1;

export function bandOf(age: number): number {
  return Math.min(lastBand, Math.floor(age / 5));
}

/** Of a hundred people of an age band, how many live at 90, 91 … 104: each year seven in ten go on. */
const oldest = Array.from({ length: ages - 90 }, (_, index) => 0.7 ** index);
const oldestSum = oldest.reduce((sum, share) => sum + share, 0);

/** The share of people of 90 and over who are exactly that age. */
export function oldestShare(age: number): number {
  return (oldest[age - 90] ?? 0) / oldestSum;
}

/** The share of a five-year band at one age, leaning towards the neighbouring band that is fuller. */
function shareOfBand(age: number, quintile: number): number {
  const band = bandOf(age);
  if (band === lastBand) return oldestShare(age);
  const at = (index: number) => ageByQuintile[index]?.[quintile - 1];
  const here = at(band) ?? 1;
  const lean = ((at(band + 1) ?? here) - (at(band - 1) ?? here)) / (10 * here);
  return (1 + Math.max(-0.18, Math.min(0.18, lean)) * (age - band * 5 - 2)) / 5;
}

/** Residents of a quintile at one age: the Leeds table, smoothed within its bands. */
export function residentsAt(age: number, quintile: number): number {
  return (ageByQuintile[bandOf(age)]?.[quintile - 1] ?? 0) * shareOfBand(age, quintile);
}
