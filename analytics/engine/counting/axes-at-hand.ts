import { type Dimension, noSegmentCode } from '../../contract/dimensions.ts';
import { Refusal } from '../../contract/problem.ts';
import {
  ageAxis,
  ageBandAxis,
  ethnicGroupAxis,
  lcpAxis,
  pcnAxis,
  practiceAxis,
  quintileAxis,
  segmentAxis,
  sexAxis,
} from '../../cube/axes.ts';
import type { Axis, PersonAxis } from '../../cube/axis.ts';
import { combinationAxis, conditionCountAxis } from '../../cube/condition-axes.ts';
import type { Segmentation } from '../../definition/segmentation.ts';
import type { ExtractRecord } from '../../sources/extract-record.ts';
import { catalogueOf } from '../extract-at-hand.ts';

/** Codes of where people are registered, in order. */
export interface PlaceCodes {
  readonly practice: readonly string[];
  readonly pcn: readonly string[];
}

/** What axes are made of, besides the definition. */
export interface AxesOf {
  readonly extract: ExtractRecord;
  readonly places: PlaceCodes;
  /** Conditions whose combinations are told apart. */
  readonly combination: readonly string[];
}

/** The segments of a definition; with every-match also whoever is in none. */
export function segmentAxisOf({ assign, segments }: Segmentation): Axis {
  const named = segments.map(({ id, label }) => ({ code: id, label }));
  const hasRest = assign === 'first-match' || segments.some(({ when }) => when === null);
  const none = { code: noSegmentCode, label: 'In no segment' };
  return segmentAxis(hasRest ? named : [...named, none]);
}

const axes = new WeakMap<readonly unknown[], PersonAxis>();

/** The axis of a list of codes, made once. */
function axisOf<C>(codes: readonly C[], make: (codes: readonly C[]) => PersonAxis): PersonAxis {
  const known = axes.get(codes) ?? make(codes);
  axes.set(codes, known);
  return known;
}

/** The axis of a dimension over an extract. */
export function personAxis(
  dimension: Exclude<Dimension, 'segment'>,
  { extract, places, combination }: AxesOf,
): PersonAxis {
  switch (dimension) {
    case 'quintile':
      return quintileAxis;
    case 'age_band':
      return ageBandAxis;
    case 'age':
      return ageAxis;
    case 'sex':
      return sexAxis;
    case 'ethnic_group':
      return ethnicGroupAxis;
    case 'lcp':
      return axisOf(extract.lcps, lcpAxis);
    case 'practice':
      return axisOf(places.practice, practiceAxis);
    case 'pcn':
      return axisOf(places.pcn, pcnAxis);
    case 'condition_count':
      return conditionCountAxis(catalogueOf(extract));
    case 'combination':
      return combinationAxis(combination);
  }
}

const fieldOf: Readonly<Partial<Record<Dimension, string>>> = {
  quintile: 'imd_quintile',
  age_band: 'age',
  age: 'age',
  sex: 'sex',
  ethnic_group: 'ethnic_group',
  lcp: 'lcp',
  practice: 'practice',
  pcn: 'pcn',
};

/** Whether an extract holds what a dimension is made of: without it everybody would be unknown. */
export function holdsDimension(
  { fields, conditions }: ExtractRecord,
  dimension: Dimension,
): boolean {
  const field = fieldOf[dimension];
  if (dimension === 'condition_count') return conditions.length > 0;
  return field === undefined || fields.some(({ id }) => id === field);
}

/** Refuses dimensions that the extract does not hold; throws a {@link Refusal} (usage). */
export function requireHeld(extract: ExtractRecord, dimensions: readonly Dimension[]): void {
  const absent = dimensions.find((dimension) => !holdsDimension(extract, dimension));
  if (absent === undefined) return;
  throw new Refusal({
    code: 'usage',
    reason: `The extract does not hold what ${absent} is made of, so nobody can be told apart by it.`,
    hint: 'Leave it out, or import the extract again with that column or with the places that give it.',
  });
}
