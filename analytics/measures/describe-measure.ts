import type { Dimension, Filters } from '../contract/dimensions.ts';
import type { Form, ReleasedMeasure, Unit } from '../contract/released.ts';
import type { Catalogue } from '../criteria/catalogue.ts';
import { conditionName } from '../criteria/condition.ts';
import { countedIds } from '../criteria/count-sql.ts';
import type { Criterion } from '../criteria/criterion.ts';
import { describeCriterion } from '../criteria/describe-criterion.ts';
import { needsOf } from '../criteria/not-held.ts';
import { spokenNumber } from '../criteria/wording.ts';
import type { Cube } from '../cube/cube.ts';
import { countsEvents, type Field, findField } from '../dictionary/dictionary.ts';
import { wilsonMethod } from '../statistics/proportion.ts';
import type { Ages, CountedMeasure, Measure } from './measure.ts';
import { methodOf } from './methods.ts';

/** What every measure says of itself unless it is otherwise. */
const plain: Omit<ReleasedMeasure, 'id' | 'label' | 'numerator'> = {
  unit: 'people',
  unitLabel: 'people',
  form: 'crude',
  denominator: null,
  exclusions: null,
  method: null,
  standard: null,
  polarity: 'none',
  source: '',
  comparison: null,
};

/** A plain count of people, with what it is called and whom it counts. */
export function countOfPeople(says: Pick<ReleasedMeasure, 'label' | 'numerator'>): ReleasedMeasure {
  return { ...plain, id: 'people', ...says };
}

function aged({ from, to }: Ages): string {
  if (from === null && to === null) return 'of all ages';
  return to === null ? `aged ${from} and over` : `aged ${from ?? 0} to ${to}`;
}

/** Why a value has no denominator: the group may hold people, but none of those it is taken of. */
export function nobodyKnown({ ages, among }: Pick<CountedMeasure, 'ages' | 'among'>): string {
  const isAll = ages.from === null && ages.to === null;
  const within = isAll ? '' : ` ${aged(ages)}`;
  return `nobody in this group${within} of whom it is known${among === null ? '' : ', and who is asked about'}`;
}

/** The unit of a measure, and its words. */
function unitOf(measure: CountedMeasure, form: Form): { unit: Unit; unitLabel: string } {
  const { statistic, per, things } = measure;
  const standardised = form === 'standardised' ? ', age-standardised' : '';
  if (form === 'indirect') return { unit: 'ratio', unitLabel: 'observed per 100 expected' };
  if (statistic === 'mean') {
    return { unit: 'mean', unitLabel: `${things} per person${standardised}` };
  }
  if (statistic === 'proportion' && per === 100) {
    return { unit: 'percent', unitLabel: `%${standardised}` };
  }
  return { unit: 'rate', unitLabel: `${things} per ${spokenNumber(per)} people${standardised}` };
}

/** The conditions that a count takes, by name: how common it is depends on which they are. */
function namesOf(lists: readonly (readonly string[] | null)[], catalogue: Catalogue): string {
  const ids = new Set(lists.flatMap((list) => countedIds(list, catalogue)));
  return ids.size === 0
    ? ''
    : ` (${ids.size} are counted: ${[...ids].map(conditionName).join(', ')})`;
}

/** Events and costs come about over a time; an age or a measurement does not. */
function periodOf(field: Field): string[] {
  const isOverTime = countsEvents(field) || field.unit === 'pounds';
  return isOverTime ? ['the extract does not say over what period'] : [];
}

function numeratorOf({ numerator, things }: CountedMeasure, catalogue: Catalogue): string {
  if (numerator.kind === 'field') {
    const field = findField(numerator.field);
    const unit = [field?.unit ?? [], field ? periodOf(field) : []].flat().join('; ');
    return `${field?.label ?? numerator.field}, in total${unit === '' ? '' : ` (${unit})`}`;
  }
  if (numerator.kind === 'conditions') {
    return `Recorded ${things}, in total${namesOf([numerator.of], catalogue)}`;
  }
  if (numerator.when.kind === 'condition') return 'Those of the denominator who have it recorded';
  const { counts } = needsOf(numerator.when);
  return `Those of the denominator of whom it is true: ${describeCriterion(numerator.when)}${namesOf(counts, catalogue)}`;
}

