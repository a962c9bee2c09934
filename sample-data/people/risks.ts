import { ages, residentsAt } from '../figures/age-by-quintile.ts';
import { conditions } from '../figures/conditions.ts';
import { atAge } from '../figures/knots.ts';
import { femaleShare } from '../figures/people.ts';
import { type Register, registerOf } from '../figures/registers.ts';
import { threshold } from '../random.ts';

/**
 * People differ in how liable they are to illness: half of them little, three in ten about as the
 * average, one in five much. This is what makes conditions cluster in the same people.
 */
export const liabilities = [
  { share: 0.5, risk: 0.5 },
  { share: 0.3, risk: 1.05 },
  { share: 0.2, risk: 2.175 },
] as const;

/** Nobody's risk of a condition is more than this. */
const ceiling = 0.96;

interface Cell {
  readonly age: number;
  readonly share: number;
  readonly risk: number;
}

function liabilityRisk(liability: number, clustering: number): number {
  const mean = liabilities.reduce((sum, { share, risk }) => sum + share * risk ** clustering, 0);
  return (liabilities[liability]?.risk ?? 1) ** clustering / mean;
}

/** Relative risk for every age, quintile, sex and liability, in that order, and how many live so. */
function cellsOf({ byAge, gradient, female, clustering }: Register): Cell[] {
  const cells: Cell[] = [];
  for (let age = 0; age < ages; age += 1) {
    const women = atAge(femaleShare, age);
    for (let quintile = 1; quintile <= 5; quintile += 1) {
      for (let sex = 0; sex < 2; sex += 1) {
        liabilities.forEach(({ share }, liability) => {
          const risk =
            atAge(byAge, age) *
            gradient ** ((3 - quintile) / 4) *
            female ** (sex - 0.5) *
            liabilityRisk(liability, clustering);
          const people = residentsAt(age, quintile) * (sex === 1 ? women : 1 - women) * share;
          cells.push({ age, share: people, risk });
        });
      }
    }
  }
  return cells;
}

/** The factor that turns relative risks into risks whose mean over the counted ages is the target. */
function calibrate(cells: readonly Cell[], target: number, minAge: number, maxAge: number): number {
  const counted = cells.filter(({ age }) => age >= minAge && age <= maxAge);
  const people = counted.reduce((sum, { share }) => sum + share, 0);
  const prevalence = (factor: number) =>
    counted.reduce((sum, { share, risk }) => sum + share * Math.min(ceiling, risk * factor), 0) /
    people;
  let low = 0;
  let high = 1;
  while (prevalence(high) < target) high *= 2;
  for (let halving = 0; halving < 40; halving += 1) {
    const middle = (low + high) / 2;
    if (prevalence(middle) < target) low = middle;
    else high = middle;
  }
  return high;
}

/** Where the risks of one kind of person begin in {@link riskTable}. */
export function riskOffset(
  age: number,
  quintile: number,
  female: number,
  liability: number,
): number {
  const kind = (age * 5 + quintile - 1) * 2 + female;
  return (kind * liabilities.length + liability) * conditions.length;
}

/**
 * The risk of every condition for every kind of person, as thresholds, in the dictionary's order.
 * Calibrated once, without drawing anyone: with the ages of Leeds by quintile, the prevalence of each
 * condition under its age rule is the figure in `registers`.
 */
export function riskTable(): Uint32Array {
  const table = new Uint32Array(ages * 5 * 2 * liabilities.length * conditions.length);
  conditions.forEach(({ id, minAge, maxAge }, index) => {
    const register = registerOf(id);
    const cells = cellsOf(register);
    const from = minAge ?? register.countedFrom;
    const factor = calibrate(cells, register.percent / 100, from, maxAge ?? ages);
    cells.forEach(({ risk }, kind) => {
      table[kind * conditions.length + index] = threshold(Math.min(ceiling, risk * factor));
    });
  });
  return table;
}
