import { conditionName } from '../../criteria/condition.ts';
import type { ConditionsCriterion } from '../../criteria/conditions.ts';
import { boundsInWords } from '../../criteria/count-bounds.ts';
import type { Criterion } from '../../criteria/criterion.ts';
import { phraseOf } from '../../criteria/describe-criterion.ts';
import type { FieldCriterion } from '../../criteria/field.ts';
import { valueInWords } from '../../criteria/field-phrase.ts';
import { visible } from '../../criteria/reading.ts';
import type { SystemsCriterion } from '../../criteria/systems.ts';
import { listed } from '../../criteria/wording.ts';

/** Names that a change lists before it counts the rest. */
const mostNamed = 12;

/** What one list has and another lacks, both ways. */
export function listChange<T>(before: readonly T[], after: readonly T[]) {
  return {
    added: after.filter((one) => !before.includes(one)),
    dropped: before.filter((one) => !after.includes(one)),
  };
}

/** `x, y and z`, the rest counted where they are many. */
export function namedIn(names: readonly string[]): string {
  if (names.length <= mostNamed) return listed(names, 'and');
  return `${names.slice(0, mostNamed).join(', ')} and ${names.length - mostNamed} more`;
}

type Counting = ConditionsCriterion | SystemsCriterion;

function compareLists(before: Counting, after: Counting): readonly string[] {
  const isConditions = after.kind === 'conditions';
  const things = isConditions ? 'conditions' : 'body systems';
  const whole = isConditions
    ? 'the long-term conditions that the extract holds'
    : 'the body systems that the extract holds';
  const words = (of: readonly string[]) => namedIn(isConditions ? of.map(conditionName) : of);
  if (before.of === null || after.of === null) {
    if (before.of === after.of) return [];
    const inWords = (of: readonly string[] | null) => (of === null ? whole : words(of));
    return [`counts ${inWords(after.of)} instead of ${inWords(before.of)}`];
  }
  const { added, dropped } = listChange(before.of, after.of);
  return [
    ...(added.length === 0 ? [] : [`adds ${words(added)} to the ${things} counted`]),
    ...(dropped.length === 0 ? [] : [`takes ${words(dropped)} out of the ${things} counted`]),
  ];
}

function compareCounts(before: Counting, after: Counting): readonly string[] {
  const sameBounds =
    (before.atLeast ?? 0) === (after.atLeast ?? 0) && before.atMost === after.atMost;
  const bounds = `counts ${boundsInWords(after)} instead of ${boundsInWords(before)}`;
  return [...(sameBounds ? [] : [bounds]), ...compareLists(before, after)];
}

function adds(added: readonly string[], dropped: readonly string[]): readonly string[] {
  return [
    ...(added.length === 0 ? [] : [`adds ${namedIn(added)}`]),
    ...(dropped.length === 0 ? [] : [`drops ${namedIn(dropped)}`]),
  ];
}

function compareCodes(before: readonly string[], after: readonly string[], what: string) {
  const { added, dropped } = listChange(before, after);
  const named = (codes: readonly string[]) =>
    codes.length === 0 ? [] : [`${what} ${namedIn(codes.map(visible))}`];
  return adds(named(added), named(dropped));
}

type Values = readonly (string | number)[];

const valuesOf = ({ test }: FieldCriterion): Values | null =>
  test.kind === 'in' ? test.values : null;

/** Two tests of one field, as lists of values where one keeps something of the other. */
function compareFields(before: FieldCriterion, after: FieldCriterion): readonly string[] {
  const { added, dropped } = listChange(valuesOf(before) ?? [], valuesOf(after) ?? []);
  const isKept = valuesOf(after)?.some((value) => !added.includes(value)) ?? false;
  if (!isKept) return [replaced(before, after)];
  const named = (values: Values) => values.map((value) => valueInWords(after.field, value));
  return adds(named(added), named(dropped));
}

/** Any two criteria, one in the other's place. */
export function replaced(before: Criterion, after: Criterion): string {
  return `says "${phraseOf(after).says}" instead of "${phraseOf(before).says}"`;
}

/** Whether two criteria ask about the same thing, so that one may be the other, changed. */
export function isAlike(before: Criterion, after: Criterion): boolean {
  if (before.kind !== after.kind) return false;
  if (before.kind === 'field') return after.kind === 'field' && before.field === after.field;
  if (before.kind === 'area') return after.kind === 'area' && before.level === after.level;
  if (before.kind === 'score') return after.kind === 'score' && before.score === after.score;
  return before.kind !== 'condition';
}

/** One criterion that is no group against another of which {@link isAlike} is true. */
export function compareLeaf(before: Criterion, after: Criterion): readonly string[] {
  if (before.kind === 'conditions' && after.kind === 'conditions')
    return compareCounts(before, after);
  if (before.kind === 'systems' && after.kind === 'systems') return compareCounts(before, after);
  if (before.kind === 'area' && after.kind === 'area') {
    const what = after.level === 'practice' ? 'practice' : after.level.toUpperCase();
    return compareCodes(before.in, after.in, what);
  }
  if (
    (before.kind === 'quintile' && after.kind === 'quintile') ||
    (before.kind === 'decile' && after.kind === 'decile')
  ) {
    const what = `deprivation ${after.kind}`;
    return compareCodes(before.in.map(String), after.in.map(String), what);
  }
  if (before.kind === 'field' && after.kind === 'field') return compareFields(before, after);
  return [replaced(before, after)];
}