const amongOf = (among: Criterion | null) =>
  among === null ? '' : `, who satisfy: ${describeCriterion(among)},`;

/** Who of a group is counted as excluded, and who as unknown. */
function exclusionsOf({ ages, among }: CountedMeasure, form: Form): string {
  const isAged = ages.from !== null || ages.to !== null;
  const excluded = [
    ...(isAged ? [`people not ${aged(ages)}`] : []),
    ...(among === null ? [] : ['people who do not satisfy its criterion']),
    ...(form === 'crude' ? [] : ['people of unknown age']),
  ];
  const who = excluded.length === 0 ? 'nobody' : excluded.join('; ');
  return `${who.charAt(0).toUpperCase()}${who.slice(1)}. Unknown are people whom it is about and of whom it is not known`;
}

/** Whom a measure is about, in data: its ages, which must be known for other than a crude value. */
function eligibleOf({ ages, among }: CountedMeasure, form: Form): { readonly eligible?: unknown } {
  const from = ages.from ?? (form === 'crude' ? null : 0);
  const limits = {
    ...(from === null ? {} : { from }),
    ...(ages.to === null ? {} : { to: ages.to }),
  };
  const all = [
    ...(Object.keys(limits).length === 0 ? [] : [{ age: limits }]),
    ...(among === null ? [] : [{ satisfies: describeCriterion(among) }]),
  ];
  return all.length === 0 ? {} : { eligible: { all } };
}

/** A measure document in a form, in words, as an extract can give it. */
export function describeCounted(measure: CountedMeasure, form: Form, catalogue: Catalogue) {
  const { id, label, ages, among, edition, source, standard, polarity } = measure;
  const isAged = ages.from !== null || ages.to !== null;
  const rule = edition === null ? '' : ` (ages of ${edition})`;
  return {
    ...plain,
    ...unitOf(measure, form),
    id,
    label,
    form,
    numerator: numeratorOf(measure, catalogue),
    denominator: `People ${aged(ages)}${amongOf(among)} whose record of it is known${rule}`,
    exclusions: exclusionsOf(measure, form),
    ...eligibleOf(measure, form),
    method: methodOf(measure, form),
    standard:
      form === 'standardised' ? `${standard.label}${isAged ? `, ${aged(ages)}` : ''}` : null,
    polarity,
    source,
  };
}

function share(of: Dimension, cube: Cube, filters: Filters): ReleasedMeasure {
  const axis = cube.axes.find(({ dimension }) => dimension === of);
  const wanted = filters[of];
  const chosen = axis?.categories
    .filter(({ code }) => wanted?.includes(code) === true)
    .map(({ label }) => label);
  const name = axis?.noun ?? of;
  return {
    ...plain,
    id: `share:${of}`,
    label:
      chosen === undefined || chosen.length === 0
        ? `Share of people in each ${name}`
        : `Share of people in ${name}: ${chosen.join(', ')}`,
    unit: 'percent',
    unitLabel: '%',
    numerator: `People in the ${name}`,
    denominator: `People in every ${name} together`,
    method: wilsonMethod,
  };
}

/** A measure in words, for the note that goes with every table of it. */
export function describeMeasure(
  measure: Measure,
  form: Form,
  cube: Cube,
  filters: Filters,
  catalogue: Catalogue,
): ReleasedMeasure {
  switch (measure.kind) {
    case 'people':
      return countOfPeople({ label: 'People', numerator: 'People' });
    case 'share':
      return share(measure.of, cube, filters);
    case 'counted':
      return describeCounted(measure, form, catalogue);
  }
}
