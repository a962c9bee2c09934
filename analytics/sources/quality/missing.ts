import type { Category } from '../../contract/dimensions.ts';
import { notAllocatedCode } from '../../contract/dimensions.ts';
import type { MissingByLcp, MissingField, SafeCount } from '../../contract/quality.ts';
import type { PeopleCounts } from './count-people.ts';
import { hideSecond } from './hide-second.ts';
import { type Protection, protectPart, safePercent } from './protection.ts';

export interface Missing {
  readonly fields: readonly MissingField[];
  readonly byLcp: readonly MissingByLcp[];
  /** People without an LCP, as every part of the report says it. */
  readonly notAllocated: SafeCount;
}

interface Missed {
  readonly total: SafeCount;
  readonly percents: readonly (number | null)[];
}

/** People of whom one column says nothing: in all, and in percent of each LCP. */
function missedIn(
  at: number,
  { byLcp, people }: PeopleCounts,
  sizes: readonly SafeCount[],
  protection: Protection,
): Missed {
  const parts = byLcp.map((group) => ({
    count: group.people - (group.filled[at] ?? 0),
    people: group.people,
  }));
  const { parts: seen, total, isSafe } = hideSecond(parts, people, protection);
  const percents = seen.map((part, index) => {
    const size = sizes[index];
    return isSafe && size !== undefined ? safePercent(part, size) : null;
  });
  return { total, percents };
}

/** People without an LCP say so by their LCP; the sizes of all LCPs together are the whole. */
function missingLcp({ byLcp }: PeopleCounts, sizes: readonly SafeCount[]): Missed {
  const none = byLcp.findIndex(({ code }) => code === null);
  const percents = byLcp.map(({ code }) => (code === null ? 100 : 0));
  return { total: (none < 0 ? undefined : sizes[none]) ?? { shown: 0 }, percents };
}

function rowsOf(
  { byLcp }: PeopleCounts,
  sizes: readonly SafeCount[],
  missed: readonly Missed[],
  lcps: readonly Category[],
): MissingByLcp[] {
  const order = [...lcps.map(({ code }) => code), null];
  const labels = new Map(lcps.map(({ code, label }) => [code, label]));
  const rows = byLcp.map(({ code }, at) => ({
    code,
    lcp: code ?? notAllocatedCode,
    label: code === null ? 'Not allocated' : (labels.get(code) ?? code),
    people: sizes[at] ?? { shown: 0 },
    percents: missed.map(({ percents }) => percents[at] ?? null),
  }));
  return rows
    .toSorted((a, b) => order.indexOf(a.code) - order.indexOf(b.code))
    .map(({ code: _, ...row }) => row);
}

/** Of how many people each column says nothing, in all and by LCP, fit to be shown. */
export function assessMissing(
  counts: PeopleCounts,
  lcps: readonly Category[],
  protection: Protection,
): Missing {
  const { byLcp, columns, people } = counts;
  const sizes = hideSecond(
    byLcp.map((group) => ({ count: group.people, people })),
    people,
    protection,
    true,
  );
  const hasLcps = byLcp.some(({ code }) => code !== null);
  const missed = columns.map(({ id }, at) =>
    id === 'lcp' && hasLcps
      ? missingLcp(counts, sizes.parts)
      : missedIn(at, counts, sizes.parts, protection),
  );
  const whole = protectPart(people, people, protection);
  return {
    fields: columns.map(({ id, label }, at) => {
      const total = missed[at]?.total ?? { shown: 0 };
      return { field: id, label, people: total, percent: safePercent(total, whole) };
    }),
    byLcp: hasLcps && sizes.isSafe ? rowsOf(counts, sizes.parts, missed, lcps) : [],
    notAllocated: missingLcp(counts, sizes.parts).total,
  };
}
