import { type Problem, Refusal } from '../../contract/problem.ts';
import type { ReleaseRecord } from '../../disclosure/register/release-record.ts';
import type { ComparedPeople, Differing } from './compare-people.ts';
import { populationOf } from './population-of.ts';
import { tableWords } from './read-record.ts';

/** Populations that a refusal names. */
const mostNamed = 5;

/** What a table can be told of with an earlier one: those few whom it counts besides, or leaves out. */
type Few = 'more' | 'fewer';

/**
 * Which of two populations that are the same people but for a few has some whom the other has not:
 * subtracted from each other, their tables tell of those few. Null where they are the same, or differ by
 * more: then nobody knows how many are in both.
 */
function fewOf({ onlyFirst, onlySecond, both }: Differing, threshold: number): Few | null {
  const areNear = Math.max(onlyFirst, onlySecond) <= threshold;
  if (both === 0 || !areNear || onlyFirst + onlySecond === 0) return null;
  return onlyFirst > 0 ? 'more' : 'fewer';
}

const thresholdOf = ({ table: { note } }: ReleaseRecord) => note.policy.threshold;

/** One record of each population, that of the strictest policy. */
function byPopulation(records: readonly ReleaseRecord[]) {
  const found = new Map<string, ReleaseRecord>();
  for (const record of records) {
    const { key } = populationOf(record);
    const known = found.get(key);
    if (known === undefined || thresholdOf(record) > thresholdOf(known)) found.set(key, record);
  }
  return found;
}

const instead = {
  more: 'only those of them whom it counts too',
  fewer: 'all of them and others besides',
} as const;

/** An earlier table whose people differ by few, and how. */
interface Near {
  readonly record: ReleaseRecord;
  readonly few: Few;
}

function problemOf(fresh: ReleaseRecord, { record, few }: Near): Problem {
  const { title, when, table } = record;
  const other = `${tableWords(record)} of "${title}" of ${when.slice(0, 10)}`;
  return {
    code: 'disclosure-refused',
    reason: `${tableWords(fresh)} together with ${other} would give away numbers of few people: those whom one of them counts and the other does not.`,
    hint: `That one counts: ${table.note.population}. Count the same people, ${instead[few]}, or people who differ by more.`,
  };
}

/**
 * Refuses a table whose people are those of an earlier table of the same extract but for a few, however
 * their criteria are written. It names the tables, and no number. Throws a `Refusal` (disclosure-refused).
 */
export function refuseFew(
  earlier: readonly ReleaseRecord[],
  fresh: ReleaseRecord,
  compared: ComparedPeople,
): void {
  const own = populationOf(fresh);
  const others = byPopulation(earlier.filter(({ extract }) => extract === fresh.extract));
  others.delete(own.key);
  const near = [...others.values()].flatMap((record): Near[] => {
    const differing = compared.differing(own, populationOf(record));
    const threshold = Math.max(thresholdOf(fresh), thresholdOf(record));
    const few = differing === null ? null : fewOf(differing, threshold);
    return few === null ? [] : [{ record, few }];
  });
  if (near.length === 0) return;
  const problems = near.slice(0, mostNamed).map((one) => problemOf(fresh, one));
  throw new Refusal(...(problems as [Problem, ...Problem[]]), {
    code: 'disclosure-refused',
    reason: 'The table was not let out, and nothing was written.',
    hint: 'To hide further counts would not help: the numbers of people themselves tell it.',
  });
}
