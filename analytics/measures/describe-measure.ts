import type { Dimension, Filters } from '../contract/dimensions.ts';
import type { ReleasedMeasure } from '../contract/released.ts';
import type { Cube } from '../cube/cube.ts';
import type { Condition } from '../dictionary/dictionary.ts';
import { wilsonMethod } from '../statistics/proportion.ts';
import type { Measure } from './measure.ts';

type Ages = Pick<Condition, 'minAge' | 'maxAge'>;

function aged({ minAge, maxAge }: Ages): string {
  if (minAge === null && maxAge === null) return 'of all ages';
  return maxAge === null ? `aged ${minAge} and over` : `aged ${minAge ?? 0} to ${maxAge}`;
}

/** Why a prevalence has no denominator: the group may hold people, but none of those it is taken of. */
export function nobodyKnown(condition: Ages): string {
  const { minAge, maxAge } = condition;
  const within = minAge === null && maxAge === null ? '' : ` ${aged(condition)}`;
  return `nobody in this group${within} of whom it is known`;
}

function prevalence(condition: Condition): ReleasedMeasure {
  return {
    id: `prevalence:${condition.id}`,
    label: `Prevalence of ${condition.label.replace(/^[A-Z](?=[a-z])/, (first) => first.toLowerCase())}`,
    unit: 'percent',
    numerator: `Those of the denominator who have it recorded`,
    denominator: `People ${aged(condition)} whose record of it is known (ages of ${condition.edition})`,
    method: wilsonMethod,
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
    id: `share:${of}`,
    label:
      chosen === undefined || chosen.length === 0
        ? `Share of people in each ${name}`
        : `Share of people in ${name}: ${chosen.join(', ')}`,
    unit: 'percent',
    numerator: `People in the ${name}`,
    denominator: `People in every ${name} together`,
    method: wilsonMethod,
  };
}

/** A measure in words, for the note that goes with every table of it. */
export function describeMeasure(measure: Measure, cube: Cube, filters: Filters): ReleasedMeasure {
  switch (measure.kind) {
    case 'people':
      return {
        id: 'people',
        label: 'People',
        unit: 'people',
        numerator: 'People',
        denominator: null,
        method: null,
      };
    case 'share':
      return share(measure.of, cube, filters);
    case 'prevalence':
      return prevalence(measure.condition);
  }
}
