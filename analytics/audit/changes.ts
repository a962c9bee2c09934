import { canonical } from './canonical.ts';
import type { Count, CountDraft } from './count-draft.ts';
import { differenceWidth } from './enter-differences.ts';
import type { World } from './group-of.ts';
import type { Limits } from './known-limits.ts';
import type { AuditTable } from './manifest.ts';

/** The same group in two extracts, or by two versions of a definition, told apart too closely. */
export interface Change {
  readonly from: Count;
  readonly to: Count;
  readonly limits: Limits;
  readonly width: number;
}

const tableOf = ({ places }: Count): AuditTable | null => places[0]?.table ?? null;

const isShown = ({ places }: Count) =>
  places.some(({ row, column }) => row.numbers[column] !== undefined);

/** What tells who is counted, whatever the extract and the definition: a version may bear another name. */
function whoOf({ rule, definition: by }: World, table: AuditTable): string | null {
  const { definition, edition, population } = table;
  if (table.asAt === null || (rule === null && population === null)) return null;
  const who = rule === null ? { population, definition } : { rule };
  return canonical({ isBySegment: by !== null, edition, who });
}

/** Names a count's group; null where its population or its date is not stated, or nothing is shown. */
function groupNames(): (count: Count) => string | null {
  const known = new Map<World, Map<AuditTable, string | null>>();
  return (count) => {
    const table = tableOf(count);
    if (table === null || count.between !== null || !isShown(count)) return null;
    const ofWorld = known.get(count.world) ?? new Map<AuditTable, string | null>();
    known.set(count.world, ofWorld);
    const found = ofWorld.get(table);
    const who = found === undefined ? whoOf(count.world, table) : found;
    ofWorld.set(table, who);
    return who === null ? null : `${who}\n${count.quantity}\n${count.text}`;
  };
}

/** Whether two counts are of the same group but for the date, or but for the version of the definition. */
function areCompared(from: Count, to: Count): boolean {
  const [one, other] = [from.world, to.world];
  const isSameDay = tableOf(from)?.asAt === tableOf(to)?.asAt;
  if (!isSameDay) return one.definition === other.definition;
  return one.rule !== null && one.base === other.base && one.definition !== other.definition;
}

function changeOf(from: Count, to: Count): readonly Change[] {
  const [one, other] = [tableOf(from), tableOf(to)];
  if (one === null || other === null) return [];
  const limits = {
    lower: to.limits.lower - from.limits.upper,
    upper: to.limits.upper - from.limits.lower,
  };
  const width = Math.max(differenceWidth(one.policy), differenceWidth(other.policy));
  const threshold = Math.max(one.policy.threshold, other.policy.threshold);
  const isWide = limits.upper - limits.lower >= width;
  const isNone = limits.lower === 0 && limits.upper === 0;
  const isLarge = limits.lower > threshold || limits.upper < -threshold;
  return isWide || isNone || isLarge ? [] : [{ from, to, limits, width }];
}

/**
 * Counts of two extracts, or by two versions of a definition, whose difference is so small, and so exact, that it tells of few people. What
 * is learned is a net change: people who joined less people who left. Nobody's change says nothing.
 */
export function changesOf({ counts }: CountDraft): readonly Change[] {
  const groupOf = groupNames();
  const groups = new Map<string, Count[]>();
  for (const count of counts) {
    const group = groupOf(count);
    if (group === null) continue;
    const known = groups.get(group);
    if (known === undefined) groups.set(group, [count]);
    else known.push(count);
  }
  const date = (count: Count) => tableOf(count)?.asAt ?? '';
  return [...groups.values()].flatMap((group) => {
    const dated = group.toSorted((one, other) => (date(one) < date(other) ? -1 : 1));
    return dated.flatMap((to, at) =>
      dated.slice(0, at).flatMap((from) => (areCompared(from, to) ? changeOf(from, to) : [])),
    );
  });
}
