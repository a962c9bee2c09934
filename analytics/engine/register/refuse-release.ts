import { type Problem, Refusal } from '../../contract/problem.ts';
import { releasedRows } from '../../contract/released.ts';
import type { ReleaseRecord } from '../../disclosure/register/release-record.ts';
import type { Conflict, ShownCount } from './conflicts.ts';
import type { Safe } from './hide-until-safe.ts';
import { tableWords, withinSentence } from './read-record.ts';

/** Findings and cells that a refusal names. */
const mostNamed = 5;

/** What else of a group than those counted is hidden. */
const columnWords = {
  denominator: 'all people of the group',
  excluded: 'people left out',
  unknown: 'people not known',
} as const;

function cellWords({ table }: ReleaseRecord, { row, column }: ShownCount): string {
  const { labels } = releasedRows(table)[row] ?? { labels: {} };
  const words = Object.values(labels).join(', ');
  return column === 'count' ? words : `${words} (${columnWords[column]})`;
}

/** The category that all conflicts are of, in words: to leave it out may be all that is needed. */
function commonCategory(
  { table: { note } }: ReleaseRecord,
  found: readonly Conflict[],
): string | null {
  const codes = found.map(({ finding }) => finding.places[0]?.codes ?? {});
  for (const { name, label, categories } of note.dimensions) {
    const [first] = codes;
    const common = categories.find(({ code }) => code === first?.[name]);
    const isCommon = common !== undefined && codes.every((one) => one[name] === common.code);
    if (isCommon) return `"${common.label}" of ${withinSentence(label)}`;
  }
  return null;
}

/** What would make a table safe, in words; a choice where there is one. */
function changeWords(fresh: ReleaseRecord, found: readonly Conflict[], safe: Safe | null): string {
  const others =
    'Or count the same people as before, merge groups, or leave out the totals that both tables have.';
  if (safe === null) {
    const common = commonCategory(fresh, found);
    const change =
      common === null
        ? 'Count the same people as before, merge groups, or leave the table out.'
        : `All of them are of ${common}: leave that out by a filter, or merge groups.`;
    return `Nothing that could be hidden in this table would make it safe. ${change}`;
  }
  const named = safe.hidden.slice(0, mostNamed).map((count) => cellWords(fresh, count));
  const more = safe.hidden.length - named.length;
  const cells = `${named.join('; ')}${more > 0 ? `; and ${more} more` : ''}`;
  const count = safe.hidden.length === 1 ? 'one more count' : `${safe.hidden.length} more counts`;
  return `It would be safe with ${count} hidden (${cells}): ask for it with further counts hidden. ${others}`;
}

/**
 * Refuses a table for what it would tell with earlier ones: a problem for each number that would be
 * given away, from which groups it follows, and last what would make the table safe. It says no number.
 */
export function refuseRelease(
  fresh: ReleaseRecord,
  found: readonly Conflict[],
  safe: Safe | null,
): never {
  const own = tableWords(fresh);
  const problems = found.slice(0, mostNamed).map(({ subject, from, others }): Problem => {
    const names = [...new Set(others.map(({ table }) => `${table.file} of ${table.bundle}`))];
    const together = names.length === 0 ? '' : ` together with ${names.join(' and ')}`;
    return {
      code: 'disclosure-refused',
      reason: `${own}${together} would give away ${subject}.`,
      ...(from.length === 0 ? {} : { hint: `It follows from: ${from.join('; ')}.` }),
    };
  });
  const rest = found.length - problems.length;
  const reason =
    rest > 0
      ? `${rest} more numbers would be given away.`
      : 'The table was not let out, and nothing was written.';
  throw new Refusal(...(problems as [Problem, ...Problem[]]), {
    code: 'disclosure-refused',
    reason,
    hint: changeWords(fresh, found, safe),
  });
}
