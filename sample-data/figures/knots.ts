/** A curve by age: ages and values, straight lines between them, level beyond the first and last. */
export type Knots = readonly (readonly [age: number, value: number])[];

export function atAge(knots: Knots, age: number): number {
  const next = knots.findIndex(([knot]) => knot > age);
  if (next === -1) return knots.at(-1)?.[1] ?? 0;
  const [upperAge, upper] = knots[next] ?? [0, 0];
  const [lowerAge, lower] = knots[Math.max(0, next - 1)] ?? [0, 0];
  if (upperAge === lowerAge) return upper;
  return lower + ((upper - lower) * (age - lowerAge)) / (upperAge - lowerAge);
}
