import { type AuditSystem, buildSystem } from '../../audit/build-system.ts';
import type { Count } from '../../audit/count-draft.ts';
import type { RuleWithin } from '../../audit/enter-differences.ts';
import type { ReadTable } from '../../audit/read-table.ts';
import { countKey, type ToldBefore } from '../../disclosure/secondary/told-before.ts';

const isNobody = ({ limits }: Count) => limits.lower === 0 && limits.upper === 0;

/** Places of counts that are one and the same: a sum of which all other parts are of nobody says so. */
function sameCounts({ system, counts }: AuditSystem): readonly (readonly number[])[] {
  const same = counts.map((_, at) => [at]);
  for (const { total, parts } of system.sums) {
    const [only, ...others] = parts.filter((part) => !isNobody(counts[part] as Count));
    if (only === undefined || others.length > 0) continue;
    const [one, other] = [same[total] as number[], same[only] as number[]];
    if (one === other) continue;
    one.push(...other);
    for (const at of other) same[at] = one;
  }
  return [...new Set(same)];
}

/** Which counts of a table earlier ones have shown, and which they have hidden. */
export function toldBefore(
  earlier: readonly ReadTable[],
  fresh: ReadTable,
  within?: RuleWithin,
): ToldBefore {
  const shown = new Set<string>();
  const hidden = new Set<string>();
  const built = buildSystem([...earlier, fresh], within);
  for (const group of sameCounts(built)) {
    const places = group.flatMap((at) => built.counts[at]?.places ?? []);
    const before = places.filter(({ table }) => table !== fresh.table);
    if (before.length === 0) continue;
    const isShown = before.some(({ row, column }) => row.numbers[column] !== undefined);
    for (const { table, row, column } of places) {
      if (table === fresh.table) (isShown ? shown : hidden).add(countKey(row.line - 2, column));
    }
  }
  return { shown, hidden };
}
