import { noSegmentCode, totalCode } from '../contract/dimensions.ts';
import { type ReleasedTable, releasedNumbers, releasedRows } from '../contract/released.ts';
import type { Policy } from '../disclosure/policy.ts';
import { hiddenLimits, shownLimits } from '../disclosure/rounding.ts';
import type { Run } from './run-segments.ts';
import type { Meant, RunNumber } from './run-system.ts';
import {
  isOverlapping,
  lossTable,
  overlapTable,
  peopleTable,
  runTable,
  type Withheld,
} from './run-tables.ts';

/** A number of a run as its tables show it; `isOpen` where it cannot be known from the definition. */
export interface ShownNumber extends RunNumber {
  readonly shown: number | null;
  readonly isOpen: boolean;
}

/** The position of the segment of the rest; null where there is none. */
export function restOf({ question }: Run): number | null {
  const at = question.people.definition.document.segments.findIndex(({ when }) => when === null);
  return at < 0 ? null : at;
}

/** Counts of a table by the codes of its rows. */
function countsOf(table: ReleasedTable): ReadonlyMap<string, number | null> {
  const names = table.note.dimensions.map(({ name }) => name);
  return new Map(
    releasedRows(table).map(({ codes, count }) => [
      names.map((name) => codes[name]).join('\n'),
      count,
    ]),
  );
}

/** Reads numbers of tables as somebody outside would. */
function reader(policy: Policy) {
  const least = hiddenLimits(policy).lower;
  return (
    meant: Meant,
    shown: number | null,
    { isOpen = true, isRow = false }: { readonly isOpen?: boolean; readonly isRow?: boolean } = {},
  ): ShownNumber => {
    const hidden = { lower: isRow ? 0 : least, upper: Number.POSITIVE_INFINITY };
    return { meant, shown, isOpen, known: shown === null ? hidden : shownLimits(shown, policy) };
  };
}

/** Whom a table by segment shows: everybody, each segment's people, and those in none. */
function peopleNumbers(run: Run, policy: Policy, table: ReleasedTable, isRow: boolean) {
  const read = reader(policy);
  const counts = countsOf(table);
  const isOverlay = isOverlapping(run);
  const of = isOverlay ? 'matched' : 'claimed';
  const { segments } = run.question.people.definition.document;
  const all = counts.get(totalCode) ?? null;
  const isSum = policy.totals === 'summed' && !isOverlay;
  const population: Meant = { of: 'population' };
  const none = counts.get(noSegmentCode);
  return [
    isSum ? read(population, null, { isOpen: false, isRow: true }) : read(population, all),
    ...(none === undefined ? [] : [read({ of: 'no-segment' }, none)]),
    ...segments.map(({ id }, one) => read({ of, one }, counts.get(id) ?? null, { isRow })),
  ];
}

/** What the run itself shows beside whom each segment claims: matched, and lost to earlier ones. */
function ownNumbers(run: Run, policy: Policy, table: ReleasedTable): ShownNumber[] {
  if (isOverlapping(run)) return [];
  const read = reader(policy);
  const rest = restOf(run);
  const [matched, lost] = [releasedNumbers(table, 'matched'), releasedNumbers(table, 'lost')];
  return run.counts.claimed.flatMap((_, one) => {
    const isOpen = one > 0 && one !== rest;
    const how = { isOpen, isRow: true };
    return [
      read({ of: 'matched', one }, matched[one] ?? null, how),
      read({ of: 'lost', one }, lost[one] ?? null, how),
    ];
  });
}

/** What the two tables of pairs show, each pair once; nobody of the rest is in a pair. */
function pairNumbers(run: Run, policy: Policy, withheld: Withheld): ShownNumber[] {
  const read = reader(policy);
  const rest = restOf(run);
  const { segments } = run.question.people.definition.document;
  const losses = isOverlapping(run) ? null : countsOf(lossTable(run, policy, withheld));
  const overlap = countsOf(overlapTable(run, policy, withheld));
  return segments.flatMap(({ id: own }, other) =>
    segments.slice(0, other).flatMap(({ id: earlier }, one) => {
      if (one === rest || other === rest) return [];
      const both = read({ of: 'overlap', one, other }, overlap.get(`${earlier}\n${own}`) ?? null);
      if (losses === null) return [both];
      return [read({ of: 'loss', one, other }, losses.get(`${own}\n${earlier}`) ?? null), both];
    }),
  );
}

/** Whom the run shows, once a table of people by segment says whom it hides. */
function alsoShown(run: Run, policy: Policy, own: ReleasedTable): ShownNumber[] {
  return peopleNumbers(run, policy, own, true).filter(({ shown }) => shown !== null);
}

/**
 * Every number that the tables of a run show, given what is withheld. `withPeople`: together with those of
 * a table of people by segment, which may leave by itself and then show segments that the run hides.
 */
export function numbersOf(
  run: Run,
  policy: Policy,
  withheld: Withheld,
  withPeople: boolean,
): readonly ShownNumber[] {
  const own = runTable(run, policy, withheld);
  const people = withPeople ? peopleTable(run, policy) : own;
  return [
    ...peopleNumbers(run, policy, people, !withPeople),
    ...(withPeople ? alsoShown(run, policy, own) : []),
    ...ownNumbers(run, policy, own),
    ...pairNumbers(run, policy, withheld),
  ];
}
