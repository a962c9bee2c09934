import { outsideCode, totalCode } from '../contract/dimensions.ts';
import { type ReleasedTable, releasedNumbers, releasedRows } from '../contract/released.ts';

interface Line {
  readonly label: string;
  readonly matched: number | null;
  readonly claimed: number | null;
}

function findingOf({ label, matched, claimed }: Line, population: number | null): string | null {
  if (matched === 0) return `Nobody matches "${label}".`;
  if (matched !== null && claimed === 0) {
    return `"${label}" claims nobody: all who match it are claimed by earlier segments.`;
  }
  if (matched !== null && matched === population) {
    return `Everybody in the population matches "${label}".`;
  }
  return null;
}

/**
 * A released run with what it shows about its segments: those that nobody matches, that claim nobody,
 * or that everybody matches. Read from what is shown: a hidden count gives nothing away.
 */
export function withFindings(table: ReleasedTable): ReleasedTable {
  const matched = releasedNumbers(table, 'matched');
  const rows = releasedRows(table).map(({ codes, labels, count }, index) => ({
    code: codes.segment,
    label: labels.segment ?? '',
    matched: matched[index] ?? null,
    claimed: count,
  }));
  const isExact = table.note.policy.rounding === 1;
  const all = rows.find(({ code }) => code === totalCode)?.claimed ?? null;
  const population = isExact ? all : null;
  const findings = rows
    .filter(({ code }) => code !== totalCode && code !== outsideCode)
    .flatMap((row) => findingOf(row, population) ?? []);
  return { ...table, note: { ...table.note, findings } };
}
