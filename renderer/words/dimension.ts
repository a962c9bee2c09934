import {
  noneCode,
  noSegmentCode,
  notAllocatedCode,
  outsideCode,
  type ReleasedName,
  unknownCode,
} from '../../analytics/contract/dimensions.ts';
import { lowerFirst } from '../charts/phrase.ts';
import type { Session } from '../state/session.tsx';
import type { Picked } from '../state/window-state.ts';

/** What each dimension is called above a number. */
export const dimensionLabels: Readonly<Record<ReleasedName, string>> = {
  segment: 'Segment',
  quintile: 'Deprivation quintile',
  age_band: 'Age band',
  age: 'Age in years',
  sex: 'Sex',
  ethnic_group: 'Ethnic group',
  lcp: 'Local Care Partnership',
  pcn: 'Primary Care Network',
  practice: 'Practice',
  condition_count: 'Number of conditions',
  combination: 'Combination of conditions',
  other_segment: 'Other segment',
  statistic: 'Figure',
};

/** The same, where there is little room. */
export const shortLabels: Readonly<Record<ReleasedName, string>> = {
  segment: 'Segment',
  quintile: 'Quintile',
  age_band: 'Age',
  age: 'Years',
  sex: 'Sex',
  ethnic_group: 'Ethnic group',
  lcp: 'LCP',
  pcn: 'PCN',
  practice: 'Practice',
  condition_count: 'Conditions',
  combination: 'Combination',
  other_segment: 'Other segment',
  statistic: 'Figure',
};

const commonLabels: Readonly<Record<string, string>> = {
  [unknownCode]: 'Not known',
  [notAllocatedCode]: 'Not allocated',
  [outsideCode]: 'Outside the population',
  [noSegmentCode]: 'In no segment',
  [noneCode]: 'None of these',
};

/** The words for one category, from the extract or from the definition in force. */
export function categoryLabel(session: Session, { dimension, code }: Picked): string {
  const listed =
    dimension === 'segment'
      ? session.explained.answer?.english.segments.find((segment) => segment.id === code)
      : session.extract?.dimensions[dimension]?.find((category) => category.code === code);
  return listed?.label ?? commonLabels[code] ?? code;
}

/** A dimension inside a sentence: `deprivation quintile`, `Local Care Partnership`. */
export function dimensionPhrase(dimension: ReleasedName): string {
  const isName = dimension === 'lcp' || dimension === 'pcn';
  return isName ? dimensionLabels[dimension] : lowerFirst(dimensionLabels[dimension]);
}
