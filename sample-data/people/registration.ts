import { ages } from '../figures/age-by-quintile.ts';
import { cumulative } from '../random.ts';
import type { Town, TownArea, TownPractice } from '../town/town.ts';

/** Kilometres over which the pull of a practice falls to a third. */
const reach = 0.9;

/** How much more, and less, a practice for students draws those of 18 to 24 and everybody else. */
const studentPull = [0.15, 6] as const;

const groups = 2;
const balancingRounds = 30;

/** 1 for the ages at which people study, 0 for the others. */
export function groupOf(age: number): 0 | 1 {
  return age >= 18 && age <= 24 ? 1 : 0;
}

function pull(area: TownArea, practice: TownPractice, group: 0 | 1): number {
  const far =
    area.spot === null || practice.spot === null
      ? 4
      : Math.hypot(area.spot.x - practice.spot.x, area.spot.y - practice.spot.y);
  const liking = practice.forStudents ? studentPull[group] : 1;
  return liking * (Math.exp(-far / reach) + 1e-6);
}

/** Residents by area and group: area after area, everybody else and then students. */
function rowsOf({ areas, residents }: Town): Float64Array {
  const rows = new Float64Array(areas.length * groups);
  residents.forEach((part, index) => {
    const row = Math.floor(index / ages) * groups + groupOf(index % ages);
    rows[row] = (rows[row] ?? 0) + part;
  });
  return rows;
}

/** Scales the pulls of one row, or one practice, so that they add up to what is wanted. */
function scale(cells: Float64Array, from: number, step: number, count: number, wanted: number) {
  let sum = 0;
  for (let index = 0; index < count; index += 1) sum += cells[from + index * step] as number;
  const factor = sum > 0 ? wanted / sum : 0;
  for (let index = 0; index < count; index += 1) {
    cells[from + index * step] = (cells[from + index * step] as number) * factor;
  }
}

/**
 * With which practice people register: a doubly constrained gravity model (Wilson 1971), balanced so
 * that every resident is on a list and every list has its size. Thresholds for each area and group,
 * {@link groupOf} fastest.
 */
export function registrationsOf(town: Town): Uint32Array {
  const { areas, practices } = town;
  const rows = rowsOf(town);
  const everyone = rows.reduce((sum, part) => sum + part, 0);
  const listed = practices.reduce((sum, { listSize }) => sum + listSize, 0);
  const width = practices.length;
  const cells = Float64Array.from({ length: rows.length * width }, (_, cell) => {
    const row = Math.floor(cell / width);
    const area = areas[Math.floor(row / groups)] as TownArea;
    const practice = practices[cell % width] as TownPractice;
    return pull(area, practice, (row % groups) as 0 | 1);
  });
  for (let round = 0; round < balancingRounds; round += 1) {
    practices.forEach(({ listSize }, practice) => {
      scale(cells, practice, width, rows.length, (listSize * everyone) / listed);
    });
    rows.forEach((part, row) => {
      scale(cells, row * width, 1, width, part);
    });
  }
  const thresholds = new Uint32Array(cells.length);
  rows.forEach((part, row) => {
    const weights = [...cells.subarray(row * width, (row + 1) * width)];
    if (part > 0) thresholds.set(cumulative(weights), row * width);
  });
  return thresholds;
}
