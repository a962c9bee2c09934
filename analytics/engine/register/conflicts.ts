import type { Audited } from '../../audit/audit.ts';
import type { AuditSystem } from '../../audit/build-system.ts';
import type { Count, Place } from '../../audit/count-draft.ts';
import { groupWords, type Labels, labelsOf } from '../../audit/describe-count.ts';
import type { AuditFinding } from '../../audit/describe-finding.ts';
import type { AuditTable } from '../../audit/manifest.ts';
import type { CountColumn, ReadTable } from '../../audit/read-table.ts';

/** A shown count of the fresh table that takes part in giving something away. */
export interface ShownCount {
  /** From 0, as the table's rows go. */
  readonly row: number;
  readonly column: CountColumn;
  readonly number: number;
}

/** Something that a fresh table tells together with others. */
export interface Conflict {
  readonly finding: AuditFinding;
  /** What is given away, in words without a number. */
  readonly subject: string;
  /** The groups from whose numbers it follows. */
  readonly from: readonly string[];
  /** Shown counts of the fresh table that it takes. */
  readonly own: readonly ShownCount[];
  /** The other tables that it takes. */
  readonly others: readonly ReadTable[];
}

/** A count, and those that it lies between. */
function withEnds({ counts }: AuditSystem, count: Count): Count[] {
  const { between } = count;
  if (between === null) return [count];
  return [count, counts[between.whole], counts[between.part]].filter((one) => one !== undefined);
}

/** Groups that a refusal names. */
const mostNamed = 12;

/** What a finding is of and follows from: no number, as the one who asks may not be shown it. */
function wordsOf({ kind }: AuditFinding, taken: readonly Count[], labels: Labels) {
  const [subject, ...others] = taken;
  const group = subject === undefined ? 'a group' : groupWords(subject, null, labels);
  const words = {
    narrow: `a hidden number of ${group}`,
    difference: `how many people of ${group} one population has and another has not`,
    change: `a change of ${group} by few people`,
    small: `a small number of ${group}`,
    contradiction: 'that the numbers of some tables cannot all be true',
    altered: 'that a table was changed',
  };
  const from = new Set(others.map((count) => groupWords(count, null, labels)));
  return { subject: words[kind], from: [...from].slice(0, mostNamed) };
}

/** What conflicts are described by. */
interface AtHand {
  readonly tables: ReadonlyMap<AuditTable, ReadTable>;
  readonly labels: Labels;
  readonly fresh: ReadTable;
}

function conflictOf(
  finding: AuditFinding,
  taken: readonly Count[],
  { tables, labels, fresh }: AtHand,
): Conflict {
  const places = taken.flatMap((count) => count.places);
  const own = places.flatMap(({ table, row, column }: Place): ShownCount[] => {
    const number = row.numbers[column]?.number;
    const isOwn = table === fresh.table && number !== undefined;
    return isOwn ? [{ row: row.line - 2, column, number }] : [];
  });
  const others = new Set(
    places.flatMap(({ table }) => (table === fresh.table ? [] : (tables.get(table) ?? []))),
  );
  return { finding, ...wordsOf(finding, taken, labels), own, others: [...others] };
}

/** What a fresh table tells with others, and by what of each. */
export function conflictsOf(
  { built, told }: Audited,
  tables: readonly ReadTable[],
  fresh: ReadTable,
): readonly Conflict[] {
  const read = new Map(tables.map((one) => [one.table, one]));
  const atHand = { tables: read, labels: labelsOf(built.counts), fresh };
  return told.map(({ finding, counts }) =>
    conflictOf(
      finding,
      counts.flatMap((count) => withEnds(built, count)),
      atHand,
    ),
  );
}
