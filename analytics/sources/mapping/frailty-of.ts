import { join, literal, type Sql, sql } from '../../sql/sql.ts';

/** Scales of the electronic frailty index. Their numbers overlap, so that none tells which it is. */
export const frailtyScales = ['efi', 'efi2'] as const;

/** Least values of mild, moderate and severe frailty, inclusive: eFI (36 deficits) and eFI2. */
const cuts: ReadonlyMap<string, readonly [number, number, number]> = new Map([
  ['efi', [0.12, 0.24, 0.36]],
  ['efi2', [0.09, 0.16, 0.24]],
]);

/** The category of an electronic frailty index, as codes of `frailty`; null for another scale. */
export function frailtyOf(efi: Sql, scale: string): Sql {
  const found = cuts.get(scale);
  if (found === undefined) return sql`CAST(NULL AS VARCHAR)`;
  const [mild, moderate, severe] = found;
  const cases = [
    [severe, 'severe'],
    [moderate, 'moderate'],
    [mild, 'mild'],
    [0, 'fit'],
  ] as const;
  const branches = cases.map(
    ([from, word]) => sql`WHEN ${efi} >= ${literal(from)} THEN ${literal(word)}`,
  );
  return sql`CASE ${join(branches, ' ')} END`;
}
