import type { QualityCheck } from '../../contract/quality.ts';
import { digits } from '../counted.ts';
import type { Assessment } from './assessment.ts';
import { type GroupCounts, practiceSize } from './count-people.ts';
import { found, type Looking, notChecked, passed } from './quality-check.ts';

/** A field is a hole of a practice where this share lacks it there, and at most half elsewhere. */
const lackedHere = 0.9;
const lackedElsewhere = 0.5;

/** A condition is, where nobody has it and this many would at the rate of all others. */
const fewestExpected = 10;

/** Nobody has any condition, where this many would be held at the rate of all others. */
const fewestTogether = 20;

/** Practices that are named one by one. */
const mostNamed = 50;

interface Hole {
  readonly practice: string;
  readonly what: readonly string[];
}

function totalOf(groups: readonly GroupCounts[], of: (group: GroupCounts) => number): number {
  return groups.reduce((sum, group) => sum + of(group), 0);
}

const sumOf = (counts: readonly number[]) => counts.reduce((sum, count) => sum + count, 0);

const anyCondition = 'any condition at all';

function missingHoles({ counts }: Assessment): Hole[] {
  const { columns, byPractice, byLcp, people } = counts;
  const filled = columns.map((_, at) => totalOf(byLcp, (group) => group.filled[at] ?? 0));
  return byPractice.map((group) => {
    const elsewhere = people - group.people;
    const what = columns.filter((_, at) => {
      const here = group.filled[at] ?? 0;
      const others = (filled[at] ?? 0) - here;
      return (
        group.people - here >= lackedHere * group.people &&
        elsewhere > 0 &&
        elsewhere - others <= lackedElsewhere * elsewhere
      );
    });
    return { practice: group.code ?? '', what: what.map(({ label }) => label) };
  });
}

function conditionHoles({ counts }: Assessment): Hole[] {
  const { conditions, byPractice, byLcp, people } = counts;
  const have = conditions.map((_, at) => totalOf(byLcp, (group) => group.have[at] ?? 0));
  const isEmpty = (group: GroupCounts) => sumOf(group.have) === 0;
  return byPractice.map((group) => {
    const elsewhere = people - group.people;
    const together = elsewhere === 0 ? 0 : (sumOf(have) * group.people) / elsewhere;
    if (isEmpty(group) && together >= fewestTogether) {
      return { practice: group.code ?? '', what: [anyCondition] };
    }
    const what = conditions.filter((_, at) => {
      const expected = elsewhere === 0 ? 0 : ((have[at] ?? 0) * group.people) / elsewhere;
      return group.have[at] === 0 && expected >= fewestExpected;
    });
    return { practice: group.code ?? '', what: what.map(({ label }) => label) };
  });
}

function holeCheck(
  looking: Looking,
  holes: readonly Hole[],
  say: { readonly none: string; readonly some: string },
): QualityCheck {
  const held = holes.filter(({ what }) => what.length > 0);
  if (held.length === 0) return passed(looking, say.none, null);
  const shown = held.slice(0, mostNamed);
  const lines = shown.map(({ practice, what }) => `${practice}: ${what.join(', ')}`);
  const more =
    held.length > shown.length ? `; and ${held.length - shown.length} more practices` : '';
  return found(looking, 'wrong', null, `${say.some} ${lines.join('; ')}${more}.`);
}

/** Checks for practices of which something is missing that all others send. */
export function checkHoles(assessment: Assessment): readonly QualityCheck[] {
  const column = assessment.ask.columns.get('practice');
  const fields: Looking = {
    id: 'holes-fields',
    group: 'practices',
    title: 'Fields that single practices lack',
    column,
  };
  const conditions: Looking = {
    id: 'holes-conditions',
    group: 'practices',
    title: 'Conditions that nobody has in single practices',
    column,
  };
  if (assessment.counts.byPractice.length < 2) {
    const why = `There are not two practices of ${digits(practiceSize)} people or more to compare.`;
    return [notChecked(fields, why), notChecked(conditions, why)];
  }
  return [
    holeCheck(fields, missingHoles(assessment), {
      none: `In no practice of ${practiceSize} people or more is a field missing that others have.`,
      some: 'Missing for 90% or more of a practice, and for half or fewer of all others; please ask what these practices sent:',
    }),
    holeCheck(conditions, conditionHoles(assessment), {
      none: `In each practice of ${practiceSize} people or more, somebody has each condition that is common enough to tell.`,
      some: `Nobody has it in a practice where ${fewestExpected} or more would at the rate of all others (any at all: ${fewestTogether} of all conditions together); nothing was changed, and rates of these practices are too low. Please ask what they sent:`,
    }),
  ];
}
